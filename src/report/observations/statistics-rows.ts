import type { Cell } from '../../document/block.js';
import { fold } from '../../document/fold.js';
import { plainWords } from '../../tables/plain-words.js';
import { expandGrid, type GridCell } from '../../tables/grid.js';
import { isValueShaped } from '../../tables/value-shape.js';
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
const VALUE_HEADING = /^(?:统计)?(?:数|数量|数据|数值|结果|情况)$|^(?:合计|总计|本年数)$|^\d{4}年(?:度)?$/;

/**
 * Reads the rows of a statistics table: header rows, repeated headers and blank rows are left out, the columns are
 * found by the header or, without one, by what stands in them.
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
    } else if (row.some(({ cell }) => plainWords(cell.text) !== '')) {
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
  const words = row.map(({ cell }) => plainWords(cell.text).replace(/[:()]/g, ''));
  if (!words.some((word) => LABEL_HEADING.test(word))) return null;
  const columns: Columns[] = [];
  let from = 0;
  for (const [index, word] of words.entries()) {
    if (!VALUE_HEADING.test(word)) continue;
    const unit = words.findIndex((one, at) => at >= from && at < index && UNIT_HEADING.test(one));
    columns.push({ from, unit: unit < 0 ? null : unit, value: index });
    from = index + 1;
  }
  const unit = words.findIndex((word) => UNIT_HEADING.test(word));
  if (columns.length === 0 && unit > 0) columns.push({ from: 0, unit, value: unit + 1 });
  return columns.length === 0 ? null : columns;
}

/** Without a header: the column where units stand, else the last one where values stand. */
function guessed(grid: readonly GridCell[][]): Columns[] {
  const units: number[] = [];
  const values: number[] = [];
  for (const row of grid) {
    row.forEach(({ cell }, index) => {
      if (FORM_VOCABULARY.isUnit(cell.text)) units[index] = (units[index] ?? 0) + 1;
      else if (isValueShaped(cell.text)) values[index] = (values[index] ?? 0) + 1;
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
        plainWords(cell.text) !== '' && all.findIndex((one) => one.cell === cell) === index,
    );
  const own = labels.at(-1);
  if (own === undefined) return;
  // words in a column further left that begin here head a group (merged cells); a bare number belongs to the label
  let numbering = '';
  for (const group of labels.slice(0, -1)) {
    if (/^[(]?[一二三四五六七八九十\d]{1,3}[)]?[、.]?$/.test(plainWords(group.cell.text))) {
      numbering = `${plainWords(group.cell.text).replace(/[、.]$/, '')}、`;
    } else if (group.origin) {
      out.push({ label: printed(group.cell.text), labelCell: group, unit: '', value: null, heads: true });
    }
  }
  const unitText = unitAt === null ? '' : (row[unitAt]?.cell.text ?? '');
  const value = valueAt === null ? null : (row[valueAt] ?? null);
  const label = printed(own.cell.text);
  const bracketed = /[（(]([^（()）]{1,4})[）)]\s*$/.exec(label)?.[1] ?? '';
  const unit = unitText.trim() || (FORM_VOCABULARY.isUnit(bracketed) ? bracketed : '');
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
  const isUnit = (index: number): boolean => FORM_VOCABULARY.isUnit(row[index]?.cell.text ?? '');
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
  const lastIsValue = row.length >= columns.from + 2 && isValueShaped(row.at(-1)?.cell.text ?? '');
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
