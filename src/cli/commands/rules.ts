import { both } from '../../language.js';
import { HEADS } from '../../words/heads.js';
import { SEVERITY_WORDS } from '../../words/values.js';
import { command } from '../command/command.js';
import { JSON_LINES } from '../command/shared-options.js';
import { printListing } from '../terminal/listing.js';

const CHECKS = both('检查内容', 'Checks');

/** The catalogue of rules. */
export const rules = command({
  name: 'rules',
  summary: both('列出校验规则', 'list the rules'),
  options: { json: JSON_LINES },
  examples: ['rules'],
  async run(_given, call) {
    const { say, language } = call;
    const { CATALOGUE } = await import('../../rules/registry.js');
    const { ruleToJson } = await import('../../rules/rule-json.js');
    return printListing(call, CATALOGUE.map(ruleToJson), [
      { head: say(HEADS.rule), cell: (rule) => rule.id },
      { head: say(HEADS.severity), cell: (rule) => say(SEVERITY_WORDS[rule.severity]) },
      {
        head: say(HEADS.title),
        cell: (rule) => (language === 'zh' ? rule.title : rule.titleEn),
        shrinksTo: 16,
      },
      {
        head: say(CHECKS),
        cell: (rule) => (language === 'zh' ? rule.checks : rule.checksEn),
        shrinksTo: 16,
      },
    ]);
  },
});
