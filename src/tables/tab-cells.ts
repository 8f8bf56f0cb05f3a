import type { Block, Cell, Paragraph } from '../document/block.js';
import { wordsOf } from '../document/words.js';
import { joinCells } from './cell.js';
import { followsForm, hasFigures, isHeadingRow, isProse, REVIEW_CELLS, weigh } from './evidence.js';
import { groupCells, kindOfCell } from './group-cells.js';
import { recogniserOfRuns, tableOver, type FoundTable, type LayoutContext } from './layout.js';
import { physicalLines, type PhysicalLine } from './physical-line.js';
import type { TableVocabulary } from './vocabulary.js';

/** A cell and the paragraphs of the run that it was read from, `to` exclusive; none for a cell of blanks. */
interface CellEntry {
  cell: Cell;
  from: number;
  to: number;
}

const CELL_START = /^[ \u3000\u00a0]*\t/;

const LONGEST_CONTINUATION = 120;
const MOST_CELLS = 24;
/** Merged cells of a row above the column headings. */
const MOST_ABOVE = 3;

/**
 * Recognises tables that print one cell a line, each line beginning with a tab, rows parted by empty lines
 * (what is left of a web page's table after copying). A cell may be continued on a line without the tab; a
 * line of a tab and blanks is an empty cell. Lines before the first and after the last row (附件：, 填报人：)
 * stay paragraphs.
 */
export const recogniseTabCells = recogniserOfRuns(belongs, readRun);

function belongs(paragraph: Paragraph, index: number, blocks: readonly Block[]): boolean {
  if (isCellLine(paragraph)) return true;
  const [before, after] = [blocks[index - 1], blocks[index + 1]];
  // a continued label: short, and the lines before and after it follow without a gap
  return (
    paragraph.text.length <= LONGEST_CONTINUATION &&
    !/。\s*$/.test(paragraph.text) &&
    !/\S[ ]*\t/.test(paragraph.text) &&
    before?.kind === 'paragraph' &&
    after?.kind === 'paragraph' &&
    isCellLine(before) &&
    isCellLine(after) &&
    paragraph.span.start.line - before.span.end.line === 1 &&
    after.span.start.line - paragraph.span.end.line <= 2
  );
}

function isCellLine(paragraph: Paragraph): boolean {
  const { text } = paragraph;
  return CELL_START.test(text) && !text.trim().includes('\t');
}

function readRun(run: readonly Paragraph[], context: LayoutContext): FoundTable[] {
  const { vocabulary } = context;
  const records = readRecords(physicalLines(run, context.text), context);
  const all = records.map((record) => record.map((entry) => entry.cell));
  const isRow = (row: readonly Cell[]): boolean =>
    row.length >= 2 && !isProse(row) && row.length <= MOST_CELLS;
  let first = all.findIndex((row) => isHeadingRow(row, vocabulary));
  if (first < 0) first = all.findIndex(isRow);
  if (first < 0) return [];
  while (first > 0 && isColumnWord(all[first - 1] ?? [], vocabulary)) first--;
  const last = all.findLastIndex((row) => isRow(row) || isLoneLabel(row, vocabulary));
  const rows = all.slice(first, last + 1);
  const from = records[first]?.[0]?.from ?? 0;
  const to = records[last]?.at(-1)?.to ?? 0;
  if (to <= from || !isTable(rows, vocabulary)) return [];
  return [{ from, to, table: tableOver('tab-cells', rows, run.slice(from, to)) }];
}

/** A merged column heading above the others, alone or beside a note. */
function isColumnWord(cells: readonly Cell[], vocabulary: TableVocabulary): boolean {
  if (cells.length > MOST_ABOVE) return false;
  return cells.some((cell) => {
    const words = wordsOf(cell).plain;
    const found = vocabulary.words.find(words, 0);
    return found?.end === words.length && found.word.columns.size > 0;
  });
}

function isLoneLabel(cells: readonly Cell[], vocabulary: TableVocabulary): boolean {
  return cells.length === 1 && cells.every((cell) => vocabulary.isLabel(cell));
}

function isTable(rows: readonly Cell[][], vocabulary: TableVocabulary): boolean {
  const evidence = weigh(rows, vocabulary);
  if (followsForm(evidence)) return true;
  return (
    evidence.width >= 2 &&
    evidence.regular >= 3 &&
    evidence.regular * 10 >= rows.length * 6 &&
    rows.filter((row) => hasFigures(row, vocabulary)).length * 2 > rows.length
  );
}

function readRecords(lines: readonly PhysicalLine[], context: LayoutContext): CellEntry[][] {
  const records: CellEntry[][] = [];
  let record: CellEntry[] = [];
  let next = 0;
  for (const line of lines) {
    if (line.paragraph === null && !line.text.includes('\t')) {
      record = [];
      continue;
    }
    const from = line.paragraph ?? next;
    if (line.paragraph !== null) next = line.paragraph + 1;
    const cell = cellOf(line);
    const last = record.at(-1);
    if (last !== undefined && !CELL_START.test(line.text)) {
      last.cell = joinCells(last.cell, cell, context.text);
      last.to = next;
      continue;
    }
    if (record.length === 0) records.push(record);
    record.push({ cell, from, to: next });
  }
  // a row of blanks is no row, unless it is the one that table 4 has
  const filled = records.filter(
    (candidate) => candidate.some((entry) => entry.to > entry.from) || candidate.length === REVIEW_CELLS,
  );
  return filled.flatMap((candidate) => splitUnparted(candidate, context.vocabulary));
}

/** Rows whose empty lines were lost stand in one record; they are told apart by what the cells say. */
function splitUnparted(record: CellEntry[], vocabulary: TableVocabulary): CellEntry[][] {
  const labels = record.filter((entry) => vocabulary.isLabel(entry.cell)).length;
  if (labels < 2) return [record];
  return groupCells(record, (entry) => kindOfCell(entry.cell, vocabulary));
}

function cellOf(line: PhysicalLine): Cell {
  const lead = line.text.length - line.text.trimStart().length;
  const start = line.paragraph === null ? Math.min(1, line.text.length) : lead;
  const end = line.paragraph === null ? start : line.text.trimEnd().length;
  const at = (column: number) => ({ line: line.line, column: column + 1, offset: line.offset + column });
  return { text: line.text.slice(start, end), span: { start: at(start), end: at(end) } };
}
