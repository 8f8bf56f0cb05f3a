import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { NianbaoError } from '../../src/errors/nianbao-error.js';
import { loadSettings, readSettings } from '../../src/settings/read-settings.js';
import { settingsJsonSchema } from '../../src/settings/schema.js';
import { today } from '../../src/settings/today.js';
import { ROOT } from '../project/files.js';

const FILE = '/etc/nianbao/nianbao.config.json';
const WAIVER = {
  rule: 'part-sum',
  issuer: '青禾县柳桥镇人民政府',
  year: 2017,
  reason: '更正稿已在审',
  approver: '周敏',
  expires: '2026-12-31',
};

const read = (data: unknown) => readSettings(JSON.stringify(data), FILE);

/** The sentences that refuse a configuration. */
function refusalOf(data: unknown): { zh: string; en: string } {
  try {
    readSettings(typeof data === 'string' ? data : JSON.stringify(data), FILE);
  } catch (error) {
    if (error instanceof NianbaoError && error.code === 'settings_invalid') {
      return { zh: error.messageIn('zh'), en: error.messageIn('en') };
    }
    throw error;
  }
  throw new Error('accepted');
}

describe('a configuration file', () => {
  test('may be empty: everything stays as it is', () => {
    expect(read({})).toEqual({ file: FILE, rules: {}, waivers: [], sinks: [], roster: null });
  });

  test('sets a rule by one word, or by severity and thresholds', () => {
    const { rules } = read({
      rules: { 'part-sum': 'off', 'published-late': { severity: 'info', graceDays: 5 } },
    });
    expect(rules).toEqual({
      'part-sum': { severity: 'off' },
      'published-late': { severity: 'info', thresholds: { graceDays: 5 } },
    });
  });

  test('grants waivers', () => {
    expect(read({ waivers: [WAIVER] }).waivers).toEqual([WAIVER]);
  });

  test('names sinks, with defaults, and files relative to itself', () => {
    const { sinks } = read({
      sinks: [
        { name: 'file', kind: 'jsonl', path: 'events.jsonl', severity: 'error' },
        { name: 'hook', kind: 'webhook', url: 'http://10.0.0.5:8080/in', secretEnv: 'HOOK_SECRET' },
        { name: 'out', kind: 'stdout' },
      ],
    });
    expect(sinks).toEqual([
      { name: 'file', kind: 'jsonl', path: '/etc/nianbao/events.jsonl', severity: 'error', attempts: 20 },
      {
        name: 'hook',
        kind: 'webhook',
        url: 'http://10.0.0.5:8080/in',
        secretEnv: 'HOOK_SECRET',
        severity: 'info',
        attempts: 20,
        timeoutMs: 10_000,
        concurrency: 4,
      },
      { name: 'out', kind: 'stdout', severity: 'info', attempts: 20 },
    ]);
  });

  test('names the roster relative to itself', () => {
    expect(read({ roster: 'lists/offices.csv' }).roster).toBe('/etc/nianbao/lists/offices.csv');
    expect(read({ roster: '/srv/offices.csv' }).roster).toBe('/srv/offices.csv');
  });

  test('may begin with a byte order mark', () => {
    expect(readSettings('\uFEFF{}', FILE).file).toBe(FILE);
  });
});

describe('what is refused', () => {
  test.each([
    [{ rule: {} }, '没有 "rule" 这一项（是不是 rules？）', 'there is no "rule" (did you mean rules?)'],
    [
      { rules: { 'part-sums': 'off' } },
      'rules 中没有 "part-sums" 这一项（是不是 part-sum？）',
      'there is no "part-sums" in rules (did you mean part-sum?)',
    ],
    [
      { rules: { 'part-sum': 'eror' } },
      'rules.part-sum 的值 "eror" 不可用（是不是 error？）',
      'rules.part-sum can\'t be "eror" (did you mean error?)',
    ],
    [
      { rules: { 'published-late': { gracedays: 3 } } },
      '没有 "gracedays" 这一项（是不是 graceDays？）',
      'there is no "gracedays" in rules.published-late (did you mean graceDays?)',
    ],
    [
      { waivers: [{ ...WAIVER, rule: 'heading-gaps' }] },
      'waivers[0].rule 的值 "heading-gaps" 不可用（是不是 heading-gap？）',
      'waivers[0].rule can\'t be "heading-gaps" (did you mean heading-gap?)',
    ],
    [
      { sinks: [{ name: 'a', kind: 'jsonll', path: 'x' }] },
      'sinks[0].kind 的值 "jsonll" 不可用（是不是 jsonl？）',
      'sinks[0].kind can\'t be "jsonll" (did you mean jsonl?)',
    ],
    [{ sinks: [{ name: 'a', kind: 'jsonl', paht: 'x' }] }, 'sinks[0].path：', 'sinks[0].path: '],
    [
      { waivers: [{ ...WAIVER, until: '2026-12-31' }] },
      'waivers[0] 中没有 "until" 这一项',
      'there is no "until" in waivers[0]',
    ],
  ])('an unknown name, with the nearest right one: %j', (data, zh, en) => {
    const refusal = refusalOf(data);
    expect(refusal.zh).toContain(zh);
    expect(refusal.en).toContain(en);
    expect(refusal.en).toContain(FILE);
  });

  test.each([
    [{ rules: { 'published-late': { graceDays: -1 } } }, 'rules.published-late.graceDays: '],
    [{ rules: { 'published-late': { graceDays: 1.5 } } }, 'rules.published-late.graceDays: '],
    [{ waivers: [{ ...WAIVER, expires: '31.12.2026' }] }, 'waivers[0].expires: '],
    [{ waivers: [{ ...WAIVER, expires: '2026-02-30' }] }, 'waivers[0].expires: '],
    [{ waivers: [{ ...WAIVER, approver: ' ' }] }, 'waivers[0].approver: '],
    [{ waivers: [{ rule: 'part-sum' }] }, 'waivers[0].issuer: '],
    [{ waivers: {} }, 'waivers: '],
    [{ sinks: [{ name: 'a', kind: 'webhook', url: 'ftp://x/', secretEnv: 'S' }] }, 'sinks[0].url: '],
    [{ sinks: [{ name: 'a', kind: 'webhook', url: 'http://x/' }] }, 'sinks[0].secretEnv: '],
    [{ sinks: [1, 2].map(() => ({ name: 'a', kind: 'stdout' })) }, 'two sinks have the same name'],
    [[], 'expected object'],
    ['{ "rules": ', 'not valid JSON'],
  ])('a wrong value, with its place: %j', (data, place) => {
    expect(refusalOf(data).en).toContain(place);
  });

  test('the rule that speaks of the checking itself cannot be switched off', () => {
    expect(refusalOf({ rules: { 'rule-failed': 'off' } }).en).toContain('no "rule-failed" in rules');
  });
});

describe('the file that is read', () => {
  test('is the one that was named, and its absence is told', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'nianbao-settings-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const settingsFile = join(directory, 'own.json');
    await expect(loadSettings({ settingsFile })).rejects.toMatchObject({ code: 'settings_unreadable' });
    await writeFile(settingsFile, '{"rules":{"mojibake":"off"}}');
    expect(await loadSettings({ settingsFile })).toMatchObject({
      file: settingsFile,
      rules: { mojibake: { severity: 'off' } },
    });
  });

  test('need not be there when none was named', async () => {
    expect(await loadSettings({})).toEqual({ file: null, rules: {}, waivers: [], sinks: [], roster: null });
  });
});

test('today is the day in China', () => {
  expect(today(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
  expect(today(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
});

test('the schema for editors is what is checked (npm run test:core -- -u writes it)', async () => {
  await expect(`${JSON.stringify(settingsJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    join(ROOT, 'docs/nianbao.config.schema.json'),
  );
});
