import { findIndicator, FORMS, formInForce } from '../templates/forms.js';
import type { Generation } from '../templates/generations.js';
import type { Indicator } from '../templates/indicator.js';
import { APPLICANT_CODES } from './figures-2014.js';
import type { SampleTruth, TrueClaim, TrueFinding, TrueObservation } from './truth.js';

/** What the checks need to know of the truth. */
export type Facts = Pick<SampleTruth, 'observations' | 'claims' | 'templates' | 'reportYear'>;

const keyOf = ({ indicator, applicant }: { indicator: string; applicant?: string }): string =>
  applicant === undefined ? indicator : `${indicator}@${applicant}`;

type Cells = ReadonlyMap<string, TrueObservation>;

function countOf(cells: Cells, key: string): number | null {
  const cell = cells.get(key);
  return cell?.status === 'number' && cell.value !== null && cell.value >= 0 ? cell.value : null;
}

/** Whether the numeric parts contradict the total; blanks prove nothing, but what exceeds the total does. */
function contradicts(cells: Cells, total: string, parts: readonly string[], complete: boolean): boolean {
  const whole = countOf(cells, total);
  const known = parts.map((part) => countOf(cells, part)).filter((value) => value !== null);
  if (whole === null || known.length === 0) return false;
  const sum = Math.round(known.reduce((all, value) => all + value, 0) * 1e6) / 1e6;
  return sum > whole || (sum < whole && complete && known.length === parts.length);
}

function statisticsFindings(cells: Cells): TrueFinding[] {
  const findings: TrueFinding[] = [];
  const below = (parent: string, relation: Indicator['relation']): string[] =>
    FORMS['2014'].filter((row) => row.parent === parent && row.relation === relation).map(({ code }) => code);
  for (const { code } of FORMS['2014']) {
    const parts = below(code, 'part');
    const printed = parts.filter((part) => cells.has(part));
    // 其他形式 is a row that some provinces add; other rows that are not printed are lost
    const complete = parts.every((part) => cells.has(part) || part === 'request.received.other');
    if (parts.length > 0 && contradicts(cells, code, printed, complete))
      findings.push({ rule: 'part-sum', subject: code });
    for (const subset of below(code, 'subset'))
      findings.push(...exceeding(cells, 'subset-exceeds', subset, code));
  }
  const channels = below('disclosure.by_channel', 'channel');
  for (const code of channels)
    findings.push(...exceeding(cells, 'channel-exceeds-total', code, 'disclosure.total'));
  for (const code of below('response.by_channel', 'channel'))
    findings.push(...exceeding(cells, 'channel-exceeds-total', code, 'response.topics'));
  const carried = channels.map((code) => countOf(cells, code));
  const total = countOf(cells, 'disclosure.total');
  const sum = carried.reduce<number>((all, value) => all + (value ?? 0), 0);
  if (total !== null && !carried.includes(null) && sum < total)
    findings.push({ rule: 'channel-sum-below-total', subject: 'disclosure.total' });
  return [
    ...findings,
    ...exceeding(cells, 'normative-exceeds-issued', 'disclosure.normative', 'disclosure.normative_issued'),
    ...exceeding(cells, 'closed-exceeds-received', 'request.closed', 'request.received'),
    ...exceeding(cells, 'answered-exceeds-closed', 'request.answered', 'request.closed'),
  ];
}

function exceeding(cells: Cells, rule: string, larger: string, smaller: string): TrueFinding[] {
  const [more, less] = [countOf(cells, larger), countOf(cells, smaller)];
  return more !== null && less !== null && more > less ? [{ rule, subject: larger }] : [];
}

function tableThreeFindings(cells: Cells, form: Generation): TrueFinding[] {
  const findings: TrueFinding[] = [];
  const rows = FORMS[form].filter((row) => row.table === '3');
  const results = rows.filter((row) => row.relation === 'part');
  for (const applicant of [...APPLICANT_CODES, 'total']) {
    const at = (code: string): string => `${code}@${applicant}`;
    const [received, carriedIn, total, carriedOut] = ['received', 'carried_in', 'total', 'carried_out'].map(
      (code) => countOf(cells, at(`application.${code}`)),
    );
    const known = [received, carriedIn, total, carriedOut].every((value) => typeof value === 'number');
    if (known && (received ?? 0) + (carriedIn ?? 0) !== (total ?? 0) + (carriedOut ?? 0))
      findings.push({ rule: 'table3-identity', subject: at('application.total') });
    const parts = results.map(({ code }) => at(code));
    if (contradicts(cells, at('application.total'), parts, true))
      findings.push({ rule: 'table3-result-total', subject: at('application.total') });
  }
  for (const { code } of rows) {
    const parts = APPLICANT_CODES.map((applicant) => `${code}@${applicant}`);
    if (contradicts(cells, `${code}@total`, parts, true))
      findings.push({ rule: 'table3-column-sum', subject: `${code}@total` });
  }
  return findings;
}

function tableFourFindings(cells: Cells): TrueFinding[] {
  return ['review', 'litigation.direct', 'litigation.after_review'].flatMap((block) => {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((outcome) => `${block}.${outcome}`);
    return contradicts(cells, `${block}.total`, parts, true)
      ? [{ rule: 'table4-sum', subject: `${block}.total` }]
      : [];
  });
}

function claimFindings(cells: Cells, claims: readonly TrueClaim[]): TrueFinding[] {
  const byKey = new Map<string, TrueClaim[]>();
  for (const claim of claims)
    if (!claim.approximate) byKey.set(keyOf(claim), [...(byKey.get(keyOf(claim)) ?? []), claim]);
  return [...byKey].flatMap(([key, said]) => {
    const cell = cells.get(key);
    const [first] = said;
    if (cell?.status !== 'number' || !first || said.some((claim) => claim.value === cell.value)) return [];
    return [{ rule: first.none ? 'claim-none-vs-table' : 'claim-vs-table', subject: key }];
  });
}

function formFindings({ templates, reportYear }: Facts): TrueFinding[] {
  const telling = ['statistics', '2', '3'].filter((table) => templates[table] !== undefined);
  const mixed = new Set(telling.map((table) => templates[table])).size > 1;
  const inForce = reportYear === null ? null : formInForce(reportYear);
  const outdated = telling.filter((table) => inForce !== null && (templates[table] ?? inForce) < inForce);
  return [
    ...(mixed ? [{ rule: 'template-mixed', subject: 'templates' }] : []),
    ...outdated.map((table) => ({
      rule: 'template-outdated',
      subject: table === 'statistics' ? table : `table-${table}`,
    })),
  ];
}

/** The cells by key; an indicator with two different values has none that could be compared. */
function undisputed(observations: readonly TrueObservation[]): Cells {
  const cells = new Map<string, TrueObservation>();
  const disputed = new Set<string>();
  for (const one of observations) {
    const before = cells.get(keyOf(one));
    if (before !== undefined && before.value !== one.value) disputed.add(keyOf(one));
    cells.set(keyOf(one), one);
  }
  for (const key of disputed) cells.delete(key);
  return cells;
}

/**
 * The findings that tables, claims and forms must yield, worked out from the truth by the definitions of the
 * rules and not by the rules' own code.
 */
export function findingsOfFacts(facts: Facts): TrueFinding[] {
  const { observations, claims, templates } = facts;
  const cells = undisputed(observations);
  const blank = observations.some(
    ({ status, indicator }) => status === 'blank' && findIndicator(indicator)?.relation !== 'text',
  );
  const unknown = observations.filter(({ indicator }) => indicator.startsWith('unknown:'));
  const three = templates['3'];
  return [
    ...formFindings(facts),
    ...(templates['statistics'] === undefined ? [] : statisticsFindings(cells)),
    ...(three === '2019' || three === '2021' ? tableThreeFindings(cells, three) : []),
    ...(templates['4'] === undefined ? [] : tableFourFindings(cells)),
    ...(blank ? [{ rule: 'blank-observations', subject: 'observations' }] : []),
    ...unknown.map(({ indicator }) => ({ rule: 'unknown-indicator', subject: indicator })),
    ...claimFindings(cells, claims),
  ];
}
