import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../src/rules/check-report.js';
import { CATALOGUE, findRule } from '../../src/rules/registry.js';
import { rulePages } from '../../src/rules/rule-page.js';
import type { ReportRule, RuleDescription } from '../../src/rules/rule.js';
import { NO_SETTINGS } from '../../src/rules/settings/settings.js';
import { titleMissing } from '../../src/rules/metadata/title-missing.js';
import { issuerMissing } from '../../src/rules/metadata/issuer-missing.js';
import { at, report } from './report-builder.js';

const crashing: ReportRule = {
  ...titleMissing,
  id: 'crashing',
  check: () => {
    throw new TypeError('no such row');
  },
};

describe('checkReport', () => {
  test('finds nothing in a report that breaks no rule', () => {
    expect(checkReport(report())).toEqual([]);
  });

  test('gives findings in the order of the rules', () => {
    const bare = report({ title: null, issuer: null, reportYear: null });
    expect(checkReport(bare).map(({ rule }) => rule)).toEqual([
      'title-missing',
      'issuer-missing',
      'year-missing',
    ]);
  });

  test('keeps the findings of all other rules when one crashes, and says which was not checked', () => {
    const bare = report({ title: null, issuer: null });
    expect(checkReport(bare, NO_SETTINGS, [titleMissing, crashing, issuerMissing])).toMatchObject([
      { rule: 'title-missing' },
      {
        rule: 'rule-failed',
        severity: 'warning',
        subject: 'crashing',
        actual: 'internal',
        message: {
          zh: expect.stringContaining('no such row') as string,
          en: expect.stringContaining('no such row') as string,
        },
      },
      { rule: 'issuer-missing' },
    ]);
  });

  test('gives no two findings with the same rule and subject', () => {
    const draft = {
      subject: '（一）',
      message: { zh: '', en: '' },
      expected: null,
      actual: null,
      evidence: [at(1)],
    };
    const repeating: ReportRule = { ...titleMissing, check: () => [draft, draft, draft] };
    expect(checkReport(report(), NO_SETTINGS, [repeating]).map(({ subject }) => subject)).toEqual([
      '（一）',
      '（一） #2',
      '（一） #3',
    ]);
  });

  test('lets a rule grade a case otherwise than itself', () => {
    const draft = { subject: 'x', message: { zh: '', en: '' }, expected: null, actual: null, evidence: [] };
    const mild: ReportRule = { ...titleMissing, check: () => [draft, { ...draft, severity: 'info' }] };
    expect(checkReport(report(), NO_SETTINGS, [mild]).map(({ severity }) => severity)).toEqual([
      'warning',
      'info',
    ]);
  });
});

const sources = new URL('../../src/rules/', import.meta.url);
const isRule = (value: unknown): value is RuleDescription =>
  typeof value === 'object' && value !== null && 'scope' in value && 'severity' in value;

describe('the registry', () => {
  test('has every rule that a file of src/rules exports, each named by its file', async () => {
    const written: [string, string][] = [];
    for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const module = (await import(new URL(file, sources).href)) as Record<string, unknown>;
      for (const value of Object.values(module)) if (isRule(value)) written.push([basename(file), value.id]);
    }
    expect(written.map(([file]) => file)).toEqual(written.map(([, id]) => `${id}.ts`));
    expect(written.map(([, id]) => id).sort()).toEqual(CATALOGUE.map(({ id }) => id).sort());
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
      for (const { zh, en } of [rule.title, rule.checks, rule.example]) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).toMatch(/[A-Za-z]{3}/);
      }
      expect(rule.formula).not.toBe('');
      expect(rule.source).not.toBe('');
    },
  );
});

describe('docs/rules', () => {
  const directory = new URL('../../docs/rules/', import.meta.url);
  const pages = rulePages(CATALOGUE);

  test('holds the generated pages and no others (npm run docs:rules writes them)', () => {
    expect(readdirSync(directory).sort()).toEqual([...pages.keys()].sort());
  });

  test.each([...pages])('%s is what the rules say now (npm run docs:rules writes it)', (name, text) => {
    expect(readFileSync(new URL(name, directory), 'utf8')).toBe(text);
  });
});
