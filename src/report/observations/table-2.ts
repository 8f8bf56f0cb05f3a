import type { Notice } from '../../document/notice.js';
import { tidy } from '../../document/tidy.js';
import { Words, wordsOf } from '../../document/words.js';
import { expandGrid, type GridCell } from '../../tables/grid.js';
import { comparable, parseRowLabel } from '../../tables/row-label.js';
import { holdsValue, isValueShaped } from '../../tables/value-shape.js';
import { FORMS } from '../../templates/forms.js';
import type { Indicator } from '../../templates/indicator.js';
import type { Observation, ReportTable } from '../report.js';
import { splitFused } from './fused-figures.js';
import { observeCell } from './table-cell-observation.js';

/** A heading above figures, and the place of its column. */
interface Column {
  key: string;
  /** As printed, notes left out. */
  name: string;
  /** Unit that the heading prints, e.g. （单位：万元）. */
  unit: string;
}

const COLUMN = /件数|数量|增\/?减|金额|信息内容/;
const ARTICLE = /第二十条/;

/**
 * The observations of table 2 (主动公开政府信息情况). Its headings change within the table: each row of
 * figures stands under the last row of headings above it; column names decide which form it follows. Source:
 * 国办公开办函〔2019〕60号, 〔2021〕30号.
 *
 * @param notices receives rows of the form whose cells fit no column
 */
export function readDisclosureTable(table: ReportTable, index: number, notices: Notice[]): Observation[] {
  const form = table.template?.form === '2019' ? '2019' : '2021';
  const rows = byRow(FORMS[form]);
  const out: Observation[] = [];
  let columns: (Column | undefined)[] = [];
  for (const row of expandGrid(table.rows)) {
    const words = row.map(({ cell }) => wordsOf(cell).plain);
    if (words.some((word) => ARTICLE.test(word)) && !words.some((word) => rows.has(rowKey(word)))) continue;
    const at = words.findIndex((word) => rows.has(rowKey(word)));
    if (at < 0) {
      if (words.some((word) => COLUMN.test(word) && !isValueShaped(word))) columns = words.map(readColumn);
      else for (const one of unknownRow(row, columns, index, form)) out.push(one);
      continue;
    }
    const before = row[at];
    const indicators = rows.get(rowKey(words[at] ?? ''));
    if (before === undefined || indicators === undefined) continue;
    const values = row.slice(at + 1).map((place, offset) => ({ place, column: columns[at + 1 + offset] }));
    const own = values.filter(({ place }) => place.origin && place.cell !== before.cell);
    const assigned = assign(own, indicators);
    if (assigned === null) {
      notices.push(misfit(before, own.length, indicators.length));
      continue;
    }
    if (assigned.some((one) => one.fused === true)) notices.push(fused(before, indicators.length));
    for (const { indicator, value, unit } of assigned) {
      const label = `${tidy(wordsOf(before.cell))}·${indicator.name.split('·')[1] ?? ''}`;
      out.push(
        observeCell({ indicator, code: indicator.code, label, columnUnit: unit, value, before }, index, form),
      );
    }
  }
  return out;
}

/** A row of figures that the form does not have, under its printed name and those of its columns. */
function unknownRow(
  row: readonly GridCell[],
  columns: readonly (Column | undefined)[],
  table: number,
  form: string,
): Observation[] {
  const [before] = row;
  if (before === undefined || !/\p{Script=Han}{2}/u.test(before.cell.text) || holdsValue(before.cell))
    return [];
  const values = row.flatMap((value, at) => {
    const column = columns[at];
    return at > 0 && column !== undefined && value.origin ? [{ value, column }] : [];
  });
  if (!values.some(({ value }) => /\d/.test(value.cell.text) && holdsValue(value.cell))) return [];
  const label = tidy(wordsOf(before.cell));
  const name = new Words(label).plain.replace(/\([^]*$/, '');
  return values.map(({ value, column }) =>
    observeCell(
      {
        indicator: null,
        code: `unknown:${name}·${column.name}`,
        label: `${label}·${column.name}`,
        columnUnit: column.unit,
        value,
        before,
      },
      table,
      form,
    ),
  );
}

function byRow(form: readonly Indicator[]): Map<string, Indicator[]> {
  const rows = new Map<string, Indicator[]>();
  for (const row of form) {
    if (row.table !== '2') continue;
    const key = rowKey(row.name.split('·')[0] ?? '');
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return rows;
}

/** 行政规范性文件 (2021) and 规范性文件 (2019) are printed for one another. */
function rowKey(text: string): string {
  return parseRowLabel(text).key.replace(/^行政(?=规范性文件)/, '');
}

function readColumn(word: string): Column | undefined {
  if (!COLUMN.test(word) || word === '信息内容') return undefined;
  const unit = /单位[:：]?([^()]{1,20})\)?$/.exec(word)?.[1] ?? /\(([^()]*元)\)/.exec(word)?.[1] ?? '';
  const name = word.replace(/\([^]*$/, '').replace(/单位[:：]?[^()]{0,20}$/, '');
  return { key: columnKey(word.replace(/单位[:：]?[^()]{0,20}$/, '')), name, unit };
}

function columnKey(text: string): string {
  return comparable(text.replace(/\([^()]*\)/g, '').replace(/\([^]*$/, '')).replace(/\//g, '');
}

function misfit({ cell }: GridCell, printed: number, columns: number): Notice {
  return {
    code: 'row_misfits_form',
    details: { label: tidy(wordsOf(cell)), printed, columns },
    span: cell.span,
  };
}

function fused({ cell }: GridCell, columns: number): Notice {
  return { code: 'figures_fused', details: { label: tidy(wordsOf(cell)), columns }, span: cell.span };
}

interface Assigned {
  indicator: Indicator;
  value: GridCell | null;
  unit: string;
  /** The figures were run together in the source. */
  fused?: true;
}

/** By the headings; where they are lost, by position if there are as many figures as the form has. */
function assign(
  values: readonly { place: GridCell; column: Column | undefined }[],
  indicators: readonly Indicator[],
): Assigned[] | null {
  if (values.length === 0) return indicators.map((indicator) => ({ indicator, value: null, unit: '' }));
  const byHeading = indicators.map((indicator): Assigned | null => {
    const key = columnKey(indicator.name.split('·')[1] ?? '');
    const hit = values.filter(({ column }) => column !== undefined && sameColumn(column.key, key));
    const [only] = hit;
    return hit.length === 1 && only !== undefined
      ? { indicator, value: only.place, unit: only.column?.unit ?? '' }
      : null;
  });
  // a figure that stands under no heading says that figures moved
  const astray = values.some(({ place, column }) => column === undefined && wordsOf(place.cell).plain !== '');
  if (byHeading.every((one) => one !== null)) return astray ? null : byHeading;
  const filled = values.findLastIndex(({ place }) => wordsOf(place.cell).plain !== '') + 1;
  const only = filled === 1 && indicators.length > 1 ? values[0] : undefined;
  const split = only === undefined ? null : splitFused(only.place, indicators.length);
  if (split !== null) {
    return indicators.map((indicator, at) => ({
      indicator,
      value: split[at] ?? null,
      unit: '',
      fused: true,
    }));
  }
  // blank cells behind the form's columns are the merged ones of wider rows
  if (values.length < indicators.length || filled > indicators.length) return null;
  return indicators.map((indicator, at) => ({
    indicator,
    value: values[at]?.place ?? null,
    unit: values[at]?.column?.unit ?? '',
  }));
}

/** 本年 may be left out or added. */
function sameColumn(printed: string, key: string): boolean {
  const bare = (text: string): string => text.replace(/^本年度?/, '');
  return printed === key || bare(printed) === bare(key);
}
