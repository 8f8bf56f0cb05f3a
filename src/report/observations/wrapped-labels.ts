import { squeeze } from '../../document/fold.js';
import { FORM_VOCABULARY } from '../../templates/form-vocabulary.js';
import { parseRowLabel } from '../../tables/row-label.js';
import type { StatisticsRow } from './statistics-rows.js';

/** A label is wrapped over this many rows at most. */
const MOST_ROWS = 4;

/**
 * Joins the rows over which one label was wrapped. Rows are joined only where the joined label is one of the
 * form's and the pieces are not, or where a row holds nothing but a note in brackets; and only where at most
 * one of the rows holds a figure, so that no figure can be lost.
 *
 * @param rows rows in printed order
 */
export function joinWrappedLabels(rows: readonly StatisticsRow[]): StatisticsRow[] {
  const out: StatisticsRow[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined) continue;
    let taken = row;
    let next = i;
    if (!row.heads && !FORM_VOCABULARY.isLabel({ text: row.label })) {
      let joined: StatisticsRow | null = row;
      for (let j = i + 1; j < Math.min(i + MOST_ROWS, rows.length); j++) {
        joined = join(joined, rows[j]);
        if (joined === null) break;
        if (FORM_VOCABULARY.isLabel({ text: joined.label })) [taken, next] = [joined, j];
      }
    }
    const note = rows[next + 1];
    if (note !== undefined && isNote(note.label)) {
      const joined = join(taken, note);
      if (joined !== null) [taken, next] = [joined, next + 1];
    }
    out.push(taken);
    i = next;
  }
  return out;
}

function isNote(label: string): boolean {
  return /^[(（]/.test(label) && parseRowLabel(label).key === '';
}

function join(first: StatisticsRow | null, second: StatisticsRow | undefined): StatisticsRow | null {
  if (first === null || second === undefined || second.heads) return null;
  const [one, other] = [isFilled(first), isFilled(second)];
  if (one && other) return null;
  const figures = other ? second : first;
  return {
    ...first,
    label: `${first.label}${second.label}`,
    unit: first.unit || second.unit,
    value: figures.value,
  };
}

function isFilled(row: StatisticsRow): boolean {
  return row.unit !== '' || squeeze(row.value?.cell.text ?? '') !== '';
}
