import { toChineseNumeral } from '../document/numerals.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';
import type { TrueFinding } from './truth.js';

/** A section before it is numbered. */
export interface Outline {
  title: string;
  /** Paragraphs of the section itself. */
  paragraphs: string[];
  /** What is put behind the paragraphs, by name of the table. */
  table?: '2' | '3' | '4';
  children: Outline[];
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

/**
 * Numbers the sections of a report, with the planted mistakes.
 *
 * @returns the numbered sections and the findings that the mistakes must yield
 */
export function numberSections(
  random: Random,
  plan: Plan,
  outlines: readonly Outline[],
  styles: { first: LabelStyle; second: LabelStyle },
): { sections: Numbered[]; findings: TrueFinding[] } {
  const findings: TrueFinding[] = [];
  const count = outlines.length;
  // without numbers there is nothing to get wrong
  const at = count >= 4 && styles.first.label(1) !== '' ? random.int(2, count - 2) : -1;
  let shift = 0;
  const sections = outlines.map((outline, index): Numbered => {
    if (index === at && plan.defects.has('heading-gap')) {
      findings.push({ rule: 'heading-gap', subject: styles.first.label(index + 1 + shift) });
      shift++;
    } else if (index === at && plan.defects.has('heading-duplicate')) {
      shift--;
      findings.push({ rule: 'heading-duplicate', subject: styles.first.label(index + 1 + shift) });
    }
    const label = styles.first.label(index + 1 + shift);
    const children = outline.children.map((child, n) => ({
      label: styles.second.label(n + 1),
      outline: child,
    }));
    return { label, outline, children };
  });
  const siblings = sections.filter(({ children }) => children.length >= 3);
  const odd = siblings[0]?.children;
  if (plan.defects.has('heading-number-style') && odd) {
    const which = random.int(0, odd.length - 1);
    const child = odd[which];
    if (child) {
      const inner = /\d/.test(styles.second.label(1)) ? chinese(which + 1) : String(which + 1);
      child.label = styles.second.label(1).startsWith('(') ? `(${inner})` : `（${inner}）`;
      findings.push({ rule: 'heading-number-style', subject: child.label });
    }
  }
  return { sections, findings };
}
