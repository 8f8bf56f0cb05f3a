import { FORMS } from '../templates/forms.js';
import type { Generation } from '../templates/generations.js';
import { APPLICANT_CODES, count, split, type Numbers } from './figures-2014.js';
import type { Random } from './random.js';
import type { Unit } from './province.js';

const OUTCOMES = ['upheld', 'corrected', 'other', 'pending'];

/** Invents figures for the tables of sections 二, 三 and 四 that contradict nothing. */
export function inventFiguresOfSixSections(
  random: Random,
  forms: { two: Generation; three: Generation },
  unit: Unit,
): Numbers {
  return new Map([
    ...tableTwo(random, forms.two, unit),
    ...tableThree(random, forms.three),
    ...tableFour(random),
  ]);
}

function tableTwo(random: Random, form: Generation, unit: Unit): Numbers {
  const numbers: Numbers = new Map();
  const busy = unit.kind === 'government' ? 400 : unit.kind === 'department' ? 120 : 20;
  for (const { code, table, unit: counted } of FORMS[form]) {
    if (table !== '2') continue;
    if (code.startsWith('regulation.')) numbers.set(code, 0);
    else if (code.endsWith('items_change')) numbers.set(code, random.chance(0.6) ? 0 : random.int(-9, 14));
    else if (counted === '万元') numbers.set(code, random.chance(0.6) ? 0 : random.int(1, 900000) / 100);
    else numbers.set(code, count(random, code.startsWith('normative.') ? 12 : busy));
  }
  // in force are at least those issued this year, disclosed in all at least those newly disclosed
  const least = [
    ['normative.in_force', 'normative.issued'],
    ['normative.disclosed_total', 'normative.newly_disclosed'],
  ] as const;
  for (const [whole, part] of least) {
    const [all, some] = [numbers.get(whole), numbers.get(part)];
    if (all !== undefined && some !== undefined) numbers.set(whole, Math.max(all, some));
  }
  return numbers;
}

function tableThree(random: Random, form: Generation): Numbers {
  const rows = FORMS[form].filter((row) => row.table === '3');
  const results = rows.filter((row) => row.relation === 'part').map((row) => row.code);
  const numbers: Numbers = new Map();
  const none = random.chance(0.35);
  for (const applicant of APPLICANT_CODES) {
    const likely = applicant === 'natural_person' ? 0.9 : 0.25;
    const most = applicant === 'natural_person' ? (random.chance(0.1) ? 300 : 24) : 6;
    const received = !none && random.chance(likely) ? random.int(0, most) : 0;
    const carriedIn = !none && random.chance(0.15) ? random.int(0, 3) : 0;
    const carriedOut = random.chance(0.2) ? random.int(0, received + carriedIn) : 0;
    const total = received + carriedIn - carriedOut;
    numbers.set(`application.received@${applicant}`, received);
    numbers.set(`application.carried_in@${applicant}`, carriedIn);
    for (const [code, value] of split(random, total, results)) numbers.set(`${code}@${applicant}`, value);
    numbers.set(`application.total@${applicant}`, total);
    numbers.set(`application.carried_out@${applicant}`, carriedOut);
  }
  for (const { code } of rows) {
    numbers.set(
      `${code}@total`,
      APPLICANT_CODES.reduce((sum, one) => sum + (numbers.get(`${code}@${one}`) ?? 0), 0),
    );
  }
  return numbers;
}

function tableFour(random: Random): Numbers {
  const numbers: Numbers = new Map();
  for (const block of ['review', 'litigation.direct', 'litigation.after_review']) {
    const total = random.chance(0.75) ? 0 : random.int(1, 9);
    for (const [code, value] of split(random, total, OUTCOMES, `${block}.`)) numbers.set(code, value);
    numbers.set(`${block}.total`, total);
  }
  return numbers;
}
