import { toChineseNumeral } from '../document/numerals.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';
import type { TrueClaim, TrueFinding } from './truth.js';

/** A section before it is numbered. */
export interface Outline {
  title: string;
  /** Paragraphs of the section itself. */
  paragraphs: string[];
  /** What is put behind the paragraphs, by name of the table. */
  table?: '2' | '3' | '4';
  children: Outline[];
}

/** A section of level 1 with what its sentences claim and must yield. */
export interface Chapter extends Outline {
  claims: TrueClaim[];
  findings: TrueFinding[];
}

/** How the headings of a level are printed. */
export interface LabelStyle {
  label: (ordinal: number) => string;
  mark: string;
}

/** A heading with its number. */
export interface Numbered {
  label: string;
  outline: Outline;
  children: { label: string; outline: Outline }[];
}

const chinese = toChineseNumeral;

/** Chooses how a report numbers its headings. */
export function chooseLabels(random: Random, plan: Plan): { first: LabelStyle; second: LabelStyle } {
  const plain = { mark: '' };
  // whole reports numbered in Arabic, or, where the form prescribes the sections, without numbers on level 1
  if (random.chance(0.03))
    return { first: { ...plain, label: (n) => `${n}、` }, second: { ...plain, label: (n) => `（${n}）` } };
  if (plan.forms !== null && random.chance(0.03))
    return { first: { ...plain, label: () => '' }, second: { ...plain, label: (n) => `（${chinese(n)}）` } };
  const first = random.weighted<(ordinal: number) => string>([
    [(n) => `${chinese(n)}、`, 84],
    [(n) => `${chinese(n)}.`, 4],
    [(n) => `${chinese(n)} 、`, 2],
    [(n) => `${chinese(n)}　`, 2],
    [(n) => `第${chinese(n)}部分　`, 4],
    [(n) => `第${chinese(n)}部分、`, 2],
  ]);
  const second = random.weighted<(ordinal: number) => string>([
    [(n) => `（${chinese(n)}）`, 78],
    [(n) => `(${chinese(n)})`, 16],
    [(n) => `（ ${chinese(n)} ）`, 2],
    [(n) => `(${chinese(n)}) `, 4],
  ]);
  return {
    first: {
      label: first,
      mark: random.weighted([
        ['', 90],
        ['。', 3],
        ['：', 4],
        [' ', 3],
      ] as const),
    },
    second: {
      label: second,
      mark: random.weighted([
        ['', 60],
        ['。', 36],
        ['：', 4],
      ] as const),
    },
  };
}
