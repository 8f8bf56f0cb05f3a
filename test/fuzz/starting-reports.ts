import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sniff } from '../../src/decode/sniff.js';
import { openSample } from '../../src/sample/make-report.js';
import { SAMPLE_FORMATS } from '../../src/sample/truth.js';

/** A report that mutations start from. */
export interface StartingReport {
  name: string;
  bytes: Uint8Array;
  /** The decoded text; null for formats whose bytes are no text. */
  text: string | null;
}

/** Generated reports among the starting ones. */
const GENERATED = 48;

/** Where the project lies; the working directory, because scripts run from wherever they were built to. */
const PROJECT = process.cwd();

function textOf(bytes: Uint8Array): string | null {
  const kind = sniff(bytes);
  if (kind !== null && (kind.kind === 'binary' || kind.format === undefined)) return null;
  if (kind !== null && !['text', 'markdown', 'html'].includes(kind.format ?? '')) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:txt|md|html?|docx?|xlsx?|pdf)$/i.test(path) && !/README/.test(path))
    .sort()
    .map((path) => join(directory, path));
}

/**
 * The reports that mutations start from: those of `samples/`, generated ones of every format and generation,
 * and, where there are any, published ones (`NIANBAO_REPORTS_DIR`, else `shared/reports` beside the
 * checkout).
 */
export async function startingReports(): Promise<StartingReport[]> {
  const published = resolve(process.env.NIANBAO_REPORTS_DIR ?? join(PROJECT, '../shared/reports'));
  const found: StartingReport[] = [join(PROJECT, 'samples/reports'), published]
    .flatMap(filesBelow)
    .map((path) => {
      const bytes = new Uint8Array(readFileSync(path));
      return { name: path, bytes, text: textOf(bytes) };
    });
  const years = Array.from({ length: 17 }, (_, at) => 2008 + at);
  const sample = openSample({ seed: 1, years, formats: SAMPLE_FORMATS, defects: 0.3 });
  for (let index = 0; index < GENERATED; index++) {
    const { path, bytes } = await sample.report(index);
    found.push({ name: path, bytes, text: textOf(bytes) });
  }
  return found;
}
