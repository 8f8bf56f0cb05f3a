import { CsvError, parse } from 'csv-parse/sync';
import { present } from '../document/present.js';
import type { NianbaoError } from '../errors/nianbao-error.js';
import type { Bilingual } from '../language.js';

const MOST_LINES = 1_000_000;
const MOST_PROBLEMS = 1000;

/** Headers of columns that several kinds of lists share, in English and Chinese; names of JSON keys too. */
export const SHARED_COLUMNS = {
  url: /^(?:url|link|address|网址|链接|地址|网站地址|年报网址|页面网址)$/i,
  issuer: /^(?:issuer|office|机关|发布机关|发布机构|单位|单位名称|机关名称)$/i,
  division: /^(?:division|division_?code|区划|区划代码|行政区划|行政区划代码)$/i,
  year: /^(?:year|report_?year|年度|年份|报告年度)$/i,
} as const;

/** A row of a table: its cells by column, trimmed, or why it cannot be read. */
export interface TableRow<Column extends string> {
  /** Where it begins, from 1. */
  line: number;
  cells: Partial<Record<Column, string>>;
  problem?: Bilingual;
}

/** What a table may be. */
export interface TableBounds {
  /** Most lines; a million where nothing is said. */
  mostLines?: number;
  /** Makes the error for a table of which nothing can be used. */
  refuse: (reason: Bilingual, line: number) => NianbaoError;
}

/**
 * Reads a CSV table by its header; separated by commas, tabs or semicolons. Blank rows are none.
 *
 * @param columns the headers that each column may have
 * @returns the columns that there are, and the rows
 */
export function readCsvTable<Column extends string>(
  text: string,
  columns: Readonly<Record<Column, RegExp>>,
  bounds: TableBounds,
): { columns: Set<Column>; rows: TableRow<Column>[] } {
  const rows = parseRows(text, bounds);
  const header = rows.shift()?.cells ?? [];
  const at = new Map<Column, number>();
  for (const name of Object.keys(columns) as Column[]) {
    const index = header.findIndex((cell) => columns[name].test(cell.trim()));
    if (index >= 0) at.set(name, index);
  }
  return {
    columns: new Set(at.keys()),
    rows: rows
      .filter(({ cells, problem }) => problem !== undefined || cells.some((cell) => cell.trim() !== ''))
      .map(({ line, cells, problem }) => ({
        line,
        cells: Object.fromEntries(
          [...at].map(([name, index]) => [name, (cells[index] ?? '').trim()]),
        ) as Partial<Record<Column, string>>,
        ...present({ problem }),
      })),
  };
}

/** The lines of a list. @throws what `refuse` makes for too many */
export function linesOf(text: string, { refuse, mostLines = MOST_LINES }: TableBounds): string[] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (lines.length > mostLines) {
    throw refuse({ zh: `超过 ${mostLines} 行`, en: `more than ${mostLines} lines` }, mostLines + 1);
  }
  return lines;
}

/** The first line that says something. */
export function firstLine(lines: readonly string[]): string {
  return lines.find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
}

/**
 * A year, as `2020`, `２０２０` or `2020年`; null where none is given, undefined for something else.
 *
 * @param years the first and the last that there can be
 */
export function readYear(text: string, years = YEARS): number | null | undefined {
  if (text === '') return null;
  const year = Number(/^(\d{4})(?:年度?)?$/.exec(text.normalize('NFKC'))?.[1]);
  return year >= years.first && year <= years.last ? year : undefined;
}
/** Years of which reports are published. */
const YEARS = { first: 2008, last: 2099 };

const delimiterOf = (header: string): string =>
  [',', '\t', ';', '，'].reduce((best, mark) =>
    header.split(mark).length > header.split(best).length ? mark : best,
  );

interface Row {
  line: number;
  cells: string[];
  problem?: Bilingual;
}

/**
 * The rows of a CSV. Where a quotation mark is never closed, everything after it would be one cell: that
 * row is given up up to its line's end, and reading goes on with the next line.
 */
function parseRows(text: string, bounds: TableBounds): Row[] {
  const lines = linesOf(text, bounds);
  const delimiter = delimiterOf(firstLine(lines));
  const rows: Row[] = [];
  let problems = 0;
  for (let start = 0; start < lines.length;) {
    const read = parseFrom(lines.slice(start).join(''), delimiter);
    for (const row of read.rows) rows.push({ ...row, line: row.line + start });
    if (read.problem === null) break;
    const bad = start + Math.max(read.rows.at(-1)?.end ?? 0, 0);
    rows.push({ line: bad + 1, cells: [], problem: read.problem });
    if (++problems > MOST_PROBLEMS) {
      throw bounds.refuse({ zh: '引号错误太多', en: 'too many misplaced quotation marks' }, bad + 1);
    }
    start = bad + 1;
  }
  return rows;
}

function parseFrom(
  text: string,
  delimiter: string,
): { rows: (Row & { end: number })[]; problem: Bilingual | null } {
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
      problem: {
        zh: '引号没有配对，或一行过长',
        en: 'quotation marks do not match, or a line is too long',
      },
    };
  }
}
