import type { Block, Span } from '../../document/block.js';
import { wordsOf } from '../../document/words.js';
import type { Report } from '../../report/report.js';
import type { Section } from '../../segment/section.js';

/** A paragraph, heading or cell of a report. */
export interface PrintedPiece {
  text: string;
  span: Span;
}

function piecesOf(blocks: readonly Block[]): PrintedPiece[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : block.rows.flat()));
}

const headings = new WeakMap<Section, PrintedPiece>();

/** A section's heading as a piece, the same for all who ask, so that its words are made once. */
function headingOf(section: Section): PrintedPiece {
  const { label, title, span } = section;
  const heading = headings.get(section) ?? { text: label + title, span };
  headings.set(section, heading);
  return heading;
}

/** Everything under a section, its heading included. */
function piecesUnder(section: Section): PrintedPiece[] {
  return [headingOf(section), ...piecesOf(section.blocks), ...section.children.flatMap(piecesUnder)];
}

function compare(one: Span, other: Span): number {
  return (
    (one.page ?? 0) - (other.page ?? 0) ||
    one.start.offset - other.start.offset ||
    one.end.offset - other.end.offset
  );
}

/** Several rules read the same text. */
const known = new WeakMap<Report, readonly PrintedPiece[]>();
const squeezed = new WeakMap<Report, string>();

/** Everything that a report prints, in document order, each place once. */
export function printedPieces(report: Report): readonly PrintedPiece[] {
  const found = known.get(report);
  if (found !== undefined) return found;
  const pieces = [
    ...piecesOf(report.front),
    ...report.sections.flatMap(piecesUnder),
    ...piecesOf(report.back),
    ...piecesOf(report.tables),
  ];
  pieces.sort((a, b) => compare(a.span, b.span));
  const printed = pieces.filter(({ span }, at) => {
    const next = pieces[at + 1];
    return next === undefined || compare(span, next.span) !== 0;
  });
  known.set(report, printed);
  return printed;
}

/** All that a report prints in one, folded and without blanks. */
export function printedText(report: Report): string {
  const text =
    squeezed.get(report) ??
    printedPieces(report)
      .map((piece) => wordsOf(piece).squeezed)
      .join('');
  squeezed.set(report, text);
  return text;
}

/** The heading and paragraphs of a section and of those below it. */
export function proseUnder(section: Section): PrintedPiece[] {
  return [headingOf(section), ...paragraphsOf(section.blocks), ...section.children.flatMap(proseUnder)];
}

function paragraphsOf(blocks: readonly Block[]): PrintedPiece[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
}

/** The headings and paragraphs of the report's sections, without tables, sign-off and attachments. */
export function sectionProse({ sections }: Report): PrintedPiece[] {
  return sections.flatMap(proseUnder);
}

/** The paragraphs before the first section. */
export function frontProse({ front }: Report): PrintedPiece[] {
  return paragraphsOf(front);
}

/** A heading is hardly longer. */
const LONGEST_HEADING = 40;

/**
 * What could be a heading whose number was lost: the first words of each paragraph up to a mark, unless they
 * are long or hold a number. Folded and without blanks.
 */
export function headingWords(report: Report): string[] {
  return [...frontProse(report), ...sectionProse(report), ...paragraphsOf(report.back)].flatMap((piece) => {
    const [words = ''] = wordsOf(piece)
      .slice(0, 4 * LONGEST_HEADING)
      .squeezed.split(/[。:;,!?]/);
    return words === '' || words.length > LONGEST_HEADING || /\d/.test(words) ? [] : [words];
  });
}
