import type { ReportJson } from '../../src/report/report-json.js';
import { findRule } from '../../src/rules/registry.js';
import type { SampleTruth } from '../../src/sample/truth.js';
import { findIndicator } from '../../src/templates/forms.js';

/** What is counted about one report; every count adds up over reports. */
export interface Tally {
  /**
   * By name, e.g. `observations.right`, `headings.found`, `metadata.title.right`, `findings.part-sum.missed`.
   */
  [name: string]: number;
}

/** One thing in which a parsed report differs from the truth. */
export interface Difference {
  kind: string;
  message: string;
}

/** The score of one report. */
export interface Score {
  tally: Tally;
  differences: Difference[];
}

/** Full and half width, blanks and final marks make no difference, as in the acceptance of real reports. */
function norm(text: unknown): string {
  const plain =
    typeof text === 'string' ? text : text === null || text === undefined ? '' : JSON.stringify(text);
  return plain
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[。.:;]+|[。.:;]+$/g, '');
}

const keyOf = ({ indicator, applicant }: { indicator: string; applicant?: string }): string => {
  const code = indicator.startsWith('unknown:') ? norm(indicator) : indicator;
  return applicant === undefined ? code : `${code}@${applicant}`;
};

/** Compares what was parsed with what is true. */
export function scoreReport(truth: SampleTruth, parsed: ReportJson): Score {
  const score: Score = { tally: { reports: 1 }, differences: [] };
  compareObservations(score, truth, parsed);
  compareHeadings(score, truth, parsed);
  compareMetadata(score, truth, parsed);
  compareClaims(score, truth, parsed);
  compareFindings(score, truth, parsed);
  return score;
}

function add(score: Score, name: string, count = 1): void {
  score.tally[name] = (score.tally[name] ?? 0) + count;
}

function differ(score: Score, kind: string, message: string): void {
  score.differences.push({ kind, message });
}

function compareObservations(score: Score, truth: SampleTruth, parsed: ReportJson): void {
  const found = new Map<string, ReportJson['observations']>();
  for (const one of parsed.observations) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  const wanted = new Set(truth.observations.map(keyOf));
  // a row that stands there twice gives two observations of one key
  const due = new Map<string, number>();
  for (const one of truth.observations) due.set(keyOf(one), (due.get(keyOf(one)) ?? 0) + 1);
  for (const want of truth.observations) {
    const got = found.get(keyOf(want)) ?? [];
    const isWanted = ({ value, status, raw }: (typeof got)[number]): boolean =>
      value === want.value && status === want.status && norm(raw) === norm(want.raw);
    const exact = got.length === due.get(keyOf(want)) && got.some(isWanted);
    const verdict = exact ? 'right' : got.length === 0 ? 'missed' : 'wrong';
    add(score, `observations.${verdict}`);
    if (!exact)
      differ(
        score,
        `observation-${verdict}`,
        `${keyOf(want)}: want ${want.status} ${String(want.value)} "${want.raw}", got ${got.map((one) => `${one.status} ${String(one.value)} "${one.raw}"`).join(' & ') || 'nothing'}`,
      );
  }
  for (const [key, got] of found) {
    if (wanted.has(key)) continue;
    const relation = findIndicator(got[0]?.indicator ?? '')?.relation;
    const told = got.filter(
      ({ value, status }) => value !== null || (status === 'text' && relation !== 'text'),
    );
    if (told.length === 0) continue;
    add(score, 'observations.invented', told.length);
    differ(score, 'observation-invented', `${key} = ${told.map(({ raw }) => `"${raw}"`).join(' & ')}`);
  }
}

/** Counts what two lists have in common, each entry as often as it stands there. */
function match(
  score: Score,
  name: string,
  wanted: readonly string[],
  got: readonly string[],
  kind: string,
): void {
  const left = [...got];
  for (const want of wanted) {
    const at = left.indexOf(want);
    add(score, `${name}.${at >= 0 ? 'found' : 'missed'}`);
    if (at >= 0) left.splice(at, 1);
    else differ(score, `${kind}-missed`, want);
  }
  add(score, `${name}.invented`, left.length);
  for (const one of left) differ(score, `${kind}-invented`, one);
}

function compareHeadings(score: Score, truth: SampleTruth, parsed: ReportJson): void {
  const print = ([level, label, title]: [number, string, string]): string =>
    `${level} ${norm(label)}|${norm(title)}`;
  match(score, 'headings', truth.headings.map(print), parsed.headings.map(print), 'heading');
}

function compareMetadata(score: Score, truth: SampleTruth, parsed: ReportJson): void {
  const check = (field: string, want: unknown, got: unknown): void => {
    const right = norm(want) === norm(got);
    add(score, `metadata.${field}.${right ? 'right' : 'wrong'}`);
    if (!right)
      differ(score, `metadata-${field}`, `want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`);
  };
  check('title', truth.title, parsed.title);
  check('issuer', truth.issuer, parsed.issuer);
  check('reportYear', truth.reportYear, parsed.reportYear);
  check('publishedOn', truth.publishedOn, parsed.publishedOn);
  const period = parsed.period?.stated ? `${parsed.period.start}/${parsed.period.end}` : null;
  check('period', truth.period && `${truth.period.start}/${truth.period.end}`, period);
  check('declaredParts', truth.declaredParts?.count ?? null, parsed.declaredParts?.count ?? null);
  for (const field of new Set([...Object.keys(truth.contact), ...Object.keys(parsed.contact)]))
    check(`contact.${field}`, truth.contact[field] ?? null, parsed.contact[field] ?? null);
  for (const table of new Set([...Object.keys(truth.templates), ...Object.keys(parsed.templates)]))
    check(`template.${table}`, truth.templates[table] ?? null, parsed.templates[table] ?? null);
}

function compareClaims(score: Score, truth: SampleTruth, parsed: ReportJson): void {
  const print = (claim: {
    indicator: string;
    applicant?: string;
    value: number;
    approximate: boolean;
    unit?: string;
  }): string => {
    const inYuan = claim.unit === '元' && findIndicator(claim.indicator)?.unit === '万元';
    return `${keyOf(claim)} = ${claim.approximate ? '~' : ''}${inYuan ? claim.value / 10000 : claim.value}`;
  };
  const wanted = [...new Set(truth.claims.map(print))];
  const quotes = new Map(parsed.claims.map((claim) => [print(claim), claim.quote]));
  const got = [...new Set(parsed.claims.map(print))];
  const before = score.differences.length;
  match(score, 'claims', wanted, got, 'claim');
  for (const difference of score.differences.slice(before)) {
    const quote = quotes.get(difference.message);
    if (quote !== undefined) difference.message += ` in "${quote}"`;
  }
}

function compareFindings(score: Score, truth: SampleTruth, parsed: ReportJson): void {
  const subjectOf = (rule: string, subject: string): string =>
    rule === 'claim-percentage' || rule === 'claim-parts-vs-total'
      ? '*'
      : norm(subject).replace(/[、,]/g, '');
  const rules = new Set([...truth.findings, ...parsed.findings].map(({ rule }) => rule));
  for (const rule of rules) {
    const print = (finding: { rule: string; subject: string }): string =>
      `${rule} ${subjectOf(rule, finding.subject)}`;
    const wanted = truth.findings.filter((finding) => finding.rule === rule);
    const got = parsed.findings.filter((finding) => finding.rule === rule);
    match(score, `findings.${rule}`, wanted.map(print), got.map(print), 'finding');
    countSeverities(score, wanted.map(print), got.map(print), got, rule);
  }
}

/** Counts by severity: what was found by the severity that it was given, what was missed by its rule's. */
function countSeverities(
  score: Score,
  wanted: readonly string[],
  got: readonly string[],
  findings: ReportJson['findings'],
  rule: string,
): void {
  const left = [...wanted];
  got.forEach((one, index) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    add(score, `severity.${findings[index]?.severity ?? ''}.${at >= 0 ? 'found' : 'invented'}`);
  });
  if (left.length > 0) add(score, `severity.${findRule(rule)?.severity ?? 'warning'}.missed`, left.length);
}
