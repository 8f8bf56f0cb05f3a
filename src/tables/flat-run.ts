import type { Cell, Paragraph } from '../document/block.js';
import { squeeze } from '../document/fold.js';
import { cutCell } from './cell.js';
import { recogniserOfRuns, tableOver, type FoundTable } from './layout.js';
import { isValueShaped } from './value-shape.js';

/** Table 4 has fifteen figures: five results for each of three proceedings. */
const FIGURES = 15;
const LONGEST = 200;
const HEADING =
  /^(?:行政复议|行政诉讼|未经复议直接起诉|复议后起诉|结果维持|结果纠正|其他结果|尚未审结|总计|结果|维持|纠正|其他|尚未|审结)+$/;

/**
 * Recognises table 4 (行政复议、行政诉讼) where it lost its form: lines of its headings, then its fifteen figures in one line or
 * in several. Every line becomes a row.
 */
export const recogniseFlatRuns = recogniserOfRuns(
  (paragraph) => isHeading(paragraph) || isFigures(paragraph),
  readRun,
);

function isHeading({ text }: Paragraph): boolean {
  return text.length <= LONGEST && HEADING.test(squeeze(text));
}

function isFigures({ text }: Paragraph): boolean {
  return text.length <= LONGEST && text.trim().split(/\s+/).every(isValueShaped);
}

function readRun(run: readonly Paragraph[]): FoundTable[] {
  const found: FoundTable[] = [];
  let from = 0;
  while (from < run.length) {
    let to = from;
    while (to < run.length && isHeadingAt(run, to)) to++;
    const words = run
      .slice(from, to)
      .map(({ text }) => squeeze(text))
      .join('');
    const rows = run.slice(from, to).map(splitAtBlanks);
    let count = 0;
    while (to < run.length && !isHeadingAt(run, to) && count < FIGURES) {
      const paragraph = run[to];
      if (paragraph === undefined) break;
      const cells = splitAtBlanks(paragraph);
      rows.push(cells);
      count += cells.length;
      to++;
    }
    if (count === FIGURES && /维持/.test(words) && /审结/.test(words)) {
      found.push({ from, to, table: tableOver('flat-run', rows, run.slice(from, to)) });
    }
    from = Math.max(to, from + 1);
  }
  return found;
}

function isHeadingAt(run: readonly Paragraph[], at: number): boolean {
  const paragraph = run[at];
  return paragraph !== undefined && isHeading(paragraph);
}

function splitAtBlanks(paragraph: Paragraph): Cell[] {
  return [...paragraph.text.matchAll(/\S+/g)].map((match) =>
    cutCell(paragraph, match.index, match.index + match[0].length),
  );
}
