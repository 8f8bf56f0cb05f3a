import type { Part } from './parts.js';
import type { Plan } from './plan.js';

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
};

/** How the report words what it says: without naming its year, or with marks of half width. */
export function wordingOf(plan: Plan, timeless: boolean, halfWidth: boolean): (words: string) => string {
  return (words) => {
    const told = timeless ? withoutYears(words, plan.year) : words;
    return halfWidth ? told.replace(/[，；：（）]/g, (mark) => HALF_WIDTH[mark] ?? mark) : told;
  };
}

/** A text that speaks of its year without naming it. */
function withoutYears(text: string, year: number): string {
  const words = new Map([
    [String(year), '本年'],
    [String(year + 1), '下年'],
    [String(year - 1), '上年'],
  ]);
  return text.replace(/(20\d\d) ?年(?=度?)/g, (whole, named: string) => words.get(named) ?? whole);
}

/** A part whose every text is changed; figures of tables stay. */
export function changeText(part: Part, change: (text: string) => string): Part {
  if (part.kind === 'table') return part;
  if (part.kind === 'title') return { ...part, lines: part.lines.map(change) };
  if (part.kind !== 'heading') return { ...part, text: change(part.text) };
  const { label, title, mark, body } = part;
  const heading = { ...part, label: change(label), title: change(title), mark: change(mark) };
  return body === undefined ? heading : { ...heading, body: change(body) };
}
