import type { Block, Cell, Paragraph } from '../document/block.js';
import { wordsOf } from '../document/words.js';
import { cutCell, joinCells } from './cell.js';
import { followsForm, hasFigures, isHeadingRow, isProse, weigh } from './evidence.js';
import { holdsCells, recogniserOfRuns, tableOver, type FoundTable, type LayoutContext } from './layout.js';
import { holdsValue } from './value-shape.js';
import type { TableVocabulary } from './vocabulary.js';

const LONGEST_CONTINUATION = 60;
/** From this width on, two rows are a table; narrower ones need three. */
const WIDE = 5;

/**
 * Recognises tables that print one row a line, cells parted by tabs. A line without a tab between two rows is
 * a row of one cell: a heading row or a label's continuation.
 */
export const recogniseTabRows = recogniserOfRuns(belongs, readRun);

function belongs(
  paragraph: Paragraph,
  index: number,
  blocks: readonly Block[],
  { vocabulary }: LayoutContext,
): boolean {
  if (isRowLine(paragraph)) return true;
  if (vocabulary.isLabel(paragraph) || isFormWord(paragraph, vocabulary)) return true;
  const [before, after] = [blocks[index - 1], blocks[index + 1]];
  if (after?.kind === 'paragraph' && isRowLine(after) && beginsBroken(paragraph, after, vocabulary))
    return true;
  return (
    paragraph.text.length <= LONGEST_CONTINUATION &&
    !/[。；：:]\s*$/.test(paragraph.text) &&
    before?.kind === 'paragraph' &&
    after?.kind === 'paragraph' &&
    isRowLine(before) &&
    isRowLine(after)
  );
}

/** A label whose rest begins the next line's row. */
function beginsBroken(paragraph: Paragraph, after: Paragraph, vocabulary: TableVocabulary): boolean {
  const head = cutCell(after, 0, after.text.indexOf('\t', after.text.search(/\S/)));
  return (
    paragraph.text.length <= LONGEST_CONTINUATION &&
    isBroken(cutCell(paragraph, 0, paragraph.text.length), head, vocabulary)
  );
}

function isRowLine(paragraph: Paragraph): boolean {
  return holdsCells(paragraph.text.trimStart(), '\t');
}

/** A line that consists of some form's words: merged column headings. */
function isFormWord(line: Paragraph | Cell, vocabulary: TableVocabulary): boolean {
  if (line.text.length > LONGEST_CONTINUATION) return false;
  const words = wordsOf(line).plain;
  let at = 0;
  while (at < words.length) {
    const found = vocabulary.words.find(words, at);
    if (found === null || found.word.section) return false;
    at = found.end;
  }
  return at > 0;
}

function readRun(run: readonly Paragraph[], { text, vocabulary }: LayoutContext): FoundTable[] {
  if (!run.some(isRowLine)) return [];
  const lines = run.filter(isRowLine);
  const indented = lines.length > 1 && lines.every((paragraph) => paragraph.text.startsWith('\t'));
  const all = run.map((paragraph) => splitAtTabs(paragraph, indented));
  const isRow = (row: readonly Cell[]): boolean => row.length >= 2 && !isProse(row);
  let first = all.findIndex(isRow);
  if (first < 0) return [];
  // without column headings the labels directly before belong to the table; with them they are headings of
  // the text
  const headed = isHeadingRow(all[first] ?? [], vocabulary);
  while (!headed && first > 0 && isAbove(all[first - 1] ?? [], vocabulary)) first--;
  const [tail, head] = [all[first - 1]?.at(-1), all[first]?.[0]];
  if (tail !== undefined && head !== undefined && isBroken(tail, head, vocabulary)) first--;
  const last = all.findLastIndex((row) => isRow(row) || isLoneLabel(row, vocabulary));
  const rows = joinBroken(all.slice(first, last + 1), text, vocabulary);
  if (!isTable(rows, vocabulary)) return [];
  return [{ from: first, to: last + 1, table: tableOver('tab-rows', rows, run.slice(first, last + 1)) }];
}

/** A line of its own that belongs to the rows below: a label, or merged column headings. */
function isAbove(row: readonly Cell[], vocabulary: TableVocabulary): boolean {
  const [first] = row;
  return (
    isLoneLabel(row, vocabulary) || (row.length === 1 && first !== undefined && isFormWord(first, vocabulary))
  );
}

/**
 * Labels that line breaks cut within their cell, so that the row goes on in the next line; joined where a
 * form has them.
 */
function joinBroken(rows: readonly Cell[][], text: string, vocabulary: TableVocabulary): Cell[][] {
  const out: Cell[][] = [];
  for (const row of rows) {
    const before = out.at(-1);
    const [tail, [head, ...rest]] = [before?.at(-1), row];
    if (
      before !== undefined &&
      tail !== undefined &&
      head !== undefined &&
      isBroken(tail, head, vocabulary)
    ) {
      before.splice(-1, 1, joinCells(tail, head, text), ...rest);
    } else {
      out.push([...row]);
    }
  }
  return out;
}

function isBroken(tail: Cell, head: Cell, vocabulary: TableVocabulary): boolean {
  if (tail.text === '' || head.text === '' || tail.text.length + head.text.length > 100) return false;
  if (holdsValue(tail) || holdsValue(head)) return false;
  const open = /[(（][^()（）]*$/.test(tail.text) && /^[^()（）]*[)）]/.test(head.text);
  if (open) return true;
  if (vocabulary.isLabel(head)) return false;
  return vocabulary.isLabel({ text: tail.text + head.text });
}

function isLoneLabel(row: readonly Cell[], vocabulary: TableVocabulary): boolean {
  return row.length === 1 && row.every((cell) => vocabulary.isLabel(cell));
}

function isTable(rows: readonly Cell[][], vocabulary: TableVocabulary): boolean {
  const evidence = weigh(rows, vocabulary);
  if (followsForm(evidence)) return true;
  return (
    evidence.width >= 2 &&
    evidence.regular >= (evidence.width >= WIDE ? 2 : 3) &&
    evidence.regular * 2 >= rows.length &&
    rows.filter(isProse).length * 3 < rows.length &&
    rows.some((row) => hasFigures(row, vocabulary)) &&
    rows.some((row) => row.length > 1 && row.some((cell) => /\p{Script=Han}{2}/u.test(cell.text)))
  );
}

function splitAtTabs(paragraph: Paragraph, indented: boolean): Cell[] {
  const { text } = paragraph;
  const cells: Cell[] = [];
  let from = indented && text.startsWith('\t') ? 1 : 0;
  while (from <= text.length) {
    const tab = text.indexOf('\t', from);
    const to = tab < 0 ? text.length : tab;
    cells.push(cutCell(paragraph, from, to));
    from = to + 1;
  }
  return cells;
}
