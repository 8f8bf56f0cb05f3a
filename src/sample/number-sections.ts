import { toChineseNumeral } from '../document/numerals.js';
import type { Chapter, LabelStyle, Numbered } from './headings.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';
import type { TrueFinding } from './truth.js';

/** A mistake in the numbers of siblings. */
interface Mistake {
  /** Numbers as printed; null where a heading lost its own. */
  ordinals: (number | null)[];
  rule: string;
  /** The number that is missing, or stands at the wrong place. */
  subject: number;
}

/** Each gives the numbers of `count` siblings, with the mistake at place `at`, counted from 0. */
const MISTAKES = {
  /** 三 → 五 */
  skipped: (count: number, at: number): Mistake => ({
    ordinals: Array.from({ length: count }, (_, index) => (index < at ? index + 1 : index + 2)),
    rule: 'heading-gap',
    subject: at + 1,
  }),
  /** 三 → a heading without a number → 五 */
  lost: (count: number, at: number): Mistake => ({
    ordinals: Array.from({ length: count }, (_, index) => (index === at ? null : index + 1)),
    rule: 'heading-gap',
    subject: at + 1,
  }),
  /** 三 → 三 */
  repeated: (count: number, at: number): Mistake => ({
    ordinals: Array.from({ length: count }, (_, index) => (index < at ? index + 1 : index)),
    rule: 'heading-duplicate',
    subject: at,
  }),
  /** 二 → 四 → 三 → 五 */
  swapped: (count: number, at: number): Mistake => ({
    ordinals: Array.from({ length: count }, (_, index) =>
      index === at ? at + 2 : index === at + 1 ? at + 1 : index + 1,
    ),
    rule: 'heading-order',
    subject: at + 1,
  }),
};

function chooseMistake(random: Random, plan: Plan, level: 1 | 2): keyof typeof MISTAKES | null {
  if (plan.defects.has('heading-gap')) return level === 1 && random.chance(0.25) ? 'lost' : 'skipped';
  if (plan.defects.has('heading-duplicate')) return 'repeated';
  return plan.defects.has('heading-order') ? 'swapped' : null;
}

/**
 * The numbers of siblings with a mistake among them. Neither the first nor the last heading is part of it.
 */
function mistaken(random: Random, kind: keyof typeof MISTAKES, count: number): Mistake {
  return MISTAKES[kind](count, random.int(1, count - (kind === 'swapped' ? 3 : 2)));
}

/**
 * Numbers the sections of a report, with the planted mistakes.
 *
 * @returns the numbered sections and the findings that the mistakes must yield
 */
export function numberSections(
  random: Random,
  plan: Plan,
  chapters: readonly Chapter[],
  styles: { first: LabelStyle; second: LabelStyle },
): { sections: Numbered[]; findings: TrueFinding[] } {
  const findings: TrueFinding[] = [];
  const sections = chapters.map((outline, index): Numbered => {
    const children = outline.children.map((child, n) => ({
      label: styles.second.label(n + 1),
      outline: child,
    }));
    return { label: styles.first.label(index + 1), outline, children };
  });
  const families: { level: 1 | 2; siblings: { label: string }[] }[] = [
    // without numbers there is nothing to get wrong
    ...(styles.first.label(1) === '' ? [] : [{ level: 1 as const, siblings: sections }]),
    ...sections.map(({ children }) => ({ level: 2 as const, siblings: children })),
  ].filter(({ siblings }) => siblings.length >= 4);
  const below = families.filter(({ level }) => level === 2);
  const family = below.length > 0 && random.chance(0.25) ? random.pick(below) : families[0];
  const kind = family === undefined ? null : chooseMistake(random, plan, family.level);
  if (family !== undefined && kind !== null) {
    const style = family.level === 1 ? styles.first : styles.second;
    const { ordinals, rule, subject } = mistaken(random, kind, family.siblings.length);
    ordinals.forEach((ordinal, at) => {
      const sibling = family.siblings[at];
      if (sibling) sibling.label = ordinal === null ? '' : style.label(ordinal);
    });
    findings.push({ rule, subject: style.label(subject) });
  }
  if (plan.defects.has('heading-number-style')) findings.push(...missStyle(random, sections, styles.second));
  return { sections, findings };
}

/** Numbers one heading of level 2 in another style than its siblings. */
function missStyle(random: Random, sections: readonly Numbered[], { label }: LabelStyle): TrueFinding[] {
  const odd = sections.find(({ children }) => children.length >= 3)?.children ?? [];
  const which = random.int(0, odd.length - 1);
  const child = odd[which];
  if (!child) return [];
  const inner = /\d/.test(label(1)) ? toChineseNumeral(which + 1) : String(which + 1);
  child.label = label(1).startsWith('(') ? `(${inner})` : `（${inner}）`;
  return [{ rule: 'heading-number-style', subject: child.label }];
}
