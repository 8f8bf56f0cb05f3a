import { FORMS } from '../templates/forms.js';
import type { Generation } from '../templates/generations.js';
import { APPLICANT_CODES } from './figures-2014.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';
import type { Defect, TrueFinding, TrueObservation } from './truth.js';

/** Cells by key, as they will be printed. */
export type Cells = Map<string, TrueObservation>;

/** What offices write where a number is due. */
const WORDS = ['约20', '若干', '见附件', '20多', '十余', '不详', '近百', '待核'] as const;

/**
 * Cells for a number of items: in table 2 those of acts and documents, in tables 3 and 4 all but the sums.
 */
function countsOf(cells: Cells, plan: Plan): string[] {
  if (plan.forms === null) return [];
  const { two, three } = plan.forms;
  const counted = FORMS[two].filter(
    ({ table, unit, relation, code }) =>
      table === '2' && unit !== '万元' && relation !== 'signed' && !code.startsWith('regulation.'),
  );
  const results = FORMS[three].filter(({ table, relation }) => table === '3' && relation === 'part');
  const applicants = APPLICANT_CODES.slice(0, 3);
  return [
    ...counted.map(({ code }) => code),
    ...results.slice(0, 4).flatMap(({ code }) => applicants.map((applicant) => `${code}@${applicant}`)),
    'review.upheld',
    'litigation.direct.other',
  ].filter((key) => cells.has(key));
}

function put(cells: Cells, key: string, change: Pick<TrueObservation, 'value' | 'status' | 'raw'>): void {
  const cell = cells.get(key);
  if (cell) cells.set(key, { ...cell, ...change });
}

const PLANTS: Partial<Record<Defect, (cells: Cells, random: Random, plan: Plan) => string[]>> = {
  'not-a-number': (cells, random, plan) =>
    random.some(countsOf(cells, plan), random.int(1, 2)).map((key) => {
      put(cells, key, { value: null, status: 'text', raw: random.pick(WORDS) });
      return key;
    }),
  'negative-count': (cells, random, plan) =>
    random.some(countsOf(cells, plan), 1).map((key) => {
      const value = -random.int(1, 9);
      put(cells, key, { value, status: 'number', raw: random.chance(0.8) ? String(value) : `－${-value}` });
      return key;
    }),
  'fractional-count': (cells, random, plan) =>
    // a part that is no whole number would break sums as well
    random
      .some(
        countsOf(cells, plan).filter((key) => !key.includes('@') && !/^(?:review|litigation)/.test(key)),
        1,
      )
      .map((key) => {
        const value = random.int(1, 90) + random.pick([0.5, 0.2, 0.75]);
        put(cells, key, { value, status: 'number', raw: String(value) });
        return key;
      }),
  'regulation-by-unauthorised': (cells, random) => {
    const keys = [...cells.keys()].filter((key) => key.startsWith('regulation.'));
    return random.some(keys, random.int(1, 2)).map((key) => {
      const value = random.int(1, 9);
      put(cells, key, { value, status: 'number', raw: String(value) });
      return key;
    });
  },
};

/**
 * Spoils printed cells, each in a way that a rule for single cells must find.
 *
 * @returns the findings
 */
export function plantInCells(plan: Plan, cells: Cells): TrueFinding[] {
  const random = plan.random('cells');
  return [...plan.defects].flatMap((rule) =>
    (PLANTS[rule]?.(cells, random, plan) ?? []).map((subject) => ({ rule, subject })),
  );
}

/** How a table's rows are printed otherwise than the form has them. */
export interface RowMistakes {
  /** Units printed in place of the form's, by indicator. */
  units: ReadonlyMap<string, string>;
  /** Cells of rows that are printed a second time, by indicator. */
  repeated: ReadonlyMap<string, TrueObservation>;
  findings: TrueFinding[];
}

/** Units that are not each other's, by the form's. */
const OTHER_UNITS: Readonly<Record<string, readonly string[]>> = {
  条: ['次', '人', '个'],
  件: ['次', '人', '个'],
  次: ['件', '条', '个'],
  个: ['人', '次', '件'],
  人: ['个', '件', '条'],
  人次: ['件', '个', '条'],
};

/** Rows that every variant of the form of 2014 prints. */
const PRINTED = [
  'disclosure.total',
  'disclosure.normative_issued',
  'disclosure.by_channel.website',
  'response.topics',
  'request.received',
  'request.closed',
  'request.answered.granted',
  'reconsideration',
  'litigation',
  'organisation.staff',
  'organisation.dedicated_bodies',
  'training.meetings',
  'training.participants',
] as const;

function again(random: Random, cell: TrueObservation): TrueObservation {
  const value = (cell.value ?? 0) + random.int(1, 30);
  return { ...cell, value, status: 'number', raw: String(value) };
}

/** Decides which rows are printed with another unit, or twice with different numbers. */
export function mistakeRows(plan: Plan, cells: Cells): RowMistakes {
  const random = plan.random('rows');
  const units = new Map<string, string>();
  const repeated = new Map<string, TrueObservation>();
  if (plan.defects.has('unit-mismatch'))
    for (const code of random.some(PRINTED, random.int(1, 2))) {
      const unit = FORMS['2014'].find((row) => row.code === code)?.unit ?? '';
      units.set(code, random.pick(OTHER_UNITS[unit] ?? ['次']));
    }
  if (plan.defects.has('duplicate-indicator')) {
    const rows =
      plan.forms === null
        ? PRINTED.map((code) => [code])
        : rowsOfTableTwo(plan.forms.two).filter((codes) => !codes.some((code) => code.startsWith('fee')));
    for (const code of random.pick(rows)) {
      const cell = cells.get(code);
      if (!cell) continue;
      const printed =
        cell.status === 'number' ? cell : { ...cell, value: 0, status: 'number' as const, raw: '0' };
      cells.set(code, printed);
      repeated.set(code, again(random, printed));
    }
  }
  return {
    units,
    repeated,
    findings: [
      ...[...units.keys()].map((subject) => ({ rule: 'unit-mismatch', subject })),
      ...[...repeated.keys()].map((subject) => ({ rule: 'duplicate-indicator', subject })),
    ],
  };
}

/** Codes of the numbers of each row of the table of section 二 that counts acts: 行政许可 and the like. */
function rowsOfTableTwo(form: Generation): string[][] {
  const rows = new Map<string, string[]>();
  for (const { table, parent, name, code, unit } of FORMS[form]) {
    if (table !== '2' || unit === '万元' || code.startsWith('regulation.') || code.startsWith('normative.'))
      continue;
    const row = `${parent} ${name.split('·')[0] ?? ''}`;
    rows.set(row, [...(rows.get(row) ?? []), code]);
  }
  return [...rows.values()];
}
