import type { Span } from '../../document/block.js';
import type { GridCell } from '../../tables/grid.js';
import type { Indicator } from '../../templates/indicator.js';
import type { Observation } from '../report.js';
import { valueOfCell } from './cell-value.js';

/** What a table of the forms of 2019 and 2021 says in one place. */
export interface CellPlace {
  /** Null for a row or column that the form does not know; `code` stands in then. */
  indicator: Indicator | null;
  code: string;
  applicant?: string;
  label: string;
  /** Unit that the column's heading prints, '' where none. */
  columnUnit: string;
  /** Null where the cell is missing. */
  value: GridCell | null;
  /** The cell that leads to the value: where a missing value would stand. */
  before: GridCell;
}

/** The observation of one cell. */
export function observeCell(place: CellPlace, table: number, template: string): Observation {
  const { indicator, value, before } = place;
  const unit = indicator?.unit ?? '';
  const raw = value?.cell.text ?? '';
  const read = valueOfCell(value?.cell, unit, place.columnUnit);
  const at = value ?? before;
  const span: Span = value?.cell.span ?? { ...before.cell.span, start: before.cell.span.end };
  return {
    indicator: place.code,
    ...(place.applicant === undefined ? {} : { applicant: place.applicant }),
    value: read.value,
    status: read.status,
    raw,
    unit,
    printedUnit: read.unit || place.columnUnit,
    label: place.label,
    template,
    cell: { table, row: at.row, column: at.column },
    span,
  };
}
