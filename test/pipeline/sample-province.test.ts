import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { RUN_RULES } from '../../src/rules/registry.js';
import type { TrueRunFinding } from '../../src/sample/truth.js';
import { writeSample } from '../../src/sample/write-sample.js';
import type { RosterEntry } from '../../src/sources/roster-entry.js';
import { replaceRoster } from '../../src/store/coverage/roster.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from './open-pipeline.js';

// It reads some 120 reports.
vi.setConfig({ testTimeout: 240_000 });

const levels: readonly string[] = ['government', 'department', 'township'];
const isLevel = (text: string): text is RosterEntry['level'] => levels.includes(text);

function rosterOf(csv: string): RosterEntry[] {
  const lines = csv.trim().split('\n').slice(1);
  return lines.map((line) => {
    const [issuer = '', level = '', divisionCode = '', parent = ''] = line.split(',');
    if (!isLevel(level)) throw new Error(`not a level: ${level}`);
    return { issuer, level, divisionCode, parent: parent === '' ? null : parent, since: null, until: null };
  });
}

it('a sample of three years yields exactly the findings across reports that its truth names', async () => {
  const directory = await ownDirectory();
  const output = { directory, reports: 120, history: true, zip: false };
  await writeSample({ seed: 6, years: [2022, 2023, 2024], formats: ['md', 'txt'], defects: 0.6 }, output);
  const truth = (await readFile(join(directory, 'province-truth.jsonl'), 'utf8')).trim().split('\n');
  const roster = await readFile(join(directory, 'roster.csv'), 'utf8');
  for (const name of ['province-truth.jsonl', 'truth.jsonl', 'roster.csv']) await rm(join(directory, name));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await replaceRoster(pipeline.database.pool, rosterOf(roster));

  const status = await ingest(pipeline, directory);

  expect(status).toMatchObject({ state: 'finished', items: { failed: 0 } });
  const { rows } = await pipeline.database.pool.query<{ line: string }>(
    `select concat_ws(' ', rule, issuer, report_year, split_part(subject, '@1', 1)) as line from finding
      where yielded and rule = any ($1)`,
    [Object.keys(RUN_RULES)],
  );
  const named = truth.map((line) => {
    const { rule, issuer, reportYear, subject } = JSON.parse(line) as TrueRunFinding;
    return [rule, issuer, reportYear, subject].join(' ');
  });
  expect(named.length).toBeGreaterThan(20);
  expect(rows.map(({ line }) => line).sort()).toEqual(named.sort());
});
