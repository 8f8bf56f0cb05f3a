import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/report/parse-report.js';
import { checkReport } from '../../src/rules/check-report.js';
import { ROOT, readText, repositoryFiles } from './files.js';

/** Rules that samples/README.md says each sample breaks, by file. */
function plantedDefects(): Map<string, string[]> {
  const planted = new Map<string, string[]>();
  let file = '';
  for (const row of readText('samples/README.md').matchAll(/^\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)) {
    const [first = '', , , rule = ''] = row.slice(1).map((cell) => cell.trim());
    if (/\.(txt|md)$/.test(first)) planted.set((file = first), []);
    if (file !== '' && rule !== '') planted.get(file)?.push(rule);
  }
  return planted;
}

const planted = plantedDefects();
const files = repositoryFiles().filter((path) => path.startsWith('samples/reports/'));

test('every sample is listed, and every listed sample is there', () => {
  expect(files.map((path) => path.slice('samples/reports/'.length)).sort()).toEqual(
    [...planted.keys()].sort(),
  );
});

describe.each([...planted])('%s', (file, rules) => {
  const read = () => parseReport(readFileSync(join(ROOT, 'samples/reports', file)), { name: file });

  test('breaks the rules that it was written to break, and no others', async () => {
    const found = checkReport(await read()).map(({ rule, subject, actual }) => ({ rule, subject, actual }));
    expect([...new Set(found.map(({ rule }) => rule))].sort(), JSON.stringify(found)).toEqual(
      [...rules].sort(),
    );
  });

  test('is read whole: title, issuer, year, period and date', async () => {
    const report = await read();
    const year = Number(/-(\d{4})\./.exec(file)?.[1]);
    expect(report.title).toContain(`${year}年`);
    expect(report.issuer).toContain(/([^/]+)-\d{4}/.exec(file)?.[1]?.slice(0, 2));
    expect(report.reportYear).toBe(year);
    expect(report.period).toMatchObject({ start: `${year}-01-01`, end: `${year}-12-31`, stated: true });
    expect(report.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
