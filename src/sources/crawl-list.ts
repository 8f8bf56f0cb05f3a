import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from '../decode/charset.js';
import { NianbaoError } from '../errors.js';
import { LONGEST_URL } from './web/guard.js';

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
  reason: string;
}

/** What a crawl list says. */
export interface CrawlList {
  entries: ListEntry[];
  problems: ListProblem[];
}

const COLUMNS = {
  url: /^(?:url|link|address|网址|链接|地址|网站地址|年报网址|页面网址)$/i,
  issuer: /^(?:issuer|office|机关|发布机关|发布机构|单位|单位名称|机关名称)$/i,
  division: /^(?:division|division_?code|区划|区划代码|行政区划|行政区划代码)$/i,
  year: /^(?:year|report_?year|年度|年份|报告年度)$/i,
  kind: /^(?:kind|type|类型|种类|网页类型)$/i,
  robotsOverride: /^(?:robots_?override|robots豁免理由|robots理由|不遵守robots的理由)$/i,
} as const;
type Column = keyof typeof COLUMNS;

const KINDS: Record<PageKind, RegExp> = {
  report: /^(?:report|报告|年报|正文|报告页)?$/i,
  index: /^(?:index|list|目录|列表|栏目|目录页|列表页)$/i,
};
const YEARS = { first: 2008, last: 2099 };
const MOST_LINES = 1_000_000;
/** A reason says something; `1`, `yes` and `是` do not. */
const SHORTEST_REASON = 4;

/**
 * Reads a crawl list: CSV with a header that names at least the column url, in English or Chinese, or one address a line.
 * A line that cannot be used is reported and costs no other.
 *
 * @param bytes UTF-8 or GB18030 (GBK), with or without byte order mark
 * @param path for messages
 * @throws NianbaoError `list_invalid` where nothing of it can be used: no text, no column url, more than a million lines
 */
export function readCrawlList(bytes: Uint8Array, path: string): CrawlList {
  const text = bytes.length === 0 ? '' : (decodeText(bytes)?.text ?? '');
  if (text.trim() === '') throw invalid(path, '没有内容 / it is empty or no text');
  const first =
    text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
  return /^\s*"?https?:\/\/[^,\t;]*$/i.test(first) ? readLines(text, path) : readTable(text, first, path);
}

function readLines(text: string, path: string): CrawlList {
  const list: CrawlList = { entries: [], problems: [] };
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES) throw invalid(path, `超过 ${MOST_LINES} 行 / more than ${MOST_LINES} lines`);
  lines.forEach((content, index) => {
    const url = content.trim().replace(/^"(.*)"$/, '$1');
    if (url !== '' && !url.startsWith('#')) add(list, index + 1, { url });
  });
  return list;
}

function readTable(text: string, first: string, path: string): CrawlList {
  const rows = parseRows(text, delimiterOf(first), path);
  const header = rows.shift()?.cells ?? [];
  const columns = new Map<Column, number>();
  for (const name of Object.keys(COLUMNS) as Column[]) {
    const index = header.findIndex((cell) => COLUMNS[name].test(cell.trim()));
    if (index >= 0) columns.set(name, index);
  }
  if (!columns.has('url')) throw invalid(path, '表头没有 url（网址）一栏 / its header has no column url');
  const list: CrawlList = { entries: [], problems: [] };
  for (const { line, cells, problem } of rows) {
    if (problem !== undefined) list.problems.push({ line, reason: problem });
    else if (cells.some((cell) => cell.trim() !== '')) {
      add(
        list,
        line,
        Object.fromEntries([...columns].map(([name, index]) => [name, (cells[index] ?? '').trim()])),
      );
    }
  }
  return list;
}

const delimiterOf = (header: string): string =>
  [',', '\t', ';', '，'].reduce((best, mark) =>
    header.split(mark).length > header.split(best).length ? mark : best,
  );

interface Row {
  line: number;
  cells: string[];
  problem?: string;
}

/**
 * The rows of a CSV. Where a quotation mark is never closed, everything after it would be one cell: that row is given up up
 * to its line's end, and reading goes on with the next line.
 */
function parseRows(text: string, delimiter: string, path: string): Row[] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (lines.length > MOST_LINES) throw invalid(path, `超过 ${MOST_LINES} 行 / more than ${MOST_LINES} lines`);
  const rows: Row[] = [];
  for (let start = 0; start < lines.length;) {
    const read = parseFrom(lines.slice(start).join(''), delimiter);
    rows.push(...read.rows.map((row) => ({ ...row, line: row.line + start })));
    if (read.problem === null) break;
    const bad = start + Math.max(read.rows.at(-1)?.end ?? 0, 0);
    rows.push({ line: bad + 1, cells: [], problem: read.problem });
    if (rows.filter(({ problem }) => problem !== undefined).length > 1000) {
      throw invalid(path, '引号错误太多 / too many misplaced quotation marks');
    }
    start = bad + 1;
  }
  return rows;
}

function parseFrom(
  text: string,
  delimiter: string,
): { rows: (Row & { end: number })[]; problem: string | null } {
  const rows: (Row & { end: number })[] = [];
  try {
    parse(text, {
      delimiter,
      bom: true,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      on_record: (record, info) => {
        // The parser counts the line in which a record ends; a cell may hold line ends of its own.
        const inside = record.reduce((sum, cell) => sum + cell.split(/\r\n|\r|\n/).length - 1, 0);
        rows.push({ line: info.lines - inside, end: info.lines, cells: record });
        return null;
      },
    });
    return { rows, problem: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      rows,
      problem: '引号没有配对，或一行过长 / quotation marks do not match, or a line is too long',
    };
  }
}

function add(list: CrawlList, line: number, given: Partial<Record<Column, string>>): void {
  const read = readEntry(line, given);
  if (typeof read === 'string') list.problems.push({ line, reason: read });
  else list.entries.push(read);
}

function readEntry(line: number, given: Partial<Record<Column, string>>): ListEntry | string {
  const text = given.url ?? '';
  if (text === '') return '没有网址 / no address';
  if (!URL.canParse(text)) return `“${text.slice(0, 100)}”不是完整的网址 / is not a whole address`;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return '网址应以 http:// 或 https:// 开头 / the address must begin with http:// or https://';
  }
  url.hash = '';
  if (url.href.length > LONGEST_URL) return '网址过长 / the address is too long';
  const kind = PAGE_KINDS.find((name) => KINDS[name].test(given.kind ?? ''));
  if (kind === undefined) return `类型“${given.kind}”应为 report 或 index / the kind must be report or index`;
  const year = readYear(given.year ?? '');
  if (year === undefined) return `年度“${given.year}”不是年份 / is no year`;
  const override = given.robotsOverride ?? '';
  if (override !== '' && override.length < SHORTEST_REASON) {
    return 'robots_override 应写明理由 / robots_override must give a reason';
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

/** A year, null where none is given, undefined for something else. */
function readYear(text: string): number | null | undefined {
  if (text === '') return null;
  const year = Number(/^(\d{4})(?:年度?)?$/.exec(text.normalize('NFKC'))?.[1]);
  return year >= YEARS.first && year <= YEARS.last ? year : undefined;
}

const invalid = (path: string, reason: string): NianbaoError =>
  new NianbaoError('list_invalid', { path, reason });
