import type { Grid } from './grid.js';

/** What a report is made of, before it is written in a format. */
export type Part =
  /** The title, in one or more lines. */
  | { kind: 'title'; lines: readonly string[] }
  | { kind: 'paragraph'; text: string }
  /** A numbered heading of level 1 or 2; `body` is glued to it in the same paragraph. */
  | { kind: 'heading'; level: 1 | 2; label: string; title: string; mark: string; body?: string }
  /** Centred: date below the title, a table's name. */
  | { kind: 'centred'; text: string }
  /** Sign-off and its date. */
  | { kind: 'signature'; text: string }
  | { kind: 'table'; grid: Grid };

/** A heading as it is printed: label, title, mark, and the paragraph glued to it. */
export function printHeading(part: Extract<Part, { kind: 'heading' }>): string {
  return part.label + part.title + part.mark + (part.body ?? '');
}
