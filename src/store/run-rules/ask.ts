import type pg from 'pg';
import type { Severity } from '../../rules/rule.js';
import type { RuleFigures, RunFindingDraft, RunRule } from '../../rules/run-rule.js';
import { thresholdsOf, type RuleSettings } from '../../rules/settings/settings.js';
import type { Checked } from '../findings/outbox.js';
import type { RunScope } from './scope.js';

/** What all rules are asked with. */
export interface Circumstances {
  /** Inside the transaction that has the tables of the scope. */
  client: pg.PoolClient;
  scope: RunScope;
  /** The day on which they are asked, ISO. */
  today: string;
}

/** What one rule is asked with. */
export interface Question<Name extends string> extends Circumstances {
  thresholds: RuleFigures<Name>;
}

/** The facts for a rule, and which of its findings stand or fall with the answer. */
export interface Answer<Fact> {
  facts: readonly Fact[];
  checked: Checked;
}

/** A rule with the way to its facts. */
export interface AskedRule {
  id: string;
  severity: Severity;
  ask(
    circumstances: Circumstances,
    settings: RuleSettings,
  ): Promise<{ drafts: RunFindingDraft[]; checked: Checked }>;
}

/** Joins a rule of the core with the query that brings its facts. */
export function withFacts<Fact, Name extends string>(
  rule: RunRule<Fact, Name>,
  load: (question: Question<Name>) => Promise<Answer<Fact>>,
): AskedRule {
  return {
    id: rule.id,
    severity: rule.severity,
    async ask(circumstances, settings) {
      // A rule's figures have its names, as its declaration says.
      const thresholds = thresholdsOf(settings, rule) as RuleFigures<Name>;
      const { facts, checked } = await load({ ...circumstances, thresholds });
      return { drafts: rule.check(facts, thresholds), checked };
    },
  };
}
