import { CATALOGUE } from '../rules/registry.js';
import { ruleToJson } from '../rules/rule-json.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';

/** `nianbao rules`: the catalogue. */
export const rules: CommandRun = (invocation) => {
  const { say, language } = invocation;
  return printListing(invocation, CATALOGUE.map(ruleToJson), [
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
