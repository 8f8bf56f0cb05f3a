import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SampleReport } from '../../src/sample/make-report.js';
import { openProvince } from '../../src/sample/open-province.js';
import { RUN_DEFECTS } from '../../src/sample/run-defects.js';
import type { TrueRunFinding } from '../../src/sample/truth.js';
import { writeSample } from '../../src/sample/write-sample.js';

const settings = { seed: 6, years: [2022, 2023, 2024], formats: ['md', 'txt'] as const };

async function reportsOf(defects: number, count: number): Promise<SampleReport[]> {
  const province = openProvince({ ...settings, defects }, count);
  return Promise.all(Array.from({ length: province.count ?? 0 }, (_, index) => province.report(index)));
}

/** Numbers by issuer, year and indicator. */
function figuresOf(reports: readonly SampleReport[]): (issuer: string, year: number, key: string) => number {
  const figures = new Map<string, number>();
  for (const { truth } of reports)
    for (const { indicator, applicant, value } of truth.observations)
      figures.set(
        [
          truth.issuer,
          truth.reportYear,
          applicant === undefined ? indicator : `${indicator}@${applicant}`,
        ].join(),
        value ?? 0,
      );
  return (issuer, year, key) => figures.get([issuer, year, key].join()) ?? 0;
}

const rosterOf = (csv: string | null): { issuer: string; parent: string }[] =>
  (csv ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([issuer = '', , , parent = '']) => ({ issuer, parent }));

describe('a province over the years, without defects', () => {
  let reports: SampleReport[];
  const province = openProvince({ ...settings, defects: 0 }, 150);
  beforeAll(async () => {
    reports = await reportsOf(0, 150);
  });

  it('has a report of every organ of the roster for every year', () => {
    const organs = rosterOf(province.roster);
    expect(organs).toHaveLength(50);
    for (const year of settings.years) {
      const issuers = reports
        .filter(({ truth }) => truth.reportYear === year)
        .map(({ truth }) => truth.issuer);
      expect(issuers.sort()).toEqual(organs.map(({ issuer }) => issuer).sort());
    }
  });

  it('carries into a year what the year before carried out, and keeps count of documents in force', () => {
    const figure = figuresOf(reports);
    for (const { issuer } of rosterOf(province.roster))
      for (const year of [2023, 2024]) {
        expect(figure(issuer, year, 'application.carried_in@total')).toBe(
          figure(issuer, year - 1, 'application.carried_out@total'),
        );
        expect(figure(issuer, year, 'normative.in_force')).toBe(
          figure(issuer, year - 1, 'normative.in_force') +
            figure(issuer, year, 'normative.issued') -
            figure(issuer, year, 'normative.repealed'),
        );
      }
  });

  it('gives governments the sums of the organs below them', () => {
    const figure = figuresOf(reports);
    const organs = rosterOf(province.roster);
    const governments = new Set(organs.map(({ parent }) => parent).filter((parent) => parent !== ''));
    for (const government of governments)
      for (const key of ['application.received@total', 'licence.decisions', 'review.total']) {
        const below = organs.filter(({ parent }) => parent === government);
        const sum = below.reduce((all, { issuer }) => all + figure(issuer, 2023, key), 0);
        expect(figure(government, 2023, key)).toBe(sum);
      }
  });

  it('yields nothing across reports', () => {
    expect(reports.flatMap(({ runFindings }) => runFindings)).toEqual([]);
    expect(province.missing).toEqual([]);
  });
});

describe('a province over the years, with defects', () => {
  let reports: SampleReport[];
  let findings: TrueRunFinding[];
  beforeAll(async () => {
    reports = await reportsOf(0.6, 300);
    findings = [
      ...openProvince({ ...settings, defects: 0.6 }, 300).missing,
      ...reports.flatMap(({ runFindings }) => runFindings),
    ];
  });

  it('has every kind, and is the same for the same seed', async () => {
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(RUN_DEFECTS));
    const again = await reportsOf(0.6, 300);
    expect(again.map(({ truth }) => truth)).toEqual(reports.map(({ truth }) => truth));
  });

  it('leaves out the reports that it calls missing', () => {
    const missing = findings.filter(({ rule }) => rule === 'missing-report');
    for (const { issuer, reportYear } of missing)
      expect(
        reports.filter(({ truth }) => truth.issuer === issuer && truth.reportYear === reportYear),
      ).toEqual([]);
  });

  it('has two different files of an organ that it calls doubled', () => {
    for (const { issuer, reportYear } of findings.filter(({ rule }) => rule === 'duplicate-report')) {
      const files = reports.filter(({ truth }) => truth.issuer === issuer && truth.reportYear === reportYear);
      expect(files).toHaveLength(2);
      expect(files[0]?.bytes).not.toEqual(files[1]?.bytes);
    }
  });

  it('has no other report in which something is carried over wrongly', () => {
    const figure = figuresOf(reports);
    const known = new Set(
      findings
        .filter(({ rule }) => rule === 'carried-over-mismatch')
        .map(({ issuer, reportYear }) => `${issuer} ${reportYear}`),
    );
    expect(known.size).toBeGreaterThan(0);
    const alone = reports.filter(
      ({ truth: { issuer, reportYear } }) =>
        reports.filter(({ truth }) => truth.issuer === issuer && truth.reportYear === reportYear).length ===
        1,
    );
    const published = new Set(alone.map(({ truth }) => `${truth.issuer} ${truth.reportYear}`));
    for (const { truth } of alone) {
      const [issuer, year] = [truth.issuer ?? '', truth.reportYear ?? 0];
      if (!published.has(`${issuer} ${year - 1}`)) continue;
      const fits =
        figure(issuer, year, 'application.carried_in@total') ===
        figure(issuer, year - 1, 'application.carried_out@total');
      expect(fits, `${issuer} ${year}`).toBe(!known.has(`${issuer} ${year}`));
    }
  });
});

describe('writing a province', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nianbao-province-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('puts the roster and the truth across reports beside them', async () => {
    const output = { directory, reports: 90, history: true, zip: false };
    await writeSample({ ...settings, defects: 0.6 }, output);
    const province = openProvince({ ...settings, defects: 0.6 }, 90);
    expect(await readFile(join(directory, 'roster.csv'), 'utf8')).toBe(province.roster);
    const lines = (await readFile(join(directory, 'province-truth.jsonl'), 'utf8')).trim().split('\n');
    const reports = await reportsOf(0.6, 90);
    expect(lines.map((line) => JSON.parse(line) as TrueRunFinding)).toEqual([
      ...province.missing,
      ...reports.flatMap(({ runFindings }) => runFindings),
    ]);
  });
});
