import type { FormTable } from './generations.js';

/** How an indicator relates to its parent in the form. */
export type IndicatorRelation =
  /** A heading row without a value. */
  | 'group'
  /** A value of its own. */
  | 'value'
  /** Some of the parent's items (其中). */
  | 'subset'
  /** The parent's parts add up to it. */
  | 'part'
  /** One of several overlapping channels of the group. */
  | 'channel'
  /** Printed under a parent without being a part of it. */
  | 'memo'
  /** Words instead of a number. */
  | 'text'
  /** A change that may be negative. */
  | 'signed'
  /** Left side of the identity of table 3. */
  | 'in'
  /** Right side of the identity of table 3. */
  | 'out'
  /** The printed total. */
  | 'total';

/** One row or cell of a form (统计指标). */
export interface Indicator {
  /** Stable code, e.g. `request.received.fax`. */
  code: string;
  /** Code of the indicator above it (2014), or the printed row group (2019, 2021). */
  parent: string;
  /** Numbering as the form prints it, '' where none. */
  numbering: string;
  /** Name as the form prints it. */
  name: string;
  /** Unit of the value; '' for groups and text. */
  unit: string;
  relation: IndicatorRelation;
  /** `statistics` (2014), or the table's number in 2019 and 2021. */
  table: FormTable;
}

/** An applicant column of table 3 (申请人情况). */
export interface Applicant {
  code: string;
  /** Heading above the column, '' where none. */
  group: string;
  name: string;
}
