import { describe, expect, test } from 'vitest';
import { checkReport } from '../../src/rules/check-report.js';
import type { ReportRule } from '../../src/rules/rule.js';
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
