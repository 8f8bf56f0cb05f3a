import type { FormTable } from './generations.js';
import type { Indicator, IndicatorRelation } from './indicator.js';

/** An indicator as a form's file says it, on one line; the fields are those of {@link Indicator}. */
export type FormRow = readonly [
  code: string,
  parent: string,
  numbering: string,
  name: string,
  unit: string,
  relation: IndicatorRelation,
];

/** The codes of a list of rows. */
export type CodeIn<Rows extends readonly FormRow[]> = Rows[number][0];

/** The rows of one table of a form as indicators, in printed order. */
export function indicators(table: FormTable, rows: readonly FormRow[]): Indicator[] {
  return rows.map(([code, parent, numbering, name, unit, relation]) => ({
    code,
    parent,
    numbering,
    name,
    unit,
    relation,
    table,
  }));
}
