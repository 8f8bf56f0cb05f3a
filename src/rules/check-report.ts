import type { Report } from '../report/report.js';
import { RULES } from './registry.js';
import { failureOf } from './rule-failed.js';
import type { Finding, ReportRule } from './rule.js';
import { applySettings, isOn, NO_SETTINGS, thresholdsOf, type RuleSettings } from './settings/settings.js';

/**
 * Findings of one rule with equal subjects get ` #2`, ` #3` …, because rule and subject identify a finding.
 */
function withDistinctSubjects(findings: readonly Finding[]): Finding[] {
  const taken = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify([finding.rule, finding.subject]);
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count === 1 ? finding : { ...finding, subject: `${finding.subject} #${count}` };
  });
}

/**
 * Checks one report against the rules of scope `report`.
 *
 * A rule that crashes loses no other rule's findings and is not passed over in silence: a finding of
 * `rule-failed` with the rule's id as subject stands in its place. Whoever resolves findings that a rule no
 * longer yields must leave those of a failed rule open.
 *
 * @param report the report
 * @param settings which rules to ask, how to grade them, their thresholds, and what is waived
 * @param rules the rules, in the order in which findings are wanted
 * @returns the findings in the order of the rules, each rule's own in the order of the form or the text; no
 *   two have the same rule and subject
 */
export function checkReport(
  report: Report,
  settings: RuleSettings = NO_SETTINGS,
  rules: readonly ReportRule[] = RULES,
): Finding[] {
  const found = rules
    .filter(({ id }) => isOn(settings, id))
    .flatMap((rule): Finding[] => {
      try {
        return rule
          .check(report, thresholdsOf(settings, rule))
          .map((draft) => ({ rule: rule.id, severity: rule.severity, ...draft }));
      } catch (thrown) {
        return [failureOf(rule, thrown)];
      }
    });
  return withDistinctSubjects(found).map((finding) => applySettings(settings, finding, report));
}
