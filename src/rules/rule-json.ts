import type { RuleDescription, RuleScope, Severity } from './rule.js';

/** A rule as flat data: Chinese, with an English twin for each sentence. */
export interface RuleJson {
  id: string;
  scope: RuleScope;
  severity: Severity;
  title: string;
  titleEn: string;
  checks: string;
  checksEn: string;
  formula: string;
  source: string;
  /** The first of its examples, in a sentence. */
  example: string;
  exampleEn: string;
}

/** A rule's description as flat data. */
export function ruleToJson(rule: RuleDescription): RuleJson {
  const [example] = rule.examples;
  return {
    id: rule.id,
    scope: rule.scope,
    severity: rule.severity,
    title: rule.title.zh,
    titleEn: rule.title.en,
    checks: rule.checks.zh,
    checksEn: rule.checks.en,
    formula: rule.formula,
    source: rule.source,
    example: example.shows.zh,
    exampleEn: example.shows.en,
  };
}
