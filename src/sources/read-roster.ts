import { decodeText } from '../decode/charset.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Bilingual } from '../language.js';
import { issuerLevel, type IssuerLevel } from '../report/issuer-level.js';
import { readCsvTable, readYear, SHARED_COLUMNS, type TableRow } from './csv-table.js';
import { readSourceFile } from './read-file.js';
import type { RosterEntry } from './roster-entry.js';

const COLUMNS = {
  issuer: SHARED_COLUMNS.issuer,
  level: /^(?:level|层级|级别|类别)$/i,
  divisionCode: SHARED_COLUMNS.division,
  parent: /^(?:parent|上级|上级机关|所属政府|主管机关)$/i,
  since: /^(?:since|from|起始年度|开始年度)$/i,
  until: /^(?:until|to|终止年度|结束年度)$/i,
} as const;
type Column = keyof typeof COLUMNS;

const LEVELS: Record<IssuerLevel, RegExp> = {
  government: /^(?:government|政府|省|市|县|区|县级以上政府)$/i,
  department: /^(?:department|部门|政府部门|局|厅)$/i,
  township: /^(?:township|subdistrict|乡镇|街道|乡镇街道|乡|镇)$/i,
};

/** A roster of a whole province has some 20,000 lines. */
const MOST_LINES = 200_000;
/** A roster may say that an organ reports since long ago. */
const YEARS = { first: 1900, last: 2099 };

/**
 * Reads a roster file: CSV, separated by commas, semicolons or tabs, with a header that names at least the
 * column issuer, in English or Chinese. A level that is not given is told from the name, where it tells.
 *
 * @param path of the file
 * @param limit most bytes that are read
 * @throws NianbaoError `roster_invalid` naming the line, and those of reading a file
 */
export async function readRosterFile(path: string, limit: number): Promise<RosterEntry[]> {
  return parseRoster(await readSourceFile(path, limit), path);
}

/**
 * A roster from the bytes of its file: UTF-8 or GB18030 (as Excel saves it), with or without byte order mark.
 *
 * @throws NianbaoError `roster_invalid`
 */
export function parseRoster(bytes: Uint8Array, path: string): RosterEntry[] {
  const text = decodeText(bytes)?.text ?? '';
  const { columns, rows } = readCsvTable(text, COLUMNS, {
    mostLines: MOST_LINES,
    refuse: (reason, line) => invalid(path, line, reason),
  });
  if (!columns.has('issuer')) {
    throw invalid(path, 1, {
      zh: '首行没有 issuer（机关名称）列',
      en: 'the first line names no column issuer',
    });
  }
  const entries = new Map<string, RosterEntry>();
  for (const row of rows) {
    const entry = readEntry(row, (reason) => invalid(path, row.line, reason));
    const key = JSON.stringify([entry.issuer, entry.divisionCode]);
    if (entries.has(key)) throw invalid(path, row.line, TWICE(entry.issuer));
    entries.set(key, entry);
  }
  if (entries.size === 0) throw invalid(path, 2, { zh: '没有机关', en: 'it lists no issuer' });
  return [...entries.values()];
}

const TWICE = (issuer: string): Bilingual => ({ zh: `${issuer} 重复`, en: `${issuer} is listed twice` });

function readEntry(
  { cells, problem }: TableRow<Column>,
  refuse: (reason: Bilingual) => NianbaoError,
): RosterEntry {
  if (problem !== undefined) throw refuse(problem);
  const { issuer = '', divisionCode = '', parent = '' } = cells;
  if (issuer === '') throw refuse({ zh: '没有机关名称', en: 'it names no issuer' });
  const level = levelOf(cells.level ?? '', issuer);
  if (level === null) {
    throw refuse({
      zh: '层级应为 government、department 或 township',
      en: 'its level must be government, department or township',
    });
  }
  const year = (printed = ''): number | null => {
    const read = readYear(printed, YEARS);
    if (read === undefined) throw refuse({ zh: `${printed} 不是年度`, en: `${printed} is no year` });
    return read;
  };
  return {
    issuer,
    divisionCode,
    level,
    parent: parent || null,
    since: year(cells.since),
    until: year(cells.until),
  };
}

function levelOf(printed: string, issuer: string): IssuerLevel | null {
  if (printed === '') return issuerLevel(issuer);
  const levels = Object.keys(LEVELS) as IssuerLevel[];
  return levels.find((level) => LEVELS[level].test(printed)) ?? null;
}

const invalid = (path: string, line: number, reason: Bilingual): NianbaoError =>
  new NianbaoError('roster_invalid', { path, line, ...reason });
