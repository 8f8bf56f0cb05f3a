import type { Notice } from '../../document/notice.js';
import type { Span } from '../../document/block.js';
import { squeeze } from '../../document/fold.js';
import { parseRowLabel } from '../../tables/row-label.js';
import { FORM_2014 } from '../../templates/form-2014.js';
import type { Indicator } from '../../templates/indicator.js';
import { matchRows } from '../../templates/match-rows.js';
import type { Observation, ReportTable } from '../report.js';
import { readCellValue, valueOfCell } from './cell-value.js';
import { readStatisticsRows, unclearColumns, type StatisticsRow } from './statistics-rows.js';
import { joinWrappedLabels } from './wrapped-labels.js';

/**
 * The observations of a 政府信息公开情况统计表 (form of 国办发〔2014〕32号). Each row gives one observation,
 * in printed order; heading rows give none; a row that the form does not know stays under its printed label.
 *
 * @param table the table, pieces stitched
 * @param index its place in the report's tables
 * @param notices receives what could not be read with certainty
 */
export function readStatisticsTable(table: ReportTable, index: number, notices: Notice[]): Observation[] {
  const unclear = unclearColumns(table.rows);
  if (unclear.length > 0) {
    notices.push(columnsUnclear(table, unclear));
    return [];
  }
  const rows = joinWrappedLabels(readStatisticsRows(table.rows));
  const indicators = matchRows(
    FORM_2014,
    rows.map((row) => parseRowLabel(row.label)),
  );
  const out: Observation[] = [];
  for (let i = 0; i < rows.length; i++) {
    const [row, indicator] = [rows[i], indicators[i] ?? null];
    if (row === undefined || row.heads) continue;
    if (indicator?.relation === 'group') {
      if (isFigure(row)) notices.push(headingWithFigure(row));
      continue;
    }
    if (indicator?.relation === 'text') {
      const next = rows[i + 1];
      const own =
        next !== undefined &&
        ['blank', 'not_applicable'].includes(valueOfCell(row.value?.cell, '').status) &&
        (indicators[i + 1] ?? null) === null;
      // the words stand in the row below, which has no label of its own
      if (own && next !== undefined && isContent(next)) {
        out.push(textObservation(indicator, row, next, index));
        i++;
        continue;
      }
    }
    if (indicator === null && !isObservation(row)) continue;
    out.push(observation(indicator, row, index));
  }
  return out;
}

function columnsUnclear({ span }: ReportTable, columns: readonly string[]): Notice {
  return { code: 'columns_ambiguous', details: { columns }, span };
}

function headingWithFigure({ label, labelCell }: StatisticsRow): Notice {
  return { code: 'heading_with_figure', details: { label }, span: labelCell.cell.span };
}

function isFigure(row: StatisticsRow): boolean {
  return valueOfCell(row.value?.cell, '').status === 'number';
}

/** An unknown row counts as an observation when it holds a figure or counts in some unit. */
function isObservation(row: StatisticsRow): boolean {
  return row.unit !== '' || !['blank', 'not_applicable'].includes(valueOfCell(row.value?.cell, '').status);
}

function isContent(row: StatisticsRow): boolean {
  return row.unit === '' && parseRowLabel(row.label).style === null && !isFigure(row);
}

function observation(indicator: Indicator | null, row: StatisticsRow, table: number): Observation {
  const unit = indicator?.unit ?? row.unit;
  const raw = row.value?.cell.text ?? '';
  const read = indicator?.relation === 'text' ? readWords(raw) : valueOfCell(row.value?.cell, unit, row.unit);
  return {
    indicator: indicator?.code ?? `unknown:${squeeze(row.label)}`,
    value: read.value,
    status: read.status,
    raw,
    unit,
    printedUnit: read.unit || row.unit,
    label: row.label,
    template: '2014',
    ...placeOf(row, table),
  };
}

/** Words instead of a number: 申请公开的主要内容. A number there is words too. */
function readWords(raw: string): { value: null; status: Observation['status']; unit: string } {
  const { status } = readCellValue(raw.replace(/[_＿]+/g, ''), '');
  return { value: null, status: status === 'number' ? 'text' : status, unit: '' };
}

function textObservation(
  indicator: Indicator,
  row: StatisticsRow,
  words: StatisticsRow,
  table: number,
): Observation {
  const { cell, row: at, column } = words.labelCell;
  return {
    indicator: indicator.code,
    value: null,
    status: isUnfilled(words.label) ? 'blank' : readWords(words.label).status,
    raw: cell.text,
    unit: '',
    printedUnit: '',
    label: row.label,
    template: '2014',
    cell: { table, row: at, column },
    span: cell.span,
  };
}

/** The form's own sentence with every gap still open (主要侧重_____、_____等几个方面，其中_____占比___%). */
function isUnfilled(text: string): boolean {
  return /[_＿]{2,}/.test(text) && !/\d/.test(text) && !/侧重[^_＿、，,]/.test(squeeze(text));
}

/** Where the value stands; where its cell is missing, the end of the label. */
function placeOf(row: StatisticsRow, table: number): { cell: Observation['cell']; span: Span } {
  if (row.value !== null) {
    const { row: at, column, cell } = row.value;
    return { cell: { table, row: at, column }, span: cell.span };
  }
  const { row: at, column, cell } = row.labelCell;
  return { cell: { table, row: at, column }, span: { ...cell.span, start: cell.span.end } };
}
