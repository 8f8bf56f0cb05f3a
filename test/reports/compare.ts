import type { ReportJson } from '../../src/report/report-json.js';
import type { Expected } from './expected.js';

/** One statement about a report: what was looked at, and whether it holds. */
export interface Check {
  holds: boolean;
  /** What was wanted and what was found, for people. */
  text: string;
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Text as it is compared: without blanks, in compatibility form, without marks at its ends. */
function norm(text: unknown): string {
  const plain = typeof text === 'string' ? text : text === null || text === undefined ? '' : show(text);
  const compared = plain.normalize('NFKC').replace(/\s+/gu, '');
  return compared.replace(/^[。.:：;；]+|[。.:：;；]+$/gu, '');
}

function same(what: string, wanted: unknown, found: unknown): Check {
  return { holds: wanted === found, text: `${what}: wanted ${show(wanted)}, found ${show(found)}` };
}

function sameText(what: string, wanted: unknown, found: unknown): Check {
  return { ...same(what, wanted, found), holds: norm(wanted) === norm(found) };
}

/**
 * Compares a report with its labels, item by item.
 *
 * @param expected the labels: everything listed must be found, everything in `noFindingOf` must not
 * @param report what was read, in the shape of `nianbao parse --json`
 */
export function compare(expected: Expected, report: ReportJson): Check[] {
  return [
    ...compareFront(expected, report),
    ...compareHeadings(expected, report),
    ...compareObservations(expected, report),
    ...compareClaims(expected, report),
    ...compareFindings(expected, report),
  ];
}

function* compareFront(expected: Expected, report: ReportJson): Generator<Check> {
  yield sameText('title', expected.title, report.title);
  yield sameText('issuer', expected.issuer, report.issuer);
  if (expected.reportYear !== undefined) yield same('reportYear', expected.reportYear, report.reportYear);
  if (expected.publishedOn !== undefined) yield same('publishedOn', expected.publishedOn, report.publishedOn);
  if (expected.period !== undefined && expected.period !== null) {
    yield same('period.start', expected.period.start, report.period?.start);
    yield same('period.end', expected.period.end, report.period?.end);
    yield same('period.stated', expected.period.stated, report.period?.stated);
  }
  for (const [field, value] of Object.entries(expected.contact ?? {})) {
    yield sameText(`contact.${field}`, value, report.contact[field]);
  }
  if (expected.declaredParts !== undefined) {
    yield same('declaredParts.count', expected.declaredParts?.count, report.declaredParts?.count);
  }
  for (const [table, form] of Object.entries(expected.templates ?? {})) {
    yield same(`templates.${table}`, form, report.templates[table]);
  }
}

function* compareHeadings(expected: Expected, report: ReportJson): Generator<Check> {
  const line = ([level, label, title]: [number, string, string]) =>
    `${'  '.repeat(level - 1)}${level} ${norm(label)} ${norm(title)}`;
  const wanted = expected.headings.map(line);
  const found = report.headings.filter(([level]) => level <= 2).map(line);
  for (const heading of wanted) yield { holds: found.includes(heading), text: `heading missing: ${heading}` };
  for (const heading of found)
    yield { holds: wanted.includes(heading), text: `heading invented: ${heading}` };
  yield same('headings in order', wanted.join('\n'), found.join('\n'));
}

function* compareObservations(expected: Expected, report: ReportJson): Generator<Check> {
  const byKey = grouped(report.observations);
  for (const [key, value] of Object.entries(expected.observations)) {
    const found = byKey.get(key) ?? [];
    const only = found[0]?.value;
    yield {
      holds: found.length === 1 && typeof only === 'number' && Math.abs(only - value) < 1e-9,
      text: `observation ${key}: wanted ${value}, found ${show(found.map((one) => one.value))}`,
    };
  }
  for (const key of expected.blankObservations ?? []) {
    const found = byKey.get(key) ?? [];
    yield {
      holds: found.length === 1 && found[0]?.value === null && found[0].status === 'blank',
      text: `observation ${key}: wanted blank, found ${show(found.map((one) => [one.value, one.status]))}`,
    };
  }
  const known = new Set([...Object.keys(expected.observations), ...(expected.blankObservations ?? [])]);
  const allowed = expected.allowedExtra ?? [];
  // Labels without any observation say that there is no table, or that it was not labelled.
  if (known.size === 0) return;
  for (const [key, found] of byKey) {
    if (known.has(key) || allowed.some((beginning) => key.startsWith(beginning))) continue;
    yield {
      holds: found.every((one) => one.value === null),
      text: `observation invented: ${key} = ${show(found.map((one) => one.value))}`,
    };
  }
}

function* compareClaims(expected: Expected, report: ReportJson): Generator<Check> {
  const byKey = grouped(report.claims);
  for (const { indicator, value } of expected.claims ?? []) {
    // A claim about all applicants may leave the applicant out.
    const keys = new Set([indicator, indicator.split('@')[0] ?? indicator]);
    const found = [...keys].flatMap((key) => byKey.get(key) ?? []).map((claim) => claim.value);
    yield {
      holds: found.includes(value),
      text: `claim ${indicator}: wanted ${value}, found ${show(found)}`,
    };
  }
}

function* compareFindings(expected: Expected, report: ReportJson): Generator<Check> {
  for (const wanted of expected.findings ?? []) {
    const ofRule = report.findings.filter((finding) => finding.rule === wanted.rule);
    const fits = (finding: ReportJson['findings'][number]): boolean =>
      norm(finding.subject).includes(norm(wanted.about)) &&
      (wanted.expected === undefined || wanted.expected === finding.expected) &&
      (wanted.actual === undefined || wanted.actual === finding.actual);
    yield {
      holds: ofRule.some(fits),
      text: `finding missing: ${show(wanted)}; found ${show(ofRule.map((one) => [one.subject, one.expected, one.actual]))}`,
    };
  }
  for (const rule of expected.noFindingOf ?? []) {
    const found = report.findings.filter((finding) => finding.rule === rule);
    yield {
      holds: found.length === 0,
      text: `false finding: ${rule} ${show(found.map((one) => [one.subject, one.message]))}`,
    };
  }
}

/** What observations and claims have in common. */
interface Keyed {
  indicator: string;
  applicant?: string;
}

/** Observations or claims by indicator and applicant. */
function grouped<One extends Keyed>(all: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = one.applicant === undefined ? one.indicator : `${one.indicator}@${one.applicant}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
