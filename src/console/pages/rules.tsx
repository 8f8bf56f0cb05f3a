import type { RuleDescription } from '../../rules/rule.js';
import { Layout } from '../parts/layout.js';
import { SeverityBadge } from '../parts/parts.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

/** What is checked, and where that comes from. */
export function RulesPage({ view, rules }: { view: View; rules: readonly RuleDescription[] }) {
  const { say } = view;
  return (
    <Layout view={view} title={say(TEXTS.rules)}>
      {rules.map((rule) => (
        <article id={rule.id} class="rule">
          <h2>
            {say(rule.title)} <code>{rule.id}</code> <SeverityBadge view={view} severity={rule.severity} />
          </h2>
          <p>{say(rule.checks)}</p>
          <p>
            <b>{say(TEXTS.formula)}</b> <code>{rule.formula}</code>
          </p>
          <p>
            <b>{say(TEXTS.example)}</b> {say(rule.examples[0].shows)}
          </p>
          <p>
            <b>{say(TEXTS.ruleSource)}</b> {rule.source}
          </p>
          <p>
            <a href={`/findings?rule=${rule.id}`}>{say(TEXTS.findings)}</a>
          </p>
        </article>
      ))}
    </Layout>
  );
}
