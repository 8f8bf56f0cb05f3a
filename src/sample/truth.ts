import type { ObservationStatus } from '../report/report.js';
import type { Generation } from '../templates/generations.js';
import type { RunDefect } from './run-defects.js';

/** Defects that the generator plants. Each yields findings, which the truth lists. */
export const DEFECTS = [
  'heading-gap',
  'heading-duplicate',
  'heading-order',
  'heading-number-style',
  'declared-parts',
  'section-missing',
  'section-empty',
  'statistics-table-missing',
  'paragraph-broken',
  'title-missing',
  'issuer-missing',
  'year-missing',
  'year-mismatch',
  'period-malformed',
  'period-incomplete',
  'published-before-period-end',
  'published-late',
  'part-sum',
  'subset-exceeds',
  'channel-exceeds-total',
  'channel-sum-below-total',
  'normative-exceeds-issued',
  'closed-exceeds-received',
  'answered-exceeds-closed',
  'table3-identity',
  'table3-result-total',
  'table3-column-sum',
  'table4-sum',
  'not-a-number',
  'negative-count',
  'fractional-count',
  'regulation-by-unauthorised',
  'unit-mismatch',
  'duplicate-indicator',
  'claim-vs-table',
  'claim-none-vs-table',
  'claim-parts-vs-total',
  'claim-percentage',
  'claim-contradiction',
  'charge-without-note',
  'placeholder-left',
  'undecodable-characters',
  'mojibake',
] as const;

export type Defect = (typeof DEFECTS)[number];

/** Formats of reports. */
export type SampleFormat = 'txt' | 'md' | 'html' | 'docx' | 'xlsx' | 'pdf';

/** The formats that there are writers for. */
export const SAMPLE_FORMATS: readonly SampleFormat[] = ['txt', 'md', 'html', 'docx', 'xlsx', 'pdf'];

/** What forms a report follows: prose without a form (2008-2013), a form, or a hybrid of two. */
export type SampleGeneration = 'prose' | Generation | 'hybrid';

/** A number that a table of the report holds. */
export interface TrueObservation {
  indicator: string;
  applicant?: string;
  value: number | null;
  status: ObservationStatus;
  /** The cell as printed. */
  raw: string;
}

/** A number that the prose states. */
export interface TrueClaim {
  indicator: string;
  applicant?: string;
  value: number;
  approximate: boolean;
  /** Said by 未收到, 没有, 无. */
  none: boolean;
}

/** A finding that the report must yield. */
export interface TrueFinding {
  rule: string;
  subject: string;
}

/**
 * What is true of one sample report: the shape of `parse --json`, as far as it can be known, and how it was
 * made.
 */
export interface SampleTruth {
  file: string;
  format: SampleFormat;
  encoding: string;
  layout: string;
  generation: SampleGeneration;
  defects: Defect[];
  title: string | null;
  issuer: string | null;
  reportYear: number | null;
  period: { start: string; end: string; stated: boolean } | null;
  publishedOn: string | null;
  contact: Record<string, string>;
  declaredParts: { count: number } | null;
  headings: [number, string, string][];
  templates: Record<string, string>;
  observations: TrueObservation[];
  claims: TrueClaim[];
  findings: TrueFinding[];
}

/** A finding that several reports together must yield. */
export interface TrueRunFinding {
  rule: RunDefect;
  issuer: string;
  reportYear: number;
  subject: string;
}
