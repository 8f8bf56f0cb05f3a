import type { Cell, Span } from '../../src/document/block.js';
import { present } from '../../src/document/present.js';
import type { Claim, CountedPart, Enumeration, Narrative, Share } from '../../src/report/narrative.js';
import type { Observation, Report, ReportTable } from '../../src/report/report.js';
import type { Finding } from '../../src/rules/rule.js';
import { checkReport } from '../../src/rules/check-report.js';
import type { HeadingAnomaly, Section } from '../../src/segment/section.js';
import { findIndicator } from '../../src/templates/forms.js';

/** A place on a line of an imagined text. */
export function at(line: number): Span {
  const offset = line * 100;
  return { start: { line, column: 1, offset }, end: { line, column: 11, offset: offset + 10 } };
}

type Parts = Partial<Omit<Report, 'narrative'>> & { narrative?: Partial<Narrative> };

/** A report for 2017 that breaks no rule, changed by what the test is about. */
export function report({ narrative, ...parts }: Parts = {}): Report {
  return {
    format: 'text',
    encoding: { name: 'utf-8', source: 'strict', replacements: 0 },
    title: '青石镇人民政府2017年政府信息公开工作年度报告',
    titleSpan: at(1),
    issuer: '青石镇人民政府',
    issuerSource: 'title',
    reportYear: 2017,
    period: { start: '2017-01-01', end: '2017-12-31', stated: true },
    publishedOn: '2018-02-20',
    publishedSpan: at(2),
    contact: {},
    declaredParts: null,
    front: [],
    sections: [],
    back: [],
    tables: [],
    templates: { statistics: '2014' },
    observations: [],
    notices: [],
    ...parts,
    narrative: { claims: [], enumerations: [], shares: [], ...narrative },
  };
}

/**
 * Cells of the statistics table: a number, or the cell's text where it holds none (`''` blank, `/` not
 * applicable). They stand on lines 100, 101 … in the order given.
 */
export function observed(
  values: Record<string, number | string>,
  { template = '2014', firstLine = 100 }: { template?: string; firstLine?: number } = {},
): Observation[] {
  return Object.entries(values).map(([key, printed], index) => {
    const [indicator = '', applicant] = key.split('@');
    const row = findIndicator(indicator);
    const value = typeof printed === 'number' ? printed : null;
    const raw = String(printed);
    return {
      indicator,
      ...present({ applicant }),
      value,
      status: value !== null ? 'number' : raw === '' ? 'blank' : raw === '/' ? 'not_applicable' : 'text',
      raw,
      unit: row?.unit ?? '',
      printedUnit: row?.unit ?? '',
      label: row?.name ?? indicator,
      template,
      cell: { table: 0, row: index, column: 2 },
      span: at(firstLine + index),
    };
  });
}

/** A sentence of the prose that states a number for the whole issuer, on line 10 unless told. */
export function claimed(indicator: string, value: number, parts: Partial<Claim> = {}): Claim {
  return {
    indicator,
    value,
    unit: '',
    approximate: false,
    none: false,
    scope: 'whole',
    quote: '',
    span: at(10),
    ...parts,
  };
}

/** A number with its words: `counted('公告', 12, '条')`. */
export function counted(label: string, value: number, unit = '条', approximate = false): CountedPart {
  return { label, value, unit, approximate, span: at(20) };
}

/** A complete list of parts under a total. */
export function enumerated(
  total: CountedPart,
  parts: CountedPart[],
  changes: Partial<Enumeration> = {},
): Enumeration {
  return { total, parts, exhaustive: true, quote: '', span: at(20), ...changes };
}

/** A stated share; its decimals are counted from the printed percentage. */
export function shared(printed: string, part: CountedPart, whole: CountedPart, approximate = false): Share {
  const decimals = printed.split('.')[1]?.length ?? 0;
  return { percent: Number(printed), decimals, approximate, part, whole, quote: '', span: at(30) };
}

const LEVEL_OF = [/^[一二三四五六七八九十]+、/, /^[（(][一二三四五六七八九十]+[)）]/, /^\d+[.、]/];

/**
 * A heading from its print, `二、主动公开情况`; no label means that it lost its number. Level 1 unless its
 * label says.
 */
export function section(
  line: number,
  printed: string,
  anomalies: HeadingAnomaly[] = [],
  children: Section[] = [],
): Section {
  const label = /^(?:[（(][^）)]{1,3}[)）]|[一二三四五六七八九十]+、|\d+[.、])/.exec(printed)?.[0] ?? '';
  const level = LEVEL_OF.findIndex((style) => style.test(label)) + 1;
  return {
    level: label.startsWith('（1') ? 2 : Math.max(level, 1),
    label,
    ordinal: null,
    title: printed.slice(label.length),
    anomalies,
    span: at(line),
    blocks: [],
    children,
  };
}

/** A table of the report; `template` null for one that was not recognised. */
export function table(template: ReportTable['template'], line = 100): ReportTable {
  const rows: Cell[][] = [];
  return { kind: 'table', layout: 'pipes', rows, span: at(line), caption: '', year: null, template };
}

/** What one rule finds in a report, through the same door as everybody else. */
export function findingsOf(rule: string, checked: Report): Finding[] {
  return checkReport(checked).filter((finding) => finding.rule === rule);
}
