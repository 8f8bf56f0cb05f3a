import { decodeText } from '../decode/charset.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Bilingual } from '../language.js';
import { firstLine, linesOf, readCsvTable, readYear, SHARED_COLUMNS, type TableBounds } from './csv-table.js';
import { LONGEST_URL } from './web/guard.js';
import { because } from '../errors/reasons.js';

/** Kinds of pages that a list may name. */
export const PAGE_KINDS = ['report', 'index'] as const;

/** One of {@link PAGE_KINDS}. */
export type PageKind = (typeof PAGE_KINDS)[number];

/** An entry of a crawl list. */
export interface ListEntry {
  /** From 1. */
  line: number;
  /** Absolute, without fragment. */
  url: string;
  kind: PageKind;
  issuer: string | null;
  /** Code of the administrative division. */
  division: string | null;
  year: number | null;
  /** Why the robots.txt of this host is not followed; null: it is followed. */
  robotsOverride: string | null;
}

/** A line of a crawl list that cannot be used. */
export interface ListProblem {
  line: number;
  reason: Bilingual;
}

/** What a crawl list says. */
export interface CrawlList {
  entries: ListEntry[];
  problems: ListProblem[];
}

const COLUMNS = {
  ...SHARED_COLUMNS,
  kind: /^(?:kind|type|类型|种类|网页类型)$/i,
  robotsOverride: /^(?:robots_?override|robots豁免理由|robots理由|不遵守robots的理由)$/i,
} as const;
type Column = keyof typeof COLUMNS;

const KINDS: Record<PageKind, RegExp> = {
  report: /^(?:report|报告|年报|正文|报告页)?$/i,
  index: /^(?:index|list|目录|列表|栏目|目录页|列表页)$/i,
};
/** A reason says something; `1`, `yes` and `是` do not. */
const SHORTEST_REASON = 4;

/**
 * Reads a crawl list: CSV with a header that names at least the column url, in English or Chinese, or one
 * address a line. A line that cannot be used is reported and costs no other.
 *
 * @param bytes UTF-8 or GB18030 (GBK), with or without byte order mark
 * @param path for messages
 * @throws NianbaoError `list_invalid` where nothing of it can be used: no text, no column url, more than a
 *   million lines
 */
export function readCrawlList(bytes: Uint8Array, path: string): CrawlList {
  const text = bytes.length === 0 ? '' : (decodeText(bytes)?.text ?? '');
  if (text.trim() === '') throw invalid(path, because('list_without_text'));
  const bounds = { refuse: (reason: Bilingual) => invalid(path, reason) };
  const lines = linesOf(text, bounds);
  const plain = /^\s*"?https?:\/\/[^,\t;]*$/i.test(firstLine(lines));
  return plain ? readLines(lines) : readTable(text, path, bounds);
}

function readLines(lines: readonly string[]): CrawlList {
  const list: CrawlList = { entries: [], problems: [] };
  lines.forEach((content, index) => {
    const url = content.trim().replace(/^"(.*)"$/, '$1');
    if (url !== '' && !url.startsWith('#')) add(list, index + 1, { url });
  });
  return list;
}

function readTable(text: string, path: string, bounds: TableBounds): CrawlList {
  const { columns, rows } = readCsvTable(text, COLUMNS, bounds);
  if (!columns.has('url')) throw invalid(path, because('no_url_column'));
  const list: CrawlList = { entries: [], problems: [] };
  for (const { line, cells, problem } of rows) {
    if (problem === undefined) add(list, line, cells);
    else list.problems.push({ line, reason: problem });
  }
  return list;
}

function add(list: CrawlList, line: number, given: Partial<Record<Column, string>>): void {
  const read = readEntry(line, given);
  if (!('url' in read)) list.problems.push({ line, reason: read });
  else list.entries.push(read);
}

function readEntry(line: number, given: Partial<Record<Column, string>>): ListEntry | Bilingual {
  const text = given.url ?? '';
  if (text === '') return because('no_address');
  if (!URL.canParse(text)) return because('address_incomplete', { text: text.slice(0, 100) });
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return because('address_scheme');
  }
  url.hash = '';
  if (url.href.length > LONGEST_URL) return because('address_too_long');
  const kind = PAGE_KINDS.find((name) => KINDS[name].test(given.kind ?? ''));
  if (kind === undefined) return because('page_kind_unknown', { text: given.kind ?? '' });
  const year = readYear(given.year ?? '');
  if (year === undefined) return because('no_year', { text: given.year ?? '' });
  const override = given.robotsOverride ?? '';
  if (override !== '' && override.length < SHORTEST_REASON) {
    return because('override_unexplained');
  }
  const word = (value: string | undefined): string | null =>
    value === undefined || value === '' ? null : value;
  return {
    line,
    url: url.href,
    kind,
    issuer: word(given.issuer),
    division: word(given.division),
    year,
    robotsOverride: word(override),
  };
}

const invalid = (path: string, reason: Bilingual): NianbaoError =>
  new NianbaoError('list_invalid', { path, reason });
