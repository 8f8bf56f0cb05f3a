import type { Cell, Paragraph } from '../document/block.js';
import { fold } from '../document/fold.js';
import { cutCell } from './cell.js';
import { isValueShaped } from './value-shape.js';
import type { TableVocabulary } from './vocabulary.js';

/** What a line of text is within a table of one row a line. */
export interface FormLine {
  kind:
    /** Column headings. */
    | 'heading'
    /** A label of a form with unit or value. */
    | 'row'
    /** A label that no form has, with unit and value. */
    | 'shaped'
    /** A label of a form alone. */
    | 'label'
    /** Short words that may continue the row before. */
    | 'words';
  cells: Cell[];
  /** True where no blank parts the cells. */
  glued: boolean;
}

const LONGEST_LINE = 200;
/** From this number on, figures in a line are cells of their own; fewer may be one cell's (12 5). */
const MANY = 3;
const LONGEST_WORDS = 60;
/** How many words from the line's end the label may end: the widest table has eight figures in a row. */

const DEEPEST = 12;
/** Unit and value are at most this long together where no blank parts them from the label. */
const LONGEST_TAIL = 24;
const SENTENCE = /[，。；：！？,;:!?]\s*$/;
const INSIDE_SENTENCE = /[，。；！？;!?]|,(?!\d{3})/;
const FIGURE_END = /[\d条件次篇个人期份元项)—\-/无空零〇一二三四五六七八九十百千]$/;
/** A glued tail begins with a unit or a value. */
const TAIL_START = /^(?:[条件次篇个人期份元项万]|[\d—\-/无空零〇一二三四五六七八九十])/;
const UNITS = /^(?:人次|万元|[条件次篇个人期份元项])/;

/**
 * Reads a line as a row of a form: label, unit and value parted by blanks, or by nothing where the form's own words tell
 * them apart (`（一）收到申请数   件   3`, `收到申请数件3`).
 *
 * @returns null for a line that can be no part of such a table
 */
export function readFormLine(paragraph: Paragraph, vocabulary: TableVocabulary): FormLine | null {
  const { text } = paragraph;
  if (text.length > LONGEST_LINE || text.includes('\t')) return null;
  const folded = fold(text).trimEnd();
  const start = folded.length - folded.trimStart().length;
  if (vocabulary.isLabel(text))
    return { kind: 'label', cells: [cutCell(paragraph, start, text.length)], glued: false };
  const heading = readHeading(paragraph, folded, start, vocabulary);
  if (heading !== null) return heading;
  if (FIGURE_END.test(folded)) {
    const row =
      readSpaced(paragraph, folded, start, vocabulary) ?? readGlued(paragraph, folded, start, vocabulary);
    if (row !== null) return row;
  }
  if (text.length > LONGEST_WORDS || SENTENCE.test(text)) return null;
  return { kind: 'words', cells: [cutCell(paragraph, start, text.length)], glued: false };
}

function readHeading(
  paragraph: Paragraph,
  folded: string,
  start: number,
  vocabulary: TableVocabulary,
): FormLine | null {
  const rest = folded.slice(start).replace(/ /g, '');
  if (rest.length > 30) return null;
  const glued = /^((?:统计)?(?:指标|项目))((?:计量)?单位)((?:统计)?(?:数量?|数据|数值))$/.exec(rest);
  const tokens = tokensOf(folded, start);
  if (tokens.length >= 2 && tokens.every(([from, to]) => vocabulary.isHeading(folded.slice(from, to)))) {
    return { kind: 'heading', cells: tokens.map(([from, to]) => cutCell(paragraph, from, to)), glued: false };
  }
  if (glued === null) return null;
  const cells: Cell[] = [];
  let from = start;
  for (const word of glued.slice(1)) {
    const to = afterUnits(folded, from, word.length);
    cells.push(cutCell(paragraph, from, to));
    from = to;
  }
  return { kind: 'heading', cells, glued: tokens.length === 1 };
}

/** The offset after `count` characters that are no blanks. */
function afterUnits(folded: string, from: number, count: number): number {
  let at = from;
  for (let left = count; at < folded.length && left > 0; at++) if (folded[at] !== ' ') left--;
  return at;
}

function tokensOf(folded: string, start: number): [number, number][] {
  const tokens: [number, number][] = [];
  for (const match of folded.slice(start).matchAll(/[^ ]+/g)) {
    tokens.push([start + match.index, start + match.index + match[0].length]);
  }
  return tokens;
}

function readSpaced(
  paragraph: Paragraph,
  folded: string,
  start: number,
  vocabulary: TableVocabulary,
): FormLine | null {
  const tokens = tokensOf(folded, start);
  const word = (index: number): string => folded.slice(tokens[index]?.[0] ?? 0, tokens[index]?.[1] ?? 0);
  const cut = (index: number, to: number): Cell => cutCell(paragraph, tokens[index]?.[0] ?? 0, to);
  const end = folded.length;
  for (let i = Math.max(1, tokens.length - DEEPEST); i < tokens.length; i++) {
    const labelEnd = tokens[i - 1]?.[1] ?? 0;
    const label = folded.slice(start, labelEnd);
    const known = vocabulary.isLabel(label) || isNote(label);
    if (!known) continue;
    const first = cutCell(paragraph, start, labelEnd);
    if (vocabulary.isUnit(word(i)) || /^[—-]+$/.test(word(i))) {
      const unit = cut(i, tokens[i]?.[1] ?? 0);
      const cells = i + 1 < tokens.length ? [first, unit, cut(i + 1, end)] : [first, unit];
      return { kind: 'row', cells, glued: false };
    }
    const figures = tokens.slice(i).map(([from, to]) => cutCell(paragraph, from, to));
    if (figures.length >= MANY && figures.every((cell) => isValueShaped(cell.text))) {
      return { kind: 'row', cells: [first, ...figures], glued: false };
    }
    const together = UNITS.exec(word(i))?.[0] ?? '';
    const unitEnd = (tokens[i]?.[0] ?? 0) + together.length;
    const tail = folded.slice(unitEnd, end);
    if (!isValueShaped(tail)) continue;
    const cells =
      together === '' ? [first, cut(i, end)] : [first, cut(i, unitEnd), cutCell(paragraph, unitEnd, end)];
    return { kind: 'row', cells, glued: false };
  }
  const [unit, value] = [tokens.length - 2, tokens.length - 1];
  if (unit < 1 || !vocabulary.isUnit(word(unit)) || !isValueShaped(word(value))) return null;
  const labelEnd = tokens[unit - 1]?.[1] ?? 0;
  if (INSIDE_SENTENCE.test(folded.slice(start, labelEnd))) return null;
  const cells = [cutCell(paragraph, start, labelEnd), cut(unit, tokens[unit]?.[1] ?? 0), cut(value, end)];
  return { kind: 'shaped', cells, glued: false };
}

/** A note in brackets that runs over into the line of the figures. */
function isNote(label: string): boolean {
  return /^\([^()]*\)$/.test(label.trim());
}

function readGlued(
  paragraph: Paragraph,
  folded: string,
  start: number,
  vocabulary: TableVocabulary,
): FormLine | null {
  for (let at = folded.length - 1; at > start + 1 && at >= folded.length - LONGEST_TAIL; at--) {
    const tail = folded.slice(at);
    if (!TAIL_START.test(tail)) continue;
    const unit = UNITS.exec(tail)?.[0] ?? '';
    const value = tail.slice(unit.length).trim();
    if (value !== '' && !isValueShaped(value)) continue;
    if (unit === '' && value === '') continue;
    if (!vocabulary.isLabel(folded.slice(start, at))) continue;
    const label = cutCell(paragraph, start, at);
    const cells = [label];
    if (unit !== '') cells.push(cutCell(paragraph, at, at + unit.length));
    if (value !== '') cells.push(cutCell(paragraph, at + unit.length, folded.length));
    return { kind: 'row', cells, glued: true };
  }
  return null;
}
