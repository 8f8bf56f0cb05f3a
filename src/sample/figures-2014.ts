import { APPLICANTS } from '../templates/applicants.js';
import type { Random } from './random.js';

/** Numbers by indicator, or by `indicator@applicant`. */
export type Numbers = Map<string, number>;

/** Columns of table 3 that 总计 adds up. */
export const APPLICANT_CODES: readonly string[] = APPLICANTS.map(({ code }) => code).filter(
  (code) => code !== 'total',
);

/** Splits a number at random into parts that add up to it; most parts get nothing. */
export function split(
  random: Random,
  total: number,
  parts: readonly string[],
  prefix = '',
): Map<string, number> {
  const shares = new Map(parts.map((part) => [prefix + part, 0]));
  const filled = random.some(parts, random.int(1, Math.min(parts.length, 4)));
  for (let left = total; left > 0;) {
    const share = random.int(1, left);
    const part = prefix + random.pick(filled);
    shares.set(part, (shares.get(part) ?? 0) + share);
    left -= share;
  }
  return shares;
}

/** A count as offices report it: often 0, mostly small, now and then large. */
export function count(random: Random, usual: number): number {
  if (random.chance(0.3)) return 0;
  return random.chance(0.1) ? random.int(0, usual * 10) : random.int(0, usual);
}

const WAYS = ['in_person', 'fax', 'online', 'letter'];
const ANSWERS = [
  'already_public',
  'granted',
  'partly_granted',
  'refused',
  'not_this_agency',
  'not_exist',
  'amendment_requested',
  'referred_elsewhere',
];
const REASONS = [
  'state_secret',
  'trade_secret',
  'personal_privacy',
  'public_safety',
  'not_government_information',
  'other_statutory',
];
const RESULTS = ['upheld', 'corrected', 'other'];

/** Invents figures for the statistics table of 2014 that contradict nothing. */
export function inventFigures2014(random: Random): Numbers {
  return new Map(
    [disclosed, responded, requested, contested, organised].flatMap((part) => [...part(random)]),
  );
}

type Figures = Iterable<readonly [code: string, value: number]>;

function disclosed(random: Random): Figures {
  const total = random.chance(0.04) ? 0 : random.chance(0.1) ? random.int(1000, 14000) : random.int(6, 640);
  const issued = random.int(0, Math.min(total, 24));
  const channel = (likely: number): number => (random.chance(likely) ? random.int(0, total) : 0);
  const by = {
    gazette: channel(0.1),
    website: random.chance(0.7) ? total : random.int(0, total),
    weibo: channel(0.2),
    wechat: channel(0.5),
    other: channel(0.5),
  };
  const sum = Object.values(by).reduce((one, other) => one + other, 0);
  if (sum < total) by.website = Math.min(total, by.website + total - sum);
  return [
    ['disclosure.total', total],
    ['disclosure.normative', random.int(0, issued)],
    ['disclosure.normative_issued', issued],
    ...Object.entries(by).map(([code, value]) => [`disclosure.by_channel.${code}`, value] as const),
  ];
}

function responded(random: Random): Figures {
  const topics = count(random, 12);
  const conferences = random.chance(0.8) ? 0 : random.int(1, 4);
  const interviews = random.chance(0.8) ? 0 : random.int(1, 5);
  return [
    ['response.topics', topics],
    ['response.by_channel.press_conferences', conferences],
    ['response.by_channel.press_conferences_by_principal', random.int(0, conferences)],
    ['response.by_channel.online_interviews', interviews],
    ['response.by_channel.online_interviews_by_principal', random.int(0, interviews)],
    ['response.by_channel.interpretations', count(random, 9)],
    ['response.by_channel.weibo_wechat', random.int(0, topics)],
    ['response.by_channel.other', random.int(0, topics)],
  ];
}

function requested(random: Random): Figures {
  const received = random.chance(0.45) ? 0 : random.chance(0.15) ? random.int(20, 260) : random.int(1, 14);
  const closed = received > 0 && random.chance(0.2) ? random.int(1, received) : received;
  const answers = split(random, closed, ANSWERS, 'request.answered.');
  const refused = answers.get('request.answered.refused') ?? 0;
  const extended = closed > 2 && random.chance(0.2) ? random.int(1, 2) : 0;
  return [
    ['request.received', received],
    ...split(random, received, WAYS, 'request.received.'),
    ['request.closed', closed],
    ['request.closed.on_time', closed - extended],
    ['request.closed.extended', extended],
    ['request.answered', closed],
    ...answers,
    ...split(random, refused, REASONS, 'request.answered.refused.'),
  ];
}

function contested(random: Random): Figures {
  return ['reconsideration', 'litigation', 'complaint'].flatMap((remedy) => {
    const cases = random.chance(0.75) ? 0 : random.int(1, 6);
    return [[remedy, cases] as const, ...split(random, cases, RESULTS, `${remedy}.`)];
  });
}

function organised(random: Random): Figures {
  const fullTime = random.int(0, 3);
  const partTime = random.int(0, 6);
  const paper = count(random, 80);
  const electronic = count(random, 200);
  return [
    ['fee.charged', random.chance(0.95) ? 0 : random.int(1, 40) / 100],
    ['library', paper + electronic],
    ['library.paper', paper],
    ['library.electronic', electronic],
    ['website.opened', random.int(0, 3)],
    ['gazette.issues', count(random, 12)],
    ['gazette.copies', count(random, 2000)],
    ['reading_point.set_up', random.int(0, 6)],
    ['reading_point.visitors', count(random, 300)],
    ['organisation.dedicated_bodies', random.int(0, 2)],
    ['organisation.reading_points', random.int(0, 8)],
    ['organisation.staff', fullTime + partTime],
    ['organisation.staff.full_time', fullTime],
    ['organisation.staff.part_time', partTime],
    ['organisation.budget', random.chance(0.7) ? 0 : random.int(1, 300) / 10],
    ['training.meetings', random.int(0, 6)],
    ['training.sessions', random.int(0, 4)],
    ['training.participants', count(random, 120)],
  ];
}
