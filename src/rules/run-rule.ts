import type { Span } from '../document/block.js';
import type { Examples, FindingDraft, RuleDescription, RuleExample } from './rule.js';
import type { ThresholdDeclaration } from './thresholds.js';

/** Who and which year a finding across reports is about. */
export interface ReportReference {
  /** Tells issuers of one name apart, and is the same for one issuer in all years. Opaque to the rules. */
  identity: string;
  /** As the report or the roster prints it. */
  issuer: string;
  year: number;
  /** Id of the report; null where there is none. */
  report: number | null;
  /** Where the report came from; null where there is none. */
  source: string | null;
}

/** Characters in one of several reports. */
export type EvidenceInReport = Span & { report: number; source: string };

/** A number that one report's table says, and where. */
export interface Figure {
  value: number;
  evidence: EvidenceInReport;
}

/** What a rule across reports yields; the registry adds rule id and severity. */
export type RunFindingDraft = Omit<FindingDraft, 'evidence'> & {
  about: ReportReference;
  evidence: EvidenceInReport[];
};

/** The figures that a rule compares with, by their names. */
export type RuleFigures<Name extends string> = Readonly<Record<Name, number>>;

/** An example of a rule across reports. */
export interface RunExample<Fact> extends RuleExample {
  facts: readonly Fact[];
}

/**
 * A rule over many reports and their history. Pure: whoever calls it brings the facts, which may be more than
 * those that break the rule, and never fewer.
 */
export interface RunRule<Fact, Name extends string = never> extends RuleDescription {
  scope: 'run';
  examples: Examples<RunExample<Fact>>;
  thresholds: Readonly<Record<Name, ThresholdDeclaration>>;
  check(facts: readonly Fact[], thresholds: RuleFigures<Name>): RunFindingDraft[];
}
