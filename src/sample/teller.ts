import { toChineseNumeral } from '../document/numerals.js';
import type { Numbers } from './figures-2014.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';
import type { TrueClaim, TrueFinding } from './truth.js';

/** Tells a report's story: prints numbers into sentences and keeps what was claimed by them. */
export interface Teller {
  plan: Plan;
  random: Random;
  /** Figures as the prose has them: those of the tables, but for planted contradictions. */
  figures: Numbers;
  claims: TrueClaim[];
  /** Findings that single sentences must yield. */
  findings: TrueFinding[];
  /** The value of a figure, 0 where there is none. */
  value: (key: string) => number;
  /** Prints a figure and notes it as a claim. */
  count: (key: string) => string;
  /** Notes that the sentence says there was none of these; prints nothing. */
  none: (...keys: string[]) => string;
  /** Prints a number that is no claim. */
  number: (value: number) => string;
  /** `2018年，我镇`, `全年`: what a sentence may begin with. */
  lead: () => string;
}

/** Starts a teller on the figures of a report. */
export function startTelling(plan: Plan, figures: Numbers): Teller {
  const random = plan.random('prose');
  const { unit, year } = plan;
  const thousands = random.chance(0.05);
  const spaced = random.chance(0.06);
  const chinese = random.chance(0.05);
  const claims: TrueClaim[] = [];
  const claim = (key: string, value: number, approximate: boolean, none: boolean): void => {
    const [indicator = key, applicant] = key.split('@');
    claims.push({ indicator, ...(applicant === undefined ? {} : { applicant }), value, approximate, none });
  };
  const number = (value: number): string => {
    if (chinese && Number.isInteger(value) && value > 0 && value < 100) return toChineseNumeral(value);
    const text =
      thousands && value >= 1000 ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(value);
    return spaced ? ` ${text} ` : text;
  };
  const value = (key: string): number => figures.get(key) ?? 0;
  return {
    plan,
    random,
    figures,
    claims,
    findings: [],
    value,
    number,
    count: (key) => {
      claim(key, value(key), false, false);
      return number(value(key));
    },
    none: (...keys) => {
      for (const key of keys) claim(key, 0, false, true);
      return '';
    },
    lead: () =>
      random.pick([
        `${year}年，${unit.self}`,
        `${year}年度，${unit.self}`,
        '全年',
        `${year}年`,
        `本年度，${unit.self}`,
        '一年来，',
        `${unit.self}${year}年`,
        '',
      ]),
  };
}
