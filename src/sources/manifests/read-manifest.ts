import { decodeText } from '../../decode/charset.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Declared } from '../../report/declared.js';
import { readCsvTable, readYear, SHARED_COLUMNS } from '../csv-table.js';
import { because } from '../../errors/reasons.js';
import type { Bilingual } from '../../language.js';

/** Largest manifest, and largest sidecar, in bytes. */
export const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;
export const MOST_SIDECAR_BYTES = 64 * 1024;

const COLUMNS = {
  ...SHARED_COLUMNS,
  file: /^(?:file|file_?name|path|文件|文件名|文件名称|路径)$/i,
} as const;

/** What a manifest says of one file. */
export interface ManifestRow {
  /** From 1. */
  line: number;
  declared: Declared;
}

/** What a manifest says. */
export interface Manifest {
  /** By path from the manifest's folder, as {@link manifestKey} writes it. */
  rows: Map<string, ManifestRow>;
  problems: { line: number; reason: Bilingual }[];
}

/**
 * Reads a manifest: CSV with a header, in English or Chinese, that names the column file and any of issuer,
 * year, division and url. A line that cannot be used is reported and costs no other.
 *
 * @param bytes UTF-8 or GB18030 (GBK), with or without byte order mark
 * @param from its name, for messages and as the origin of what it says
 * @throws NianbaoError `manifest_invalid` where nothing of it can be used
 */
export function readManifest(bytes: Uint8Array, from: string): Manifest {
  const invalid = (reason: Bilingual): NianbaoError =>
    new NianbaoError('manifest_invalid', { path: from, reason });
  const text = decodeText(bytes)?.text ?? '';
  const { columns, rows } = readCsvTable(text, COLUMNS, { refuse: invalid });
  if (!columns.has('file')) throw invalid(because('no_file_column'));
  const manifest: Manifest = { rows: new Map(), problems: [] };
  for (const { line, cells, problem } of rows) {
    const key = manifestKey(cells.file ?? '');
    const declared = problem ?? readDeclared(cells, from);
    if (!('from' in declared)) manifest.problems.push({ line, reason: declared });
    else if (key === '') manifest.problems.push({ line, reason: because('no_file_name') });
    else if (manifest.rows.has(key)) manifest.problems.push({ line, reason: because('file_listed_twice') });
    else manifest.rows.set(key, { line, declared });
  }
  return manifest;
}

/** A path in a manifest, however its program writes it: `.\乙\a.txt` and `乙/a.txt` are the same. */
export function manifestKey(path: string): string {
  return path
    .normalize('NFC')
    .split(/[/\\]/)
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}

/**
 * Reads a sidecar: a JSON object with any of issuer, year, division and url, in English or Chinese.
 *
 * @param bytes UTF-8 or GB18030 (GBK)
 * @param from its name
 * @returns null for an object that says nothing of this kind: it is something else
 * @throws NianbaoError `manifest_invalid`
 */
export function readSidecar(bytes: Uint8Array, from: string): Declared | null {
  const invalid = (reason: Bilingual): NianbaoError =>
    new NianbaoError('manifest_invalid', { path: from, reason });
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes)?.text ?? '');
  } catch {
    throw invalid(because('no_json'));
  }
  if (typeof value !== 'object' || value === null) throw invalid(because('no_json_object'));
  const cells: Partial<Record<keyof typeof SHARED_COLUMNS, string>> = {};
  for (const [key, given] of Object.entries(value)) {
    for (const column of Object.keys(SHARED_COLUMNS) as (keyof typeof SHARED_COLUMNS)[]) {
      if (!SHARED_COLUMNS[column].test(key.trim()) || given === null) continue;
      if (typeof given !== 'string' && typeof given !== 'number')
        throw invalid(because('no_text_or_number', { key }));
      cells[column] ??= String(given).trim();
    }
  }
  if (Object.keys(cells).length === 0) return null;
  const declared = readDeclared(cells, from);
  if (!('from' in declared)) throw invalid(declared);
  return declared;
}

/** What is declared; the reason where it makes no sense. */
function readDeclared(
  given: Partial<Record<keyof typeof SHARED_COLUMNS, string>>,
  from: string,
): Declared | Bilingual {
  const { issuer = '', division = '', url = '' } = given;
  const year = readYear(given.year ?? '');
  if (year === undefined) return because('no_year', { text: given.year?.slice(0, 40) ?? '' });
  if (issuer.length > 200) return because('issuer_too_long');
  if (division !== '' && !/^\d{6}(?:\d{3}){0,2}$/.test(division)) {
    return because('division_malformed', { text: division.slice(0, 40) });
  }
  if (url !== '' && !(/^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= 2000)) {
    return because('address_incomplete', { text: url.slice(0, 100) });
  }
  return { issuer: issuer || null, year, divisionCode: division || null, url: url || null, from };
}
