import { squeeze } from '../../document/fold.js';
import type { Report } from '../../report/report.js';
import { FORMS } from '../../templates/forms.js';
import type { Indicator } from '../../templates/indicator.js';
import { GENERATIONS, type Generation } from '../../templates/generations.js';
import { printedText } from './report-text.js';

/** Shorter names (总计, 其他) stand in any text. */
const SHORTEST = 4;

/**
 * What the rows of a table are called in one generation of the form, and what its columns are where they have
 * names of their own (table 2: 规章·本年制发件数).
 */
function namesIn(table: Indicator['table'], form: Generation): string[][] {
  const names = FORMS[form].filter((row) => row.table === table).map(({ name }) => name.split('·'));
  const parts = [0, 1].map((part) => new Set(names.flatMap((pair) => squeeze(pair[part] ?? ''))));
  return parts
    .map((some) => [...some].filter((name) => name.length >= SHORTEST))
    .filter((some) => some.length > 0);
}

/**
 * Whether a table stands in the report although it was not recognised as one: at least half of the row names
 * that a generation of the form prints in it are there, and half of the column names, in whatever layout. Its
 * absence can then not be held against the report. Rows alone prove nothing where prose names them too
 * (行政许可, 行政处罚).
 *
 * @param report the report
 * @param table the table of the form
 */
export function isPrinted(report: Report, table: Indicator['table']): boolean {
  const text = printedText(report);
  return GENERATIONS.some((form) => {
    const names = namesIn(table, form);
    return (
      names.length > 0 &&
      names.every((some) => some.filter((name) => text.includes(name)).length * 2 >= some.length)
    );
  });
}
