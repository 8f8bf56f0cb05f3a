import type { GridCell } from '../../tables/grid.js';

/** A row of table 3: its words, those of the merged cells that begin with it, and its figures. */
export interface ApplicationRow {
  label: string;
  cell: GridCell;
  /** One for each value column, null where the row is too short; empty for heading rows. */
  values: (GridCell | null)[];
  /** Figures that the row prints. */
  printed: GridCell[];
  /** Blanks behind the value columns fill the row up to the widest one. */
  filledUp: boolean;
}
