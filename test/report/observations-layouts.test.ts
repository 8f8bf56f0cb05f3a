import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMON_FORM, figures, LAYOUTS, printForm, readText } from '../tables/statistics-table.js';

const VALUED = COMMON_FORM.filter((row) => row.relation !== 'group');
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.nat(99_999).map((value) => [String(value), value] as const) },
  { weight: 1, arbitrary: fc.constant(['', 'blank'] as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(['/', 'not_applicable'] as const, ['——', 'not_applicable'] as const),
  },
);
const values = fc.tuple(...VALUED.map(() => cell));

describe.each(Object.keys(LAYOUTS))('a statistics table printed as %s', (layout) => {
  const print = LAYOUTS[layout];
  if (print === undefined) throw new Error(layout);

  it('gives every figure of the form, blanks and signs of absence apart', () => {
    fc.assert(
      fc.property(values, (cells) => {
        const byCode = new Map(VALUED.map((row, index) => [row.code, cells[index]]));
        const text = print(printForm((code) => byCode.get(code)?.[0] ?? ''));
        const { tables, observations } = readText(
          `附件：\n政府信息公开情况统计表\n\n${text}\n填报人：白云舒\n`,
        );
        expect(tables.map((table) => [table.layout, table.template])).toEqual([
          [layout, { table: 'statistics', form: '2014' }],
        ]);
        expect(figures(observations)).toEqual(
          Object.fromEntries(VALUED.map((row) => [row.code, byCode.get(row.code)?.[1]])),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('leads each observation back to its characters', () => {
    const text = print(printForm((code) => String(code.length)));
    const { observations } = readText(`统计表\n\n${text}`);
    for (const { span, raw } of observations)
      expect(`统计表\n\n${text}`.slice(span.start.offset, span.end.offset)).toBe(raw);
  });

  it('leaves the lines before and after the table alone', () => {
    const text = print(printForm(() => '4'));
    const { blocks, tables } = readText(
      `政府信息公开情况统计表\n（2016年度）\n\n填报单位：云岭镇人民政府\n\n${text}\n单位负责人：白云舒　审核人：石青\n填报日期：2017年1月9日\n`,
    );
    expect(blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'table',
      'paragraph',
      'paragraph',
    ]);
    expect(tables[0]).toMatchObject({ caption: '政府信息公开情况统计表', year: 2016 });
  });
});
