import { CATALOGUE } from '../rules/registry.js';
import type { RuleDescription } from '../rules/rule.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';

/** `nianbao rules`: the catalogue. */
export const rules: CommandRun = (invocation) => {
  const { say, language } = invocation;
  return printListing(invocation, CATALOGUE.map(describe), [
    { head: say(MESSAGES.rule), cell: (rule) => rule.id },
    { head: say(MESSAGES.severity), cell: (rule) => MESSAGES.severities[rule.severity]?.[language] },
    {
      head: say(MESSAGES.title),
      cell: (rule) => (language === 'zh' ? rule.title : rule.titleEn),
      shrinksTo: 16,
    },
    {
      head: say(MESSAGES.checks),
      cell: (rule) => (language === 'zh' ? rule.checks : rule.checksEn),
      shrinksTo: 16,
    },
  ]);
};

/** A rule as data: Chinese, with an English twin for each sentence. */
function describe(rule: RuleDescription) {
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
    example: rule.example.zh,
    exampleEn: rule.example.en,
  };
}
