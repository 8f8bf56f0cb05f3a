import { createHash } from 'node:crypto';
import { isOn, thresholdsOf, waiverFor, type AdjustableRule, type RuleSettings } from './settings.js';

/**
 * What the rules are asked about a report, as a hash: where it is the same as at the last validation,
 * validating again would say the same. It changes with the rules there are, with what is set for them, and
 * with the waivers for this issuer and year, but not with those for others.
 *
 * @param rules of every scope: what is said of a report across reports follows from them too
 * @returns SHA-256 in hexadecimal
 */
export function settingsHash(
  settings: RuleSettings,
  rules: readonly AdjustableRule[],
  issuer: string | null,
  reportYear: number | null,
): string {
  const asked = rules
    .filter(({ id }) => isOn(settings, id))
    .map((rule) => {
      const waiver = waiverFor(settings, rule.id, issuer, reportYear);
      return [
        rule.id,
        settings.rules[rule.id]?.severity ?? null,
        Object.entries(thresholdsOf(settings, rule)).sort(([a], [b]) => (a < b ? -1 : 1)),
        waiver === undefined ? null : [waiver.reason, waiver.approver, waiver.expires],
      ];
    });
  return createHash('sha256').update(JSON.stringify(asked), 'utf8').digest('hex');
}
