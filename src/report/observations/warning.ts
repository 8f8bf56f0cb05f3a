import type { Bilingual } from '../../language.js';

/** A warning as reports carry it: both languages in one string. */
export function warningOf({ zh, en }: Bilingual): string {
  return `${zh} (${en})`;
}

/** Where a warning's cell or row stands, for people. */
export function lineOf(span: { start: { line: number }; page?: number }): Bilingual {
  const { page, start } = span;
  if (page !== undefined) return { zh: `第 ${page} 页`, en: `page ${page}` };
  return { zh: `第 ${start.line} 行`, en: `line ${start.line}` };
}
