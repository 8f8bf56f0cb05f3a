import { APPLICANT_CODES, type Numbers } from './figures-2014.js';
import type { Random } from './random.js';
import type { Defect } from './truth.js';

const value = (numbers: Numbers, code: string): number => numbers.get(code) ?? 0;
const add = (numbers: Numbers, code: string, more: number): string => {
  numbers.set(code, value(numbers, code) + more);
  return code;
};

/** Each makes the figures contradict themselves and names the cells that must then print their numbers. */
const PLANTS: Partial<Record<Defect, (numbers: Numbers, random: Random) => string[]>> = {
  'part-sum': (numbers, random) => {
    const more = random.int(1, 4);
    const [total, parts] = random.pick([
      ['request.closed', ['on_time', 'extended']],
      ['organisation.staff', ['full_time', 'part_time']],
      ['reconsideration', ['upheld', 'corrected', 'other']],
      ['request.received', ['in_person', 'fax', 'online', 'letter']],
    ] as const);
    const cells = parts.map((part) => `${total}.${part}`);
    return [total, ...cells, add(numbers, random.pick(cells), more)];
  },
  'subset-exceeds': (numbers, random) => {
    const total = 'response.by_channel.press_conferences';
    numbers.set(`${total}_by_principal`, value(numbers, total) + random.int(1, 3));
    return [total, `${total}_by_principal`];
  },
  'channel-exceeds-total': (numbers, random) => {
    const [total, channel] = random.pick([
      ['disclosure.total', 'disclosure.by_channel.other'],
      ['disclosure.total', 'disclosure.by_channel.website'],
      ['response.topics', 'response.by_channel.weibo_wechat'],
    ] as const);
    numbers.set(channel, value(numbers, total) + random.int(1, 30));
    return [total, channel];
  },
  'channel-sum-below-total': (numbers, random) => {
    const channels = ['gazette', 'website', 'weibo', 'wechat', 'other'].map(
      (one) => `disclosure.by_channel.${one}`,
    );
    const sum = channels.reduce((all, code) => all + value(numbers, code), 0);
    numbers.set('disclosure.total', sum + random.int(1, 40));
    return ['disclosure.total', ...channels];
  },
  'normative-exceeds-issued': (numbers, random) => {
    numbers.set('disclosure.normative', value(numbers, 'disclosure.normative_issued') + random.int(1, 9));
    return ['disclosure.normative', 'disclosure.normative_issued'];
  },
  'closed-exceeds-received': (numbers, random) => {
    const more = value(numbers, 'request.received') - value(numbers, 'request.closed') + random.int(1, 3);
    for (const code of ['closed', 'closed.on_time', 'answered', 'answered.granted'])
      add(numbers, `request.${code}`, more);
    return ['request.received', 'request.closed'];
  },
  'answered-exceeds-closed': (numbers, random) => {
    const more = random.int(1, 3);
    add(numbers, 'request.answered', more);
    add(numbers, 'request.answered.granted', more);
    return ['request.answered', 'request.closed'];
  },
  'table3-identity': (numbers, random) => {
    const applicant = random.pick(APPLICANT_CODES);
    const more = random.int(1, 4);
    return [`application.carried_out@${applicant}`, 'application.carried_out@total'].map((key) =>
      add(numbers, key, more),
    );
  },
  'table3-result-total': (numbers, random) => {
    const applicant = random.pick(APPLICANT_CODES);
    const more = random.int(1, 4);
    return [`application.granted@${applicant}`, 'application.granted@total'].map((key) =>
      add(numbers, key, more),
    );
  },
  'table3-column-sum': (numbers, random) => {
    const more = random.int(1, 4);
    add(numbers, 'application.received@total', more);
    return [add(numbers, 'application.carried_out@total', more), 'application.received@total'];
  },
  // a number that stands in the text under another year: too large to be the same in two years by chance
  'year-mismatch': (numbers, random) => {
    const more = random.int(21, 60);
    if (!numbers.has('application.received@total'))
      return ['disclosure.total', 'disclosure.by_channel.website'].map((key) => add(numbers, key, more));
    return ['received', 'granted', 'total'].flatMap((row) =>
      ['natural_person', 'total'].map((column) => add(numbers, `application.${row}@${column}`, more)),
    );
  },
  'table4-sum': (numbers, random) => {
    const block = random.pick(['review', 'litigation.direct', 'litigation.after_review']);
    return [add(numbers, `${block}.total`, random.int(1, 5)), `${block}.upheld`];
  },
};

/** Whether a defect is one of figures. */
export function isFigureDefect(defect: Defect): boolean {
  return PLANTS[defect] !== undefined;
}

/**
 * Makes the figures contradict themselves in one way. What the rules must then find is worked out from the
 * figures themselves, because one wrong number can break several sums.
 *
 * @returns the cells that must print their numbers for the contradiction to be there
 */
export function plantInFigures(defect: Defect, numbers: Numbers, random: Random): string[] {
  return PLANTS[defect]?.(numbers, random) ?? [];
}
