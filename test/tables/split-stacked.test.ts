import { describe, expect, test } from 'vitest';
import type { Cell, Span, Table } from '../../src/document/block.js';
import { splitStacked } from '../../src/tables/split-stacked.js';
import { FORM_VOCABULARY } from '../../src/templates/form-vocabulary.js';

const nowhere: Span = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

function cell(text: string, spans: Pick<Cell, 'rowSpan' | 'colSpan'> = {}): Cell {
  return { text, span: nowhere, ...spans };
}

function sheet(...rows: (string | Cell)[][]): Table {
  return {
    kind: 'table',
    layout: 'sheet',
    span: nowhere,
    rows: rows.map((row) => row.map((one) => (typeof one === 'string' ? cell(one) : one))),
  };
}

const pieces = (table: Table): string[][][] =>
  splitStacked([table], FORM_VOCABULARY).map((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : [],
  );

describe('forms below each other in one grid', () => {
  test('are cut where the next one begins, and lose the columns that only their neighbour uses', () => {
    const table = sheet(
      [cell('第二十条第（八）项', { colSpan: 2 }), '', '', ''],
      ['行政事业性收费', '3', '', '', ''],
      [cell('行政复议', { colSpan: 2 }), cell('行政诉讼', { colSpan: 3 })],
      ['结果维持', '结果纠正', '结果维持', '结果纠正', '总计'],
      ['1', '', '0', '0', ''],
    );
    expect(pieces(table)).toEqual([
      [['第二十条第（八）项'], ['行政事业性收费', '3']],
      [
        ['行政复议', '行政诉讼'],
        ['结果维持', '结果纠正', '结果维持', '结果纠正', '总计'],
        ['1', '', '0', '0', ''],
      ],
    ]);
  });

  test('are left whole where a merged cell reaches over the cut', () => {
    const table = sheet([cell('说明', { rowSpan: 2 }), '甲'], ['行政复议', '行政诉讼'], ['0', '0']);
    expect(pieces(table)).toHaveLength(1);
  });

  test('a single form is left as it is, blank columns too', () => {
    const table = sheet(['行政复议', '行政诉讼', ''], ['0', '0', '']);
    expect(pieces(table)).toEqual([
      [
        ['行政复议', '行政诉讼', ''],
        ['0', '0', ''],
      ],
    ]);
  });
});
