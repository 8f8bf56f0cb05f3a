import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './files.js';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'nianbao-results-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

interface Counts {
  passed?: number;
  failed?: number;
  pending?: number;
  files?: { name: string; status: string; message?: string; assertionResults: { status: string }[] }[];
}

/** Writes results as vitest does, and counts them. */
function count(...results: Counts[]): { status: number | null; last: string | undefined } {
  const paths = results.map(({ passed = 0, failed = 0, pending = 0, files = [] }, index) => {
    const path = join(directory, `${index}.json`);
    const written = {
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: pending,
      testResults: files,
    };
    writeFileSync(path, JSON.stringify(written));
    return path;
  });
  return countFiles(...paths);
}

function countFiles(...paths: string[]): { status: number | null; last: string | undefined } {
  const ended = spawnSync(process.execPath, [join(ROOT, 'scripts/count-results.js'), ...paths], {
    encoding: 'utf8',
  });
  return { status: ended.status, last: ended.stdout.trimEnd().split('\n').at(-1) };
}

test('the results of several runs are added up', () => {
  expect(count({ passed: 7 }, { passed: 5 })).toEqual({ status: 0, last: '12 passed, 0 failed' });
});

test('one failed test fails the whole', () => {
  expect(count({ passed: 7 }, { passed: 4, failed: 1 })).toEqual({ status: 1, last: '11 passed, 1 failed' });
});

test('a file that could not be loaded counts as a failure', () => {
  const files = [{ name: 'a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }];
  expect(count({ passed: 7, files })).toEqual({ status: 1, last: '7 passed, 1 failed' });
});

test('a skipped test fails the whole', () => {
  expect(count({ passed: 7, pending: 1 })).toEqual({ status: 1, last: '7 passed, 0 failed' });
});

test('no test at all fails the whole', () => {
  expect(count({})).toEqual({ status: 1, last: '0 passed, 0 failed' });
});

test('missing results fail the whole', () => {
  expect(countFiles(join(directory, 'none.json'))).toEqual({ status: 1, last: '0 passed, 1 failed' });
});
