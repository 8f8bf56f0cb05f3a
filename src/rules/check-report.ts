import type { Report } from '../report/report.js';
import { RULES } from './registry.js';
import { failureOf } from './rule-failed.js';
import type { Finding, ReportRule } from './rule.js';

/** Findings of one rule with equal subjects get ` #2`, ` #3` …, because rule and subject identify a finding. */
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
 * A rule that crashes loses no other rule's findings and is not passed over in silence: a finding of `rule-failed`
 * with the rule's id as subject stands in its place. Whoever resolves findings that a rule no longer yields must leave
 * those of a failed rule open.
 *
 * @param report the report
 * @param rules the rules, in the order in which findings are wanted
 * @returns the findings in the order of the rules, each rule's own in the order of the form or the text; no two have
 *   the same rule and subject
 */
export function checkReport(report: Report, rules: readonly ReportRule[] = RULES): Finding[] {
  return withDistinctSubjects(
    rules.flatMap((rule): Finding[] => {
      try {
        return rule.check(report).map((draft) => ({ rule: rule.id, severity: rule.severity, ...draft }));
      } catch (thrown) {
        return [failureOf(rule, thrown)];
      }
    }),
  );
}
