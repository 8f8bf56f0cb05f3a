import { plainWords } from '../../tables/plain-words.js';
import { expandGrid, type GridCell } from '../../tables/grid.js';
import { isValueShaped } from '../../tables/value-shape.js';
import { FORMS } from '../../templates/forms.js';
import type { Observation, ReportTable } from '../report.js';
import { observeCell } from './table-cell-observation.js';
import { lineOf, warningOf } from './warning.js';

const FORM = FORMS['2021'].filter((row) => row.table === '4');
const HEADING = /维持|纠正|其他结果|其他$|尚未|审结|总计|合计|行政|复议|起诉|^结果$/;

/**
 * The observations of table 4 (政府信息公开行政复议、行政诉讼情况): fifteen cells in the form's order. A table with more or fewer
 * cells gives none, because nothing would say which one is lost.
 *
 * @param warnings receives the number of cells where it is not fifteen
 */
export function readReviewTable(table: ReportTable, index: number, warnings: string[]): Observation[] {
  const grid = expandGrid(table.rows);
  const rows = grid.filter((row) => !row.some(({ cell }) => HEADING.test(plainWords(cell.text))));
  const figures = rows.filter((row) => row.some(({ cell }) => isValueShaped(cell.text)));
  const blank =
    figures.length === 0
      ? (rows.find((row) => row.length === FORM.length) ?? blankRow(table, grid))
      : undefined;
  const cells: GridCell[] = (blank === undefined ? figures : [blank]).flatMap((row) =>
    row.filter((place) => place.origin),
  );
  if (cells.length !== FORM.length) {
    const { zh, en } = lineOf(table.span);
    warnings.push(
      warningOf({
        zh: `行政复议、行政诉讼表（${zh}）有 ${cells.length} 个数，而表式有 ${FORM.length} 个，未读取，请核对原文。`,
        en: `${en}: table 4 has ${cells.length} figures instead of ${FORM.length}; none was read. Check the source.`,
      }),
    );
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
 * The row below the headings where all of its cells are blank: a sheet ends with its last cell that holds something, so the
 * row is in no file. Other formats have a row that they print, blank or not.
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
