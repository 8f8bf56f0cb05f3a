import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, findRule, RULES, RUN_RULES } from '../../src/rules/registry.js';
import { ruleFailed } from '../../src/rules/rule-failed.js';

const sources = new URL('../../src/rules/', import.meta.url);
/** The folders that hold rules, in the order of the catalogue. */
const SUBJECTS = ['structure', 'metadata', 'tables', 'narrative', 'text', 'run'];
/** Files of those folders, `part-sum` by folder. */
const written = SUBJECTS.flatMap((subject) =>
  readdirSync(new URL(subject, sources)).map((file): [string, string] => [basename(file, '.ts'), subject]),
);
const subjectOf = new Map(written);

describe('the registry', () => {
  test.each(written)('%s (%s) is a file that exports its rule and nothing else', async (id, subject) => {
    const module = (await import(new URL(`${subject}/${id}.ts`, sources).href)) as Record<string, unknown>;
    expect(Object.values(module)).toEqual([findRule(id)]);
  });

  test('has every rule that there is, and that on the checking itself', () => {
    expect(CATALOGUE.map(({ id }) => id).sort()).toEqual([...subjectOf.keys(), ruleFailed.id].sort());
  });

  test('holds the rules of one folder together, in the order of the folders', () => {
    const order = [...RULES.filter((rule) => rule !== ruleFailed), ...Object.values(RUN_RULES)];
    const ranks = order.map(({ id }) => SUBJECTS.indexOf(subjectOf.get(id) ?? ''));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  test('lists the rules across reports by their ids', () => {
    expect(Object.values(RUN_RULES).map(({ id }) => id)).toEqual(Object.keys(RUN_RULES));
  });

  test('has no folders but those of the rules and of what they share', () => {
    const folders = readdirSync(sources, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(
      [...SUBJECTS, 'checks', 'settings', 'similarity'].sort(),
    );
  });

  test('has no id twice', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
  });

  test('finds a rule by its id', () => {
    expect(findRule('part-sum')?.id).toBe('part-sum');
    expect(findRule('no-such-rule')).toBeUndefined();
  });

  test.each(CATALOGUE.map((rule) => [rule.id, rule] as const))(
    '%s explains itself in both languages',
    (_, rule) => {
      const shown = rule.examples.map(({ shows }) => shows);
      for (const { zh, en } of [rule.title, rule.checks, ...shown]) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).toMatch(/[A-Za-z]{3}/);
      }
      expect(rule.formula).not.toBe('');
      expect(rule.source).not.toBe('');
    },
  );
});
