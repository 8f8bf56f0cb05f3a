import type { Block, Span, Table } from '../document/block.js';
import type { DocumentFormat, Encoding } from '../document/source-document.js';
import type { Section } from '../segment/section.js';
import type { Narrative } from './narrative.js';
import type { Notice } from '../document/notice.js';
import type { FormTable, Generation } from '../templates/generations.js';
import type { Template } from '../templates/recognise-template.js';

/** The period that the figures cover; dates are ISO `YYYY-MM-DD`. */
export interface ReportingPeriod {
  start: string;
  end: string;
  /** False when the report states none and the calendar year of the report is taken. */
  stated: boolean;
  /** The words it was read from, when stated. */
  raw?: string;
  span?: Span;
  /**
   * The printed words are damaged: the reading is the only possible one, or none is when the period is not
   * stated.
   */
  malformed?: boolean;
}

/** How to reach the issuer, as printed. */
export interface Contact {
  address?: string;
  postcode?: string;
  phone?: string;
  fax?: string;
  email?: string;
  /** People named in the sign-off of the 2014 form. */
  responsible?: string;
  reviewer?: string;
  filler?: string;
}

/** The parts that the preamble announces ("由…七部分组成"). */
export interface DeclaredParts {
  count: number;
  names: string[];
  raw: string;
  span: Span;
}

/**
 * What a table cell says: a number, nothing, "does not apply", or words. These are never turned into each
 * other.
 */
export type ObservationStatus = 'number' | 'blank' | 'not_applicable' | 'text';

/** One reported value of one indicator (统计数). */
export interface Observation {
  /** Code of the indicator dictionary; `unknown:LABEL` for a row that the dictionary does not know. */
  indicator: string;
  /** Code of `applicants.csv`, in table 3 only. */
  applicant?: string;
  /** The number in the dictionary's unit; null unless status is `number`. */
  value: number | null;
  status: ObservationStatus;
  /** The cell as printed. */
  raw: string;
  /** Unit of the value, the dictionary's; '' where it has none. */
  unit: string;
  /** Unit as printed in the table's own column or in the cell; '' where none. */
  printedUnit: string;
  /** Row label as printed. */
  label: string;
  /** Form that the table follows: 2014, 2019 or 2021. */
  template: string;
  /** Indexes into `Report.tables`. */
  cell: { table: number; row: number; column: number };
  span: Span;
}

/** A table of the report, recognised or not. */
export interface ReportTable extends Table {
  /** The words above or before the table that name it, '' when there are none. */
  caption: string;
  /** Year that caption or the table's head names, e.g. （2017年度）. */
  year: number | null;
  /** Which table of which form. */
  template: Template | null;
}

/** Which form each table of a report follows. */
export type Templates = Partial<Record<FormTable, Generation>>;

/** Everything read from one report. Plain data; every value leads back to the source by its span. */
export interface Report {
  format: DocumentFormat;
  encoding: Encoding;
  title: string | null;
  titleSpan: Span | null;
  issuer: string | null;
  /** Where the issuer was read. */
  issuerSource: 'title' | 'text' | 'sign-off' | 'page' | 'manifest' | null;
  reportYear: number | null;
  period: ReportingPeriod | null;
  /** ISO date, or null. */
  publishedOn: string | null;
  publishedSpan: Span | null;
  contact: Contact;
  declaredParts: DeclaredParts | null;
  /** Blocks before the first section: title, date line, preamble. */
  front: Block[];
  /** Level-1 sections in document order. */
  sections: Section[];
  /** Blocks after the last section's text: sign-off and attachments. */
  back: Block[];
  tables: ReportTable[];
  /** Form by table: `{ statistics: '2014' }` or `{ '2': '2021', '3': '2019' }`. */
  templates: Templates;
  observations: Observation[];
  narrative: Narrative;
  /** What was not read, or not with certainty. */
  notices: Notice[];
}
