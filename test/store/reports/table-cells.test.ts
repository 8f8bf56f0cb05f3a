import { expect, test } from 'vitest';
import type { Cell } from '../../../src/document/block.js';
import type { ReportTable } from '../../../src/report/report.js';
import { storedCells, type StoredCells } from '../../../src/store/reports/table-cells.js';
import { parseReport } from '../../../src/report/parse-report.js';
import { openSample } from '../../../src/sample/make-report.js';
import { SAMPLE_FORMATS } from '../../../src/sample/truth.js';

interface PlacedCell {
  text: string;
  rowSpan: number;
  colSpan: number;
  line: number;
  column: number;
  offset: number;
  endOffset: number;
  page: number | null;
}

/** Reads stored cells back as the comment of `report_table.cells` describes them. */
function placed(
  { rows, merged = [], ...lists }: StoredCells,
  { span }: Pick<ReportTable, 'span'>,
): PlacedCell[] {
  let [line, end, index] = [span.start.line, span.start.offset, 0];
  return rows.flatMap((row, rowIndex) =>
    row.map((text, columnIndex) => {
      line += lists.line?.[index] ?? 0;
      const offset = end + (lists.gap?.[index] ?? 0);
      end = offset + text.length + (lists.longer?.[index] ?? 0);
      const [, , rowSpan = 1, colSpan = 1] =
        merged.find(([r, c]) => r === rowIndex && c === columnIndex) ?? [];
      const column = lists.column?.[index] ?? 0;
      const page = lists.page === undefined ? (span.page ?? null) : (lists.page[index] ?? null);
      index += 1;
      return { text, rowSpan, colSpan, line, column, offset, endOffset: end, page };
    }),
  );
}

const asPlaced = ({ text, span, rowSpan = 1, colSpan = 1 }: Cell): PlacedCell => ({
  text,
  rowSpan,
  colSpan,
  line: span.start.line,
  column: span.start.column,
  offset: span.start.offset,
  endOffset: span.end.offset,
  page: span.page ?? null,
});

test('every cell of reports of all formats comes back with its text, place and merging', async () => {
  const sample = openSample({ seed: 7, years: [2018, 2021, 2023], defects: 0.3, formats: SAMPLE_FORMATS });
  const seen = { cells: 0, merged: 0, pages: 0 };
  for (let index = 0; index < 40; index += 1) {
    const { path, bytes } = await sample.report(index);
    const { tables } = await parseReport(bytes, { name: path });
    for (const table of tables) {
      const stored = JSON.parse(JSON.stringify(storedCells(table))) as StoredCells;
      const cells = table.rows.flat();
      expect(placed(stored, table), path).toEqual(cells.map(asPlaced));
      seen.cells += cells.length;
      seen.merged += stored.merged?.length ?? 0;
      seen.pages += stored.page?.length ?? 0;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});
