import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/report/parse-report.js';
import { checkReport } from '../../src/rules/check-report.js';
import { CATALOGUE, RULES, RUN_RULES } from '../../src/rules/registry.js';
import type { ReportExample, ReportRule, RuleDescription, RuleExample } from '../../src/rules/rule.js';
import type { RunExample, RunRule } from '../../src/rules/run-rule.js';
import { thresholdsOf, type RuleSettings } from '../../src/rules/settings/settings.js';

const UNDECLARED = { issuer: null, year: null, divisionCode: null, url: null, from: 'crawl.csv' };

const settingsOf = ({ id }: RuleDescription, { thresholds }: RuleExample): RuleSettings => ({
  rules: { [id]: { thresholds } },
  waivers: [],
});

const crash = (): never => {
  throw new TypeError('no such row');
};

/** What a rule finds in its example, through the reader and the check that everybody uses. */
async function foundIn(rule: ReportRule, example: ReportExample) {
  const { text, declared, crashes } = example;
  const report = await parseReport(Buffer.from(text.join('\n')), {
    declared: declared === undefined ? null : { ...UNDECLARED, ...declared },
  });
  const rules = RULES.map((one) => (one.id === crashes ? { ...one, check: crash } : one));
  return checkReport(report, settingsOf(rule, example), rules).filter((finding) => finding.rule === rule.id);
}

const named = <Example extends RuleExample>(examples: readonly Example[]) =>
  examples.map((example) => [example.shows.en, example] as const);

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(named(rule.examples))('%s', async (_, example) => {
    expect(await foundIn(rule, example)).toMatchObject(example.finds);
  });
});

const acrossReports: readonly RunRule<unknown, string>[] = Object.values(RUN_RULES);

describe.each(acrossReports.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(named<RunExample<unknown>>(rule.examples))('%s', (_, example) => {
    const thresholds = thresholdsOf(settingsOf(rule, example), rule);
    expect(rule.check(example.facts, thresholds)).toMatchObject(example.finds);
  });
});

test.each(CATALOGUE.map((rule) => [rule.id, rule] as const))(
  '%s shows what it finds first, and what it just does not find',
  (_, { examples }) => {
    expect(examples[0].finds).not.toEqual([]);
    expect(examples.filter(({ finds }) => finds.length === 0)).not.toEqual([]);
  },
);
