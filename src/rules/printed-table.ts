import { squeeze } from '../document/fold.js';
import type { Report } from '../report/report.js';
import { FORMS } from '../templates/forms.js';
import type { Indicator } from '../templates/indicator.js';
import { GENERATIONS } from './figures.js';
import { printedPieces } from './report-text.js';

/** Shorter names (总计, 其他) stand in any text. */
const SHORTEST = 4;

/** What the rows and columns of a table are called in one generation of the form. */
function namesIn(table: Indicator['table'], form: (typeof GENERATIONS)[number]): string[] {
  const names = FORMS[form].filter((row) => row.table === table).flatMap(({ name }) => name.split('·'));
  return [...new Set(names.map(squeeze))].filter((name) => name.length >= SHORTEST);
}

/**
 * Whether a table stands in the report although it was not recognised as one: at least half of the names that a
 * generation of the form prints in it are there, in whatever layout. Its absence can then not be held against the report.
 *
 * @param report the report
 * @param table the table of the form
 */
export function isPrinted(report: Report, table: Indicator['table']): boolean {
  const text = squeeze(
    printedPieces(report)
      .map((piece) => piece.text)
      .join('\n'),
  );
  return GENERATIONS.some((form) => {
    const names = namesIn(table, form);
    return names.length > 0 && names.filter((name) => text.includes(name)).length * 2 >= names.length;
  });
}
