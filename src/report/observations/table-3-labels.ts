import { wordsOf } from '../../document/words.js';
import type { GridCell } from '../../tables/grid.js';
import { parseRowLabel, rowLabelOf } from '../../tables/row-label.js';
import { holdsValue } from '../../tables/value-shape.js';
import { applicationsForm } from '../../templates/applications-form.js';
import type { SixSections } from '../../templates/generations.js';

/** Keys of labels: those that name a row of figures, and all. */
interface Names {
  rows: ReadonlySet<string>;
  all: ReadonlySet<string>;
}

const NAMES: Readonly<Record<SixSections, Names>> = { '2019': namesOf('2019'), '2021': namesOf('2021') };

function namesOf(form: SixSections): Names {
  const labels = applicationsForm(form).map(({ name, relation }) => ({
    key: parseRowLabel(name).key,
    group: relation === 'group',
  }));
  const groups = new Set(labels.flatMap(({ key, group }) => (group ? [key] : [])));
  const all = new Set(labels.map(({ key }) => key));
  return { rows: new Set([...all].filter((key) => !groups.has(key))), all };
}

/**
 * Where the labels of a row of table 3 end, -1 for a row without any. Words behind a figure stand where a
 * figure is due, and so do words behind the name of a row of the form that are no name themselves and carry
 * no number. Where the row has no name of the form all words before the first figure are its labels.
 *
 * @returns the place of the row's last label
 */
export function lastLabel(row: readonly GridCell[], form: SixSections): number {
  const figure = row.findIndex(({ cell }) => /\d/.test(cell.text) && holdsValue(cell));
  const before = figure < 0 ? row : row.slice(0, figure);
  const { rows, all } = NAMES[form];
  const labels = before.map((place) =>
    isWords(place) && /\p{Script=Han}{2}/u.test(place.cell.text) ? rowLabelOf(place.cell) : null,
  );
  if (labels.some((label) => label !== null && rows.has(label.key)))
    return labels.findLastIndex((label) => label !== null && (label.style !== null || all.has(label.key)));
  return labels.findLastIndex((label) => label !== null);
}

/** Whether a cell holds words rather than a figure or nothing. */
export function isWords({ cell }: GridCell): boolean {
  return wordsOf(cell).plain !== '' && !holdsValue(cell);
}
