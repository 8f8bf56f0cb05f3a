import type { GridCell } from '../../tables/grid.js';

/**
 * The figures of cells that were run together, where they can be read in one way only: no whole number but 0
 * begins with 0, so `000` in a row of three columns is three zeros. `417` may be one number, two or three:
 * null.
 *
 * @param place the cell
 * @param count how many figures the row has
 */
export function splitFused(place: GridCell, count: number): GridCell[] | null {
  const { text, span } = place.cell;
  if (!/^\d+$/.test(text) || text.length !== count || fewestNumbers(text) !== count) return null;
  if (span.end.offset - span.start.offset !== text.length) return null;
  return [...text].map((digit, at) => {
    const move = (by: number) => ({
      line: span.start.line,
      column: span.start.column + by,
      offset: span.start.offset + by,
    });
    const cell = { text: digit, span: { ...span, start: move(at), end: move(at + 1) } };
    return { ...place, cell };
  });
}

/** How few whole numbers digits can be: a 0 that begins a number is all of it. */
function fewestNumbers(digits: string): number {
  let count = 0;
  let at = 0;
  while (at < digits.length) {
    count++;
    if (digits[at] === '0') at++;
    else at = digits.length;
  }
  return count;
}
