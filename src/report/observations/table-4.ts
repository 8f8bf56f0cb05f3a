import type { Notice } from '../../document/notice.js';
import { wordsOf } from '../../document/words.js';
import { expandGrid, type GridCell } from '../../tables/grid.js';
import { holdsValue } from '../../tables/value-shape.js';
import { FORMS } from '../../templates/forms.js';
import type { Observation, ReportTable } from '../report.js';
import { observeCell } from './table-cell-observation.js';

const FORM = FORMS['2021'].filter((row) => row.table === '4');
const HEADING = /维持|纠正|其他结果|其他$|尚未|审结|总计|合计|行政|复议|起诉|^结果$/;

/**
 * The observations of table 4 (政府信息公开行政复议、行政诉讼情况): fifteen cells in the form's order. A
 * table with more or fewer cells gives none, because nothing would say which one is lost.
 *
 * @param notices receives the number of cells where it is not fifteen
 */
export function readReviewTable(table: ReportTable, index: number, notices: Notice[]): Observation[] {
  const grid = expandGrid(table.rows);
  const rows = grid.filter((row) => !row.some(({ cell }) => HEADING.test(wordsOf(cell).plain)));
  const figures = rows.filter((row) => row.some(({ cell }) => holdsValue(cell)));
  const blank =
    figures.length === 0
      ? (rows.find((row) => row.length === FORM.length) ?? blankRow(table, grid))
      : undefined;
  const cells: GridCell[] = (blank === undefined ? figures : [blank]).flatMap((row) =>
    row.filter((place) => place.origin),
  );
  if (cells.length !== FORM.length) {
    const details = { printed: cells.length, columns: FORM.length };
    notices.push({ code: 'table_4_misfits', details, span: table.span });
    return [];
  }
  return FORM.flatMap((indicator, at) => {
    const value = cells[at];
    if (value === undefined) return [];
    const label = `${indicator.parent}·${indicator.name}`;
    return [
      observeCell(
        { indicator, code: indicator.code, label, columnUnit: '', value, before: value },
        index,
        '2021',
      ),
    ];
  });
}

/**
 * The row below the headings where all of its cells are blank: a sheet ends with its last cell that holds
 * something, so the row is in no file. Other formats have a row that they print, blank or not.
 */
function blankRow(
  { layout, span }: ReportTable,
  grid: readonly (readonly GridCell[])[],
): GridCell[] | undefined {
  const last = grid.at(-1);
  if (layout !== 'sheet' || last?.length !== FORM.length) return undefined;
  if (new Set(last.map(({ cell }) => cell)).size < FORM.length) return undefined;
  return last.map((place) => ({
    ...place,
    origin: true,
    cell: { text: '', span: { ...span, start: span.end } },
  }));
}
