import { present } from '../../document/present.js';
import type { Finding, Severity, Waiver } from '../rule.js';
import type { ThresholdDeclaration, Thresholds } from '../thresholds.js';

/** What there is to set of a rule, of whatever scope. */
export interface AdjustableRule {
  id: string;
  thresholds?: Readonly<Record<string, ThresholdDeclaration>>;
}

/** What was set for one rule. */
export interface RuleSetting {
  /** In place of the rule's own severity, also where it grades single cases; `off`: the rule is not asked. */
  severity?: Severity | 'off' | undefined;
  /** Only those that were set. */
  thresholds?: Thresholds | undefined;
}

/** A waiver and the findings that it covers: all of one rule about one issuer's report of one year. */
export interface GrantedWaiver extends Waiver {
  rule: string;
  issuer: string;
  year: number;
}

/** How the rules are to be applied. */
export interface RuleSettings {
  /** By rule id; what is not named is as the rule has it. */
  rules: Readonly<Record<string, RuleSetting>>;
  waivers: readonly GrantedWaiver[];
}

/** Every rule as it is. */
export const NO_SETTINGS: RuleSettings = { rules: {}, waivers: [] };

/** Whether a rule is to be asked. */
export function isOn(settings: RuleSettings, rule: string): boolean {
  return settings.rules[rule]?.severity !== 'off';
}

/** A rule's figures: what was set, and its own for the rest. */
export function thresholdsOf(settings: RuleSettings, rule: AdjustableRule): Thresholds {
  const own = Object.entries(rule.thresholds ?? {}).map(([name, { initial }]) => [name, initial] as const);
  return { ...Object.fromEntries(own), ...settings.rules[rule.id]?.thresholds };
}

/**
 * The waiver for a rule's findings about a report; of several the one that lasts longest. Whether it has
 * expired is for those to say who know the day.
 *
 * @param issuer as read from the report; a waiver never covers a report without issuer or year
 */
export function waiverFor(
  settings: RuleSettings,
  rule: string,
  issuer: string | null,
  year: number | null,
): Waiver | undefined {
  const [longest] = settings.waivers
    .filter((waiver) => waiver.rule === rule && waiver.issuer === issuer && waiver.year === year)
    .sort((a, b) => (a.expires < b.expires ? 1 : a.expires > b.expires ? -1 : 0));
  if (longest === undefined) return undefined;
  const { reason, approver, expires } = longest;
  return { reason, approver, expires };
}

/** A finding as the settings want it: graded by them, and with its waiver. */
export function applySettings(
  settings: RuleSettings,
  finding: Finding,
  about: { issuer: string | null; reportYear: number | null },
): Finding {
  const set = settings.rules[finding.rule]?.severity;
  const severity = set === 'off' ? undefined : set;
  const waiver = waiverFor(settings, finding.rule, about.issuer, about.reportYear);
  return { ...finding, ...present({ severity, waiver }) };
}

/** The settings without the waivers that have expired. @param today ISO date */
export function withoutExpired(settings: RuleSettings, today: string): RuleSettings {
  return { ...settings, waivers: settings.waivers.filter(({ expires }) => expires >= today) };
}
