import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../src/rules/check-report.js';
import { RULES } from '../../../src/rules/registry.js';
import { settingsHash } from '../../../src/rules/settings/settings-hash.js';
import {
  NO_SETTINGS,
  withoutExpired,
  type GrantedWaiver,
  type RuleSettings,
} from '../../../src/rules/settings/settings.js';
import { report } from '../report-builder.js';

const LATE = report({ issuer: '青禾县柳桥镇人民政府', reportYear: 2017, publishedOn: '2018-04-05' });
const WAIVER: GrantedWaiver = {
  rule: 'published-late',
  issuer: '青禾县柳桥镇人民政府',
  year: 2017,
  reason: '网站停机检修',
  approver: '周敏',
  expires: '2026-06-30',
};

const withRules = (rules: RuleSettings['rules']): RuleSettings => ({ ...NO_SETTINGS, rules });
const late = (settings: RuleSettings, checked = LATE) =>
  checkReport(checked, settings).filter(({ rule }) => rule === 'published-late');

describe('settings of a rule', () => {
  test('leave the rule as it is when there are none', () => {
    expect(late(NO_SETTINGS)).toMatchObject([{ severity: 'warning', actual: '2018-04-05' }]);
    expect(late(NO_SETTINGS)[0]).not.toHaveProperty('waiver');
  });

  test('switch it off', () => {
    expect(late(withRules({ 'published-late': { severity: 'off' } }))).toEqual([]);
  });

  test('grade it otherwise', () => {
    expect(late(withRules({ 'published-late': { severity: 'error' } }))).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('move its threshold', () => {
    const grace = (graceDays: number) => late(withRules({ 'published-late': { thresholds: { graceDays } } }));
    expect(grace(4)).toHaveLength(1);
    expect(grace(5)).toEqual([]);
  });
});

describe('a waiver', () => {
  const waived = (changes: Partial<GrantedWaiver>) =>
    late({ ...NO_SETTINGS, waivers: [{ ...WAIVER, ...changes }] })[0]?.waiver;

  test('stands beside the finding and does not remove it', () => {
    expect(waived({})).toEqual({ reason: '网站停机检修', approver: '周敏', expires: '2026-06-30' });
  });

  test.each([{ rule: 'part-sum' }, { issuer: '青禾县松桥镇人民政府' }, { year: 2018 }])(
    'is for one rule, issuer and year: not with %j',
    (other) => expect(waived(other)).toBeUndefined(),
  );

  test('covers no report whose issuer is unknown', () => {
    const nameless = { ...LATE, issuer: null };
    expect(late({ ...NO_SETTINGS, waivers: [WAIVER] }, nameless)[0]).not.toHaveProperty('waiver');
  });

  test('counts on its last day and not after it', () => {
    const settings = { ...NO_SETTINGS, waivers: [WAIVER] };
    expect(withoutExpired(settings, '2026-06-30').waivers).toEqual([WAIVER]);
    expect(withoutExpired(settings, '2026-07-01').waivers).toEqual([]);
  });

  test('that lasts longest is shown where two are granted', () => {
    const longer = { ...WAIVER, expires: '2027-06-30' };
    const settings = { ...NO_SETTINGS, waivers: [WAIVER, longer] };
    expect(late(settings)[0]?.waiver?.expires).toBe('2027-06-30');
  });
});

describe('the hash of what the rules are asked', () => {
  const hash = (settings: RuleSettings, issuer = WAIVER.issuer, year = 2017) =>
    settingsHash(settings, RULES, issuer, year);
  const plain = hash(NO_SETTINGS);

  test('is the same for the same settings, however they are written', () => {
    expect(hash(withRules({ 'published-late': { thresholds: { graceDays: 0 } } }))).toBe(plain);
  });

  test.each<RuleSettings['rules']>([
    { 'part-sum': { severity: 'off' } },
    { 'part-sum': { severity: 'info' } },
    { 'published-late': { thresholds: { graceDays: 3 } } },
  ])('changes with %j', (rules) => expect(hash(withRules(rules))).not.toBe(plain));

  test('changes with the rules there are', () => {
    expect(settingsHash(NO_SETTINGS, RULES.slice(1), WAIVER.issuer, 2017)).not.toBe(plain);
  });

  test('changes with a waiver for this report, and not with one for another', () => {
    const settings = { ...NO_SETTINGS, waivers: [WAIVER] };
    expect(hash(settings)).not.toBe(plain);
    expect(hash(settings, '青禾县松桥镇人民政府')).toBe(plain);
    expect(hash(settings, WAIVER.issuer, 2018)).toBe(plain);
  });
});
