import { FORMS, formInForce } from '../templates/forms.js';
import type { Generation } from '../templates/generations.js';
import { APPLICANT_CODES, inventFigures2014, type Numbers } from './figures-2014.js';
import type { Unit } from './province.js';
import { randomFor, type Random } from './random.js';
import type { RunPlant, RunPlants } from './run-defects.js';

/** One report of the province. */
export interface Entry {
  /** Place of the organ. */
  at: number;
  year: number;
  /** 0 for the report, 1 for another one of the same organ and year. */
  version: 0 | 1;
}

/** The organs and years of a province, with what is planted across its reports. */
export interface Province {
  seed: number;
  units: readonly Unit[];
  years: readonly number[];
  plants: RunPlants;
  /** Places of the organs whose prose others copy, with the year. */
  copied: ReadonlyMap<number, number>;
}

/** Results that a report's applications have, with the share of each. */
const RESULTS: readonly (readonly [string, number])[] = [
  ['application.granted', 0.5],
  ['application.partly_granted', 0.2],
  ['application.unable.not_held', 0.3],
];
const OUTCOMES = ['upheld', 'corrected', 'other', 'pending'];
const BLOCKS = ['review', 'litigation.direct', 'litigation.after_review'];

/** How far counts of one organ move from year to year. */
const growth = (random: Random): number => random.int(80, 125) / 100;

interface State {
  carriedOut: Map<string, number>;
  inForce: number;
  items: Map<string, number>;
}

/** Bases that all years of an organ have in common. */
interface Bases {
  received: Map<string, number>;
  counts: Map<string, number>;
}

function basesOf(random: Random, form: readonly { code: string }[]): Bases {
  const received = new Map(
    APPLICANT_CODES.map((code) => [code, code === 'natural_person' ? random.int(6, 18) : random.int(0, 2)]),
  );
  return { received, counts: new Map(form.map(({ code }) => [code, random.int(24, 44)])) };
}

/** The figures of an organ for all years, each following from the one before but for what is planted. */
function ownHistory(province: Province, at: number): Map<number, Numbers> {
  const { seed, years, plants } = province;
  const plant = plants.get(at) ?? null;
  const copiedIn = province.copied.get(at) ?? null;
  // who copies has the habits of the other, so that its figures can be the other's
  const source = plant?.copies ?? at;
  const bases = basesOf(randomFor(seed, source, 'bases'), [...FORMS['2019'], ...FORMS['2021']]);
  const random = randomFor(seed, at, 'history');
  const still = plant?.defect === 'near-duplicate-narrative' || copiedIn !== null;
  const state: State = {
    carriedOut: new Map(
      APPLICANT_CODES.map((code) => [code, still || !random.chance(0.3) ? 0 : random.int(0, 2)]),
    ),
    inForce: random.int(5, 15),
    items: new Map(),
  };
  const history = new Map<number, Numbers>();
  for (const year of years) {
    const form = formInForce(year);
    const copy = plant?.defect === 'near-duplicate-narrative' && plant.year === year ? plant : null;
    let numbers: Numbers;
    if (form === null || form === '2014')
      numbers = inventFigures2014(randomFor(seed, source, 'figures 2014'));
    else if (copy !== null) numbers = copied(province, copy, history.get(year - 1), state);
    else numbers = yearOf({ random, form, bases, state, still, year, plant });
    history.set(year, numbers);
  }
  return history;
}

/** Figures that are another report's, but for the documents in force, which follow from the organ's own. */
function copied(
  province: Province,
  { copies, year }: RunPlant,
  before: Numbers | undefined,
  state: State,
): Numbers {
  const source = copies === null ? before : ownHistory(province, copies).get(year);
  const numbers: Numbers = new Map(source);
  if (numbers.has('normative.in_force')) {
    numbers.set('normative.issued', 0).set('normative.repealed', 0).set('normative.in_force', state.inForce);
  }
  return numbers;
}

interface YearPlan {
  random: Random;
  form: Generation;
  bases: Bases;
  state: State;
  /** Nothing is carried over or issued, so that the next year can be the same. */
  still: boolean;
  year: number;
  plant: RunPlant | null;
}

function yearOf(plan: YearPlan): Numbers {
  return new Map([...tableTwo(plan), ...tableThree(plan), ...tableFour(plan)]);
}

function tableTwo({ random, form, bases, state, still, year, plant }: YearPlan): Numbers {
  const numbers: Numbers = new Map();
  for (const { code, table, unit } of FORMS[form]) {
    if (table !== '2') continue;
    const base = bases.counts.get(code) ?? 0;
    if (code.startsWith('regulation.') || unit === '万元') numbers.set(code, 0);
    else if (code.endsWith('items_last_year')) numbers.set(code, state.items.get(code) ?? base);
    else if (code.endsWith('items_change')) {
      const [change, items] = [random.int(-3, 3), code.replace('change', 'last_year')];
      numbers.set(code, change);
      state.items.set(items, (numbers.get(items) ?? 0) + change);
    } else numbers.set(code, Math.round(base * growth(random)));
  }
  const issued = still ? 0 : random.int(0, 3);
  const repealed = still ? 0 : random.int(0, Math.min(2, state.inForce));
  if (form === '2021') {
    state.inForce += issued - repealed;
    if (plant?.defect === 'in-force-balance' && plant.year === year) state.inForce += random.int(1, 5);
    numbers.set('normative.issued', issued).set('normative.repealed', repealed);
    numbers.set('normative.in_force', state.inForce);
  } else {
    numbers.set('normative.made', issued).set('normative.newly_disclosed', issued);
    state.inForce += issued;
    numbers.set('normative.disclosed_total', state.inForce);
  }
  // before its jump the count is that of a small office: too small to stand out among the others
  if (plant?.defect === 'year-on-year-jump')
    numbers.set('licence.decisions', year < plant.year ? random.int(2, 4) : random.int(30, 44));
  if (plant?.defect === 'peer-outlier') numbers.set('penalty.decisions', random.int(330, 360));
  return numbers;
}

function tableThree({ random, form, bases, state, still, year, plant }: YearPlan): Numbers {
  const rows = FORMS[form].filter((row) => row.table === '3');
  const numbers: Numbers = new Map(
    rows.flatMap(({ code }) => APPLICANT_CODES.map((applicant) => [`${code}@${applicant}`, 0] as const)),
  );
  for (const applicant of APPLICANT_CODES) {
    const put = (code: string, value: number): void => void numbers.set(`${code}@${applicant}`, value);
    const received = Math.round((bases.received.get(applicant) ?? 0) * growth(random));
    const wrong =
      plant?.defect === 'carried-over-mismatch' && plant.year === year && applicant === 'natural_person';
    const carriedIn = (state.carriedOut.get(applicant) ?? 0) + (wrong ? random.int(1, 4) : 0);
    const carriedOut = still || !random.chance(0.3) ? 0 : Math.min(received + carriedIn, random.int(0, 2));
    const total = received + carriedIn - carriedOut;
    put('application.received', received);
    put('application.carried_in', carriedIn);
    put('application.total', total);
    put('application.carried_out', carriedOut);
    state.carriedOut.set(applicant, carriedOut);
    let left = total;
    RESULTS.forEach(([code, share], index) => {
      const part = index === RESULTS.length - 1 ? left : Math.min(left, Math.round(total * share));
      put(code, part);
      left -= part;
    });
  }
  for (const { code } of rows)
    numbers.set(
      `${code}@total`,
      APPLICANT_CODES.reduce((sum, one) => sum + (numbers.get(`${code}@${one}`) ?? 0), 0),
    );
  return numbers;
}

function tableFour({ random }: YearPlan): Numbers {
  const numbers: Numbers = new Map();
  for (const block of BLOCKS) {
    const total = random.chance(0.85) ? 0 : 1;
    const outcome = random.pick(OUTCOMES);
    for (const one of OUTCOMES) numbers.set(`${block}.${one}`, one === outcome ? total : 0);
    numbers.set(`${block}.total`, total);
  }
  return numbers;
}

/**
 * The figures of an organ for one year. A government's are the sums of those of the organs below it.
 *
 * @param at place of the organ in the province
 */
export function figuresInHistory(province: Province, at: number, year: number): Numbers {
  const sums = sumsBelow(province, at, year);
  const plant = province.plants.get(at);
  if (sums !== null && plant?.defect === 'hierarchy-sum' && plant.year === year) {
    const more = randomFor(province.seed, at, 'hierarchy').int(3, 20);
    sums.set('licence.decisions', (sums.get('licence.decisions') ?? 0) + more);
  }
  return sums ?? ownHistory(province, at).get(year) ?? new Map<string, number>();
}

function sumsBelow(province: Province, at: number, year: number): Numbers | null {
  const unit = province.units[at];
  if (unit?.kind !== 'government' || formInForce(year) === '2014' || formInForce(year) === null) return null;
  const sums: Numbers = new Map();
  province.units.forEach(({ parent }, place) => {
    if (parent !== unit.name) return;
    for (const [code, value] of sumsBelow(province, place, year) ??
      ownHistory(province, place).get(year) ??
      [])
      sums.set(code, (sums.get(code) ?? 0) + value);
  });
  return sums.size === 0 ? null : sums;
}
