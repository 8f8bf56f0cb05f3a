import type { Span } from '../document/block.js';
import type { Bilingual } from '../language.js';
import type { Declared } from '../report/declared.js';
import type { Report } from '../report/report.js';
import type { ThresholdDeclaration, Thresholds } from './thresholds.js';

/**
 * Severities, the most serious first: `error` contradicts itself or the form; `warning` very probably wrong;
 * `info` worth knowing.
 */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule looks at: one report alone, or the reports of a run and their history. */
export const RULE_SCOPES = ['report', 'run'] as const;
export type RuleScope = (typeof RULE_SCOPES)[number];

/** Why a finding may stand: who accepted it and until when. */
export interface Waiver {
  reason: string;
  approver: string;
  /** Last day on which it counts, ISO. */
  expires: string;
}

/** Something that a rule found in a report. */
export interface Finding {
  /** Id of the rule, e.g. `part-sum`. */
  rule: string;
  severity: Severity;
  /** The indicator (with `@applicant`), the heading's label, or the field. */
  subject: string;
  message: Bilingual;
  /** What should stand there; null where the rule has no single value. */
  expected: string | number | null;
  /** What stands there. */
  actual: string | number | null;
  /** Where to look, most telling first. */
  evidence: Span[];
  /** Why it may stand, where a waiver was granted for it; it is a finding all the same. */
  waiver?: Waiver;
}

/** What one check yields; the registry adds rule id and severity. */
export type FindingDraft = Omit<Finding, 'rule' | 'severity' | 'waiver'> & {
  /** Only where the case is milder or harder than the rule's own severity. */
  severity?: Severity;
};

/** What a rule is to find in an example; of a finding's values those that are worth showing. */
export type ExpectedFinding = Pick<Finding, 'subject'> &
  Partial<Pick<Finding, 'severity' | 'expected' | 'actual'>>;

/** What a rule finds, or just does not find. Tests run it, and the rule's page prints it. */
export interface RuleExample {
  /** What is the matter, in a sentence. */
  shows: Bilingual;
  /** The report as a text file holds it, line by line. */
  text?: readonly string[];
  /** What is known of several reports. */
  facts?: readonly unknown[];
  /** Figures that are set for the rule, in place of its initial ones. */
  thresholds?: Thresholds;
  /** All that this rule finds; other rules may find something too. */
  finds: readonly ExpectedFinding[];
}

/** An example and its near miss, and more where they tell more. */
export type Examples<Example> = readonly [Example, Example, ...Example[]];

/** An example of a rule over one report. */
export interface ReportExample extends RuleExample {
  text: readonly string[];
  /** What the list that the report came from says of it. */
  declared?: Partial<Declared>;
  /** Id of a rule that crashes on the report. */
  crashes?: string;
}

/** What is documented of every rule, whatever its scope. */
export interface RuleDescription {
  id: string;
  scope: RuleScope;
  severity: Severity;
  title: Bilingual;
  /** What it checks, in a sentence. */
  checks: Bilingual;
  /** The relation in symbols or words, e.g. `parent = Σ parts`. */
  formula: string;
  /** The article, notice or form that the rule comes from. */
  source: string;
  /** The first is the plainest; at least one finds something, and at least one does not. */
  examples: Examples<RuleExample>;
  /** Figures that may be set from outside, by name. */
  thresholds?: Readonly<Record<string, ThresholdDeclaration>>;
}

/** A rule over one report. Pure: the same report gives the same findings. */
export interface ReportRule extends RuleDescription {
  scope: 'report';
  examples: Examples<ReportExample>;
  /** @param thresholds every figure of {@link RuleDescription.thresholds}: as set, or its initial one */
  check(report: Report, thresholds: Thresholds): FindingDraft[];
}
