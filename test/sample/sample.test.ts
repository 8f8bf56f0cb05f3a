import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/decode/charset.js';
import { RULES } from '../../src/rules/registry.js';
import { openSample, type SampleReport } from '../../src/sample/make-report.js';
import type { SampleSettings } from '../../src/sample/plan.js';
import { PROVINCES, unitsOf } from '../../src/sample/province.js';
import { DEFECTS, SAMPLE_FORMATS, type SampleTruth } from '../../src/sample/truth.js';
import { writeSample } from '../../src/sample/write-sample.js';

const YEARS = Array.from({ length: 15 }, (_, index) => 2010 + index);
const settings = (more: Partial<SampleSettings> = {}): SampleSettings => ({
  seed: 7,
  years: YEARS,
  formats: SAMPLE_FORMATS,
  defects: 0.3,
  ...more,
});

async function reports(count: number, more: Partial<SampleSettings> = {}, from = 0): Promise<SampleReport[]> {
  const sample = openSample(settings(more));
  return Promise.all(Array.from({ length: count }, (_, index) => sample.report(from + index)));
}

const digest = ({ bytes }: SampleReport): string => createHash('sha256').update(bytes).digest('hex');
const textOf = ({ bytes }: SampleReport): string => decodeText(bytes)?.text ?? '';

describe('a province', () => {
  it('has governments, departments, towns and subdistricts, each once', () => {
    for (const province of PROVINCES) {
      const units = unitsOf(province);
      expect(new Set(units.map(({ kind }) => kind))).toEqual(
        new Set(['government', 'department', 'township', 'subdistrict']),
      );
      expect(new Set(units.map(({ city, county, slug }) => `${city}/${county}/${slug}`)).size).toBe(
        units.length,
      );
    }
  });

  it('is large enough for twenty thousand reports of different organs and years', async () => {
    const years = 5;
    const units = Math.max(...PROVINCES.map((province) => unitsOf(province).length));
    expect(units * years).toBeGreaterThan(20_000);
    const sample = openSample(settings({ formats: ['md'], years: [2020, 2021] }));
    const [first, again] = [await sample.report(0), await sample.report(unitsOf(sample.province).length)];
    expect(first.truth.issuer).not.toBeNull();
    expect(again.path.replace(/\d{4}/, '')).toBe(first.path.replace(/\d{4}/, ''));
    expect(again.path).not.toBe(first.path);
  });
});

describe('a sample', () => {
  it('is the same, byte for byte, for the same seed, and another for another seed', async () => {
    const [one, again, other] = [await reports(40), await reports(40), await reports(40, { seed: 8 })];
    expect(again.map(digest)).toEqual(one.map(digest));
    expect(again.map(({ truth }) => truth)).toEqual(one.map(({ truth }) => truth));
    expect(other.map(digest)).not.toEqual(one.map(digest));
  });

  it('gives a report that does not depend on the others', async () => {
    const [alone] = await reports(1, {}, 23);
    const all = await reports(24);
    expect(digest(alone as SampleReport)).toBe(digest(all[23] as SampleReport));
  });

  it('comes in the formats, years and encodings asked for, each beginning as its format does', async () => {
    const signatures: Record<string, RegExp> = { docx: /^PK/, xlsx: /^PK/, pdf: /^%PDF/ };
    for (const { path, bytes, truth } of await reports(120, { years: [2022, 2023] })) {
      expect(SAMPLE_FORMATS).toContain(truth.format);
      expect([2022, 2023]).toContain(truth.reportYear);
      expect(path.endsWith(`-${truth.reportYear ?? 0}.${truth.format}`)).toBe(true);
      const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
      expect(start).toMatch(signatures[truth.format] ?? /^/);
    }
  });

  it('prints in plain text every heading, number and date that its truth names', async () => {
    for (const report of await reports(150, { formats: ['txt'] })) {
      const text = textOf(report).normalize('NFKC').replace(/\s/g, '');
      const { headings, observations, contact } = report.truth;
      const words = [
        ...headings.map(([, label, title]) => label + title),
        ...observations.map(({ raw }) => raw),
        ...Object.values(contact),
      ];
      for (const word of words) expect(text).toContain(word.normalize('NFKC').replace(/\s/g, ''));
    }
  });

  it('keeps blank, does-not-apply and 0 apart', async () => {
    const all = (await reports(300, { years: [2016, 2023], formats: ['md'] })).flatMap(
      ({ truth }) => truth.observations,
    );
    const of = (raw: string): Set<string> =>
      new Set(
        all.filter((one) => one.raw === raw).map(({ status, value }) => `${status} ${value ?? 'null'}`),
      );
    expect(of('')).toEqual(new Set(['blank null']));
    expect(of('/')).toEqual(new Set(['not_applicable null']));
    expect(of('0')).toEqual(new Set(['number 0']));
  });
});

describe('planted defects', () => {
  let truths: SampleTruth[];
  beforeAll(async () => {
    truths = (await reports(2500, { defects: 1, formats: ['md'] })).map(({ truth }) => truth);
  });

  it('occur in every kind, each with its finding', () => {
    for (const defect of DEFECTS) {
      const planted = truths.filter(({ defects }) => defects.includes(defect));
      expect(planted.length, defect).toBeGreaterThan(0);
      for (const { findings } of planted) expect(findings.map(({ rule }) => rule)).toContain(defect);
    }
  });

  it('name only rules of the catalogue', () => {
    const known = new Set(RULES.map(({ id }) => id));
    for (const { findings } of truths) for (const { rule } of findings) expect(known).toContain(rule);
  });

  it('stay away from a sample without defects', async () => {
    const clean = await reports(400, { defects: 0, formats: ['md'] });
    const harmless = new Set([
      'blank-observations',
      'unknown-indicator',
      'template-mixed',
      'template-outdated',
    ]);
    for (const { truth } of clean) {
      expect(truth.defects).toEqual([]);
      expect(truth.findings.filter(({ rule }) => !harmless.has(rule))).toEqual([]);
    }
  });
});

describe('writing a sample', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nianbao-sample-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('puts each report where its line of truth.jsonl says', async () => {
    const out = join(directory, 'plain');
    expect(await writeSample(settings(), { directory: out, reports: 12, history: false, zip: false })).toBe(
      12,
    );
    const lines = (await readFile(join(out, 'truth.jsonl'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(12);
    const expected = await reports(12);
    for (const [index, line] of lines.entries()) {
      const truth = JSON.parse(line) as SampleTruth;
      expect(truth).toEqual(expected[index]?.truth);
      expect(await readFile(join(out, truth.file))).toEqual(Buffer.from(expected[index]?.bytes ?? []));
    }
  });

  it('packs each county into an archive of its own', async () => {
    const out = join(directory, 'packed');
    await writeSample(settings({ formats: ['md'] }), {
      directory: out,
      reports: 40,
      history: false,
      zip: true,
    });
    const files = await readdir(out);
    const archives = files.filter((name) => name.endsWith('.zip'));
    expect(archives.length).toBeGreaterThan(1);
    expect(files).toHaveLength(archives.length + 1);
    const lines = (await readFile(join(out, 'truth.jsonl'), 'utf8')).trim().split('\n');
    for (const line of lines) {
      const [archive] = (JSON.parse(line) as SampleTruth).file.split('/');
      expect(archives).toContain(archive);
    }
  });

  it('stops when it is told to, with the truth of what was written', async () => {
    const stop = new AbortController();
    const out = join(directory, 'stopped');
    const progress = (done: number): void => {
      if (done === 3) stop.abort();
    };
    const written = await writeSample(settings(), {
      directory: out,
      reports: 50,
      history: false,
      zip: false,
      progress,
      signal: stop.signal,
    });
    expect(written).toBe(3);
    expect((await readFile(join(out, 'truth.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(3);
  });
});
