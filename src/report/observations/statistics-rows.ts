import type { Cell } from '../../document/block.js';
import { fold } from '../../document/fold.js';
import { wordsOf } from '../../document/words.js';
import { expandGrid, type GridCell } from '../../tables/grid.js';
import { holdsValue } from '../../tables/value-shape.js';
import { FORM_VOCABULARY } from '../../templates/form-vocabulary.js';

/** A row of the statistics table: what it is called, in what unit it counts, and where its figure stands. */
export interface StatisticsRow {
  /** As printed, line breaks inside removed. */
  label: string;
  labelCell: GridCell;
  /** '' where none is printed. */
  unit: string;
  /** Null where the row ends before a value could stand. */
  value: GridCell | null;
  /** A merged cell that heads several rows, with no place for a figure of its own. */
  heads: boolean;
}

/** Which columns hold what; several for tables in two halves side by side. */
interface Columns {
  /** First label column. */
  from: number;
  /** Null where the table has no unit column. */
  unit: number | null;
  value: number;
}

const LABEL_HEADING = /^(?:统计)?(?:指标|项目|内容)(?:名称)?$/;
const UNIT_HEADING = /^(?:计量)?单位$/;
const VALUE_HEADING = /^(?:统计)?(?:数|数量|数据|数值|结果|情况)$/;
/** Of several columns that count, the one that is the report's: of all offices, and of the whole year. */
const WHOLE_HEADING = /^(?:合计|总计|总数)$|^(?:本年度?|当年|全年)(?:数|累计|合计|总计)?$/;
const YEAR_HEADING = /^(\d{4})年?(?:度)?(?:数|统计数|合计)?$/;
/** Columns that hold no count. */
const NO_VALUE = /^(?:备注|说明|注|序号|编号|代码|填表说明)?$/;

/**
 * Reads the rows of a statistics table: header rows, repeated headers and blank rows are left out, the
 * columns are found by the header or, without one, by what stands in them.
 *
 * @param rows the table's rows, pieces stitched
 */
export function readStatisticsRows(rows: readonly Cell[][]): StatisticsRow[] {
  const grid = expandGrid(rows);
  const out: StatisticsRow[] = [];
  let columns = headed(grid) ?? guessed(grid);
  let stretch: GridCell[][] = [];
  const flush = (): void => {
    for (const part of columns) for (const row of stretch) readRow(row, part, out);
    stretch = [];
  };
  for (const row of grid) {
    const header = columnsOfHeader(row);
    if (header !== null) {
      flush();
      columns = header;
    } else if (row.some(({ cell }) => wordsOf(cell).plain !== '')) {
      stretch.push(row);
    }
  }
  flush();
  return out;
}

function headed(grid: readonly GridCell[][]): Columns[] | null {
  for (const row of grid) {
    const columns = columnsOfHeader(row);
    if (columns !== null) return columns;
  }
  return null;
}

function columnsOfHeader(row: readonly GridCell[]): Columns[] | null {
  const words = row.map(({ cell }) => wordsOf(cell).plain.replace(/[:()]/g, ''));
  const labels = words.flatMap((word, at) => (LABEL_HEADING.test(word) ? [at] : []));
  if (labels.length === 0) return null;
  const columns = halves(words, labels).flatMap(({ from, label, to }): Columns[] => {
    const unit = words.findIndex((one, at) => at >= from && at < to && UNIT_HEADING.test(one));
    const value = valueColumn(words, unit < 0 ? label : unit, to);
    return value === null ? [] : [{ from, unit: unit < 0 ? null : unit, value }];
  });
  return columns.length === 0 ? null : columns;
}

/** The table, or its halves where the heading of the labels is repeated behind a column of values. */
function halves(
  words: readonly string[],
  labels: readonly number[],
): { from: number; label: number; to: number }[] {
  const starts = labels.filter((at, index) => index === 0 || !LABEL_HEADING.test(words[at - 1] ?? ''));
  return starts.map((label, index) => ({
    from: index === 0 ? 0 : label,
    label,
    to: starts[index + 1] ?? words.length,
  }));
}

/**
 * The column of values between two places of a header. Of several the one that is called so, that sums the
 * others up, or that counts the latest year; null where nothing tells them apart, and where there is none.
 */
function valueColumn(words: readonly string[], behind: number, to: number): number | null {
  const counts = countColumns(words, behind, to);
  const [only, second] = counts;
  const named = (pattern: RegExp): number | undefined => counts.find((at) => pattern.test(words[at] ?? ''));
  const years = counts.flatMap((at) => {
    const year = YEAR_HEADING.exec(words[at] ?? '')?.[1];
    return year === undefined ? [] : [{ at, year: Number(year) }];
  });
  const latest = years.toSorted((a, b) => b.year - a.year)[0]?.at;
  return (
    named(VALUE_HEADING) ??
    named(WHOLE_HEADING) ??
    latest ??
    (second === undefined ? only : undefined) ??
    null
  );
}

function countColumns(words: readonly string[], behind: number, to: number): number[] {
  return words.flatMap((word, at) =>
    at > behind && at < to && !NO_VALUE.test(word) && !UNIT_HEADING.test(word) && !LABEL_HEADING.test(word)
      ? [at]
      : [],
  );
}

/**
 * The headings of columns that all count and of which nothing says which one is the report's (区政府统计数,
 * 乡镇统计数): no figure of such a table can be trusted. Empty for all other tables.
 */
export function unclearColumns(rows: readonly Cell[][]): string[] {
  for (const row of expandGrid(rows)) {
    const words = row.map(({ cell }) => wordsOf(cell).plain.replace(/[:()]/g, ''));
    const label = words.findIndex((word) => LABEL_HEADING.test(word));
    if (label < 0) continue;
    const unit = words.findIndex((word, at) => at > label && UNIT_HEADING.test(word));
    if (unit < 0 || valueColumn(words, unit, words.length) !== null) continue;
    const counts = countColumns(words, unit, words.length).map((at) => words[at] ?? '');
    if (new Set(counts).size > 1) return counts;
  }
  return [];
}

/** Without a header: the column where units stand, else the last one where values stand. */
function guessed(grid: readonly GridCell[][]): Columns[] {
  const units: number[] = [];
  const values: number[] = [];
  for (const row of grid) {
    row.forEach(({ cell }, index) => {
      if (FORM_VOCABULARY.isUnit(cell)) units[index] = (units[index] ?? 0) + 1;
      else if (holdsValue(cell)) values[index] = (values[index] ?? 0) + 1;
    });
  }
  const unit = fullest(units);
  if (unit !== null) return [{ from: 0, unit, value: unit + 1 }];
  return [{ from: 0, unit: null, value: Math.max(1, fullest(values) ?? 1) }];
}

function fullest(counts: readonly (number | undefined)[]): number | null {
  let best: number | null = null;
  counts.forEach((count, index) => {
    if (count !== undefined && (best === null || count > (counts[best] ?? 0))) best = index;
  });
  return best;
}

function readRow(row: readonly GridCell[], columns: Columns, out: StatisticsRow[]): void {
  const { unitAt, valueAt, labelEnd } = settle(row, columns);
  const labels = row
    .slice(columns.from, labelEnd)
    .filter(
      ({ cell }, index, all) =>
        wordsOf(cell).plain !== '' && all.findIndex((one) => one.cell === cell) === index,
    );
  const own = labels.at(-1);
  if (own === undefined) return;
  // words in a column further left that begin here head a group (merged cells); a bare number belongs to the
  // label
  let numbering = '';
  for (const group of labels.slice(0, -1)) {
    if (/^[(]?[一二三四五六七八九十\d]{1,3}[)]?[、.]?$/.test(wordsOf(group.cell).plain)) {
      numbering = `${wordsOf(group.cell).plain.replace(/[、.]$/, '')}、`;
    } else if (group.origin) {
      out.push({ label: printed(group.cell.text), labelCell: group, unit: '', value: null, heads: true });
    }
  }
  const unitText = unitAt === null ? '' : (row[unitAt]?.cell.text ?? '');
  const value = valueAt === null ? null : (row[valueAt] ?? null);
  const label = printed(own.cell.text);
  const bracketed = /[（(]([^（()）]{1,4})[）)]\s*$/.exec(label)?.[1] ?? '';
  const unit = unitText.trim() || (FORM_VOCABULARY.isUnit({ text: bracketed }) ? bracketed : '');
  out.push({
    label: numbering === '' ? label : `${numbering}${label}`,
    labelCell: own,
    unit: /^[-—/\s]*$/.test(fold(unit)) ? '' : unit,
    value,
    heads: false,
  });
}

/** Where unit and value stand in this row: rows may have lost or gained cells. */
function settle(
  row: readonly GridCell[],
  columns: Columns,
): { unitAt: number | null; valueAt: number | null; labelEnd: number } {
  const isUnit = (index: number): boolean => {
    const place = row[index];
    return place !== undefined && FORM_VOCABULARY.isUnit(place.cell);
  };
  const within = (index: number): number | null => (index < row.length ? index : null);
  if (columns.unit === null) {
    return { unitAt: null, valueAt: within(columns.value), labelEnd: Math.min(columns.value, row.length) };
  }
  if (row.length > columns.value || isUnit(columns.unit)) {
    const shifted =
      columns.unit > columns.from && isUnit(columns.unit) ? null : shiftedUnit(row, columns, isUnit);
    const unitAt = shifted ?? columns.unit;
    return { unitAt, valueAt: within(unitAt + columns.value - columns.unit), labelEnd: unitAt };
  }
  const unitAt = shiftedUnit(row, columns, isUnit);
  if (unitAt !== null) return { unitAt, valueAt: within(unitAt + 1), labelEnd: unitAt };
  const last = row.at(-1);
  const lastIsValue = last !== undefined && row.length >= columns.from + 2 && holdsValue(last.cell);
  return lastIsValue
    ? { unitAt: null, valueAt: row.length - 1, labelEnd: row.length - 1 }
    : { unitAt: null, valueAt: null, labelEnd: Math.min(columns.unit, row.length) };
}

/** The place of a unit in a row whose cells moved; only where a label remains before it. */
function shiftedUnit(
  row: readonly GridCell[],
  columns: Columns,
  isUnit: (index: number) => boolean,
): number | null {
  for (let index = columns.from + 1; index <= Math.min(columns.value, row.length - 1); index++) {
    if (isUnit(index)) return index;
  }
  return null;
}

/** A label without the line breaks and indentation inside it; other blanks as printed. */
function printed(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join('');
}
