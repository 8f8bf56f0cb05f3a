import { RULES } from '../../src/rules/registry.js';
import type { Measured } from './work.js';
import type { Tally } from './compare.js';

/** Adds up what was counted. */
export function sumOf(measured: readonly Measured[]): Tally {
  const sum: Tally = {};
  for (const { tally } of measured)
    for (const [name, count] of Object.entries(tally)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(2)} %`;
const at = (tally: Tally, name: string): number => tally[name] ?? 0;

/** Rows as a Markdown table. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

function rowOf(name: string, tally: Tally): (string | number)[] {
  const { right, wrong, missed, invented } = {
    right: at(tally, 'observations.right'),
    wrong: at(tally, 'observations.wrong'),
    missed: at(tally, 'observations.missed'),
    invented: at(tally, 'observations.invented'),
  };
  const all = right + wrong + missed;
  const pair = (list: string): string[] => {
    const [found, lost, made] = ['found', 'missed', 'invented'].map((what) => at(tally, `${list}.${what}`));
    return [share(found ?? 0, (found ?? 0) + (made ?? 0)), share(found ?? 0, (found ?? 0) + (lost ?? 0))];
  };
  return [
    name,
    at(tally, 'reports'),
    all,
    share(right, all),
    wrong,
    missed,
    invented,
    ...pair('headings'),
    ...pair('claims'),
  ];
}

/** The main table: one row for each value of format, encoding, generation and layout, and one for all. */
export function mainTable(measured: readonly Measured[]): string {
  const head = [
    '',
    'reports',
    'numbers',
    'exact',
    'wrong',
    'missed',
    'invented',
    'headings P',
    'headings R',
    'claims P',
    'claims R',
  ];
  const rows = [rowOf('**all**', sumOf(measured))];
  for (const dimension of ['format', 'encoding', 'generation', 'layout'] as const) {
    const values = [...new Set(measured.map((one) => one[dimension]))].sort();
    for (const value of values)
      rows.push(rowOf(`${dimension} ${value}`, sumOf(measured.filter((one) => one[dimension] === value))));
  }
  return markdownTable(head, rows);
}

/** Metadata fields: how many are exactly right. */
export function metadataTable(tally: Tally): string {
  const fields = new Set(
    Object.keys(tally).flatMap((name) => /^metadata\.(.+)\.(?:right|wrong)$/.exec(name)?.[1] ?? []),
  );
  const rows = [...fields].map((field) => {
    const [right, wrong] = [at(tally, `metadata.${field}.right`), at(tally, `metadata.${field}.wrong`)];
    return [field, right + wrong, share(right, right + wrong), wrong];
  });
  return markdownTable(['field', 'reports', 'exact', 'wrong'], rows);
}

const FINDINGS_HEAD = ['due', 'precision', 'recall', 'false', 'missed'];

function findingsRow(name: string, tally: Tally, counted: string): (string | number)[] {
  const [found, missed, invented] = ['found', 'missed', 'invented'].map((what) =>
    at(tally, `${counted}.${what}`),
  );
  const f = found ?? 0;
  return [
    name,
    f + (missed ?? 0),
    share(f, f + (invented ?? 0)),
    share(f, f + (missed ?? 0)),
    invented ?? 0,
    missed ?? 0,
  ];
}

/** Findings by severity: precision and recall against what the truth demands. */
export function severityTable(tally: Tally): string {
  const rows = ['error', 'warning', 'info'].map((severity) =>
    findingsRow(severity, tally, `severity.${severity}`),
  );
  return markdownTable(['severity', ...FINDINGS_HEAD], rows);
}

/** Findings by rule, in the order of the catalogue: precision and recall against what the truth demands. */
export function findingsTable(tally: Tally): string {
  const rows = RULES.map(({ id, severity }) => {
    const [name, ...counts] = findingsRow(id, tally, `findings.${id}`);
    return [name ?? id, severity, ...counts];
  });
  return markdownTable(['rule', 'severity', ...FINDINGS_HEAD], rows);
}
