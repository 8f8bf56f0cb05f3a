import { decodeText } from '../decode/charset.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { issuerLevel, type IssuerLevel } from '../report/issuer-level.js';
import { readSourceFile } from './read-file.js';
import type { RosterEntry } from './roster-entry.js';

const COLUMNS = {
  issuer: /^(?:issuer|office|机关|发布机关|发布机构|单位|单位名称|机关名称)$/i,
  level: /^(?:level|层级|级别|类别)$/i,
  divisionCode: /^(?:division|division_?code|区划|区划代码|行政区划|行政区划代码)$/i,
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

/**
 * Reads a roster file: CSV with a header that names at least the column issuer, in English or Chinese. A level that is
 * not given is told from the name, where it tells.
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
  const [head, ...lines] = readCsv(text, path);
  const at = columnsOf(head?.cells ?? []);
  if (at.issuer === undefined) {
    throw invalid(path, 1, '首行没有 issuer（机关名称）列', 'the first line names no column issuer');
  }
  const entries = new Map<string, RosterEntry>();
  for (const { number, cells } of lines) {
    const cell = (column: Column): string => cells[at[column] ?? -1]?.trim() ?? '';
    const issuer = cell('issuer');
    if (issuer === '') throw invalid(path, number, '没有机关名称', 'it names no issuer');
    const level = levelOf(cell('level'), issuer);
    if (level === null) {
      const [zh, en] = [
        '层级应为 government、department 或 township',
        'its level must be government, department or township',
      ];
      throw invalid(path, number, zh, en);
    }
    const entry = {
      issuer,
      divisionCode: cell('divisionCode'),
      level,
      parent: cell('parent') || null,
      since: yearOf(cell('since'), path, number),
      until: yearOf(cell('until'), path, number),
    };
    const key = JSON.stringify([issuer, entry.divisionCode]);
    if (entries.has(key)) throw invalid(path, number, `${issuer} 重复`, `${issuer} is listed twice`);
    entries.set(key, entry);
  }
  if (entries.size === 0) throw invalid(path, 2, '没有机关', 'it lists no issuer');
  return [...entries.values()];
}

function columnsOf(head: readonly string[]): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {};
  for (const [index, name] of head.entries()) {
    for (const column of Object.keys(COLUMNS) as Column[]) {
      if (COLUMNS[column].test(name.trim())) found[column] ??= index;
    }
  }
  return found;
}

function levelOf(printed: string, issuer: string): IssuerLevel | null {
  if (printed === '') return issuerLevel(issuer);
  const levels = Object.keys(LEVELS) as IssuerLevel[];
  return levels.find((level) => LEVELS[level].test(printed)) ?? null;
}

function yearOf(printed: string, path: string, line: number): number | null {
  if (printed === '') return null;
  if (/^(?:19|20)\d\d$/.test(printed)) return Number(printed);
  throw invalid(path, line, `${printed} 不是年度`, `${printed} is no year`);
}

interface Line {
  /** From 1. */
  number: number;
  cells: string[];
}

/** Lines of a CSV text with their cells (RFC 4180); blank lines are none. */
function readCsv(text: string, path: string): Line[] {
  const lines: Line[] = [];
  let number = 1;
  let line: Line = { number, cells: [] };
  // A cell and what ends it: quoted, with quotation marks doubled inside, or plain.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/gy;
  while (cell.lastIndex < text.length || line.cells.length > 0) {
    const found = cell.exec(text);
    if (found === null) throw invalid(path, number, '引号不成对', 'its quotation marks do not match');
    const [whole, quoted, plain = '', end] = found;
    line.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    number += whole.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (end === ',') continue;
    if (line.cells.some((held) => held.trim() !== '')) lines.push(line);
    if (lines.length > MOST_LINES) {
      throw invalid(path, number, `超过 ${MOST_LINES} 行`, `it has more than ${MOST_LINES} lines`);
    }
    line = { number, cells: [] };
    if (whole === '' || end === '') break;
  }
  return lines;
}

const invalid = (path: string, line: number, zh: string, en: string): NianbaoError =>
  new NianbaoError('roster_invalid', { path, line, zh, en });
