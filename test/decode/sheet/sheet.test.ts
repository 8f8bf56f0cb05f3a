import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/decode/decode.js';
import type { SourceDocument, Table } from '../../../src/document/block.js';
import { writeZip } from '../docx/write-zip.js';

type Row = (string | number | boolean | null)[];

/** A sheet of rows; merges as Excel writes them, e.g. `A1:C1`; formats by cell. */
function sheet(rows: Row[], merges: string[] = [], formats: Record<string, string> = {}): xlsx.WorkSheet {
  const made = xlsx.utils.aoa_to_sheet(rows);
  made['!merges'] = merges.map((one) => xlsx.utils.decode_range(one));
  for (const [at, format] of Object.entries(formats)) (made[at] as xlsx.CellObject).z = format;
  return made;
}

function write(
  sheets: Record<string, xlsx.WorkSheet>,
  bookType: xlsx.BookType = 'xlsx',
  hidden: string[] = [],
): Buffer {
  const book = xlsx.utils.book_new();
  for (const [name, one] of Object.entries(sheets)) xlsx.utils.book_append_sheet(book, one, name);
  book.Workbook = {
    Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return xlsx.write(book, { type: 'buffer', bookType }) as Buffer;
}

const decode = async (...given: Parameters<typeof write>): Promise<SourceDocument> =>
  await decodeDocument(write(...given), { name: 'a.xlsx' });

const shapeOf = (document: SourceDocument): unknown[] =>
  document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : cellsOf(block)));

const cellsOf = (table: Table): unknown[][] =>
  table.rows.map((row) =>
    row.map(({ text, rowSpan = 1, colSpan = 1 }) =>
      rowSpan * colSpan > 1 ? [text, rowSpan, colSpan] : text,
    ),
  );

describe.each(['xlsx', 'biff8', 'xlsb'] as const)('a workbook written as %s', (bookType) => {
  it('gives the text that stands under the spans of its cells', async () => {
    const document = await decode({ Sheet1: sheet([['统计表'], ['指标', '数'], ['规章', 3]]) }, bookType);
    expect(document.format).toBe(bookType === 'biff8' ? 'xls' : 'xlsx');
    expect(document.text).toBe('统计表\n指标\t数\n规章\t3\n');
    for (const block of document.blocks) {
      for (const { text, span } of block.kind === 'table' ? block.rows.flat() : [block]) {
        expect(document.text.slice(span.start.offset, span.end.offset)).toBe(text);
        expect(span.block).toBe(1);
      }
    }
  });

  it('reads cells as they show', async () => {
    const document = await decode(
      {
        Sheet1: sheet(
          [
            ['总数', '占比', '日期', '编号'],
            [11398889, 0.2564, 44576, '007'],
          ],
          [],
          { A2: '#,##0', B2: '0.0%', C2: 'yyyy"年"m"月"d"日"' },
        ),
      },
      bookType,
    );
    expect(shapeOf(document)).toEqual([
      [
        ['总数', '占比', '日期', '编号'],
        ['11,398,889', '25.6%', '2022年1月15日', '007'],
      ],
    ]);
  });

  it('keeps a blank cell blank and a zero a zero', async () => {
    const document = await decode(
      {
        Sheet1: sheet([
          ['甲', '乙', '丙'],
          [0, null, '/'],
          ['', 1, 2],
        ]),
      },
      bookType,
    );
    expect(shapeOf(document)).toEqual([
      [
        ['甲', '乙', '丙'],
        ['0', '', '/'],
        ['', '1', '2'],
      ],
    ]);
  });

  it('resolves merged cells', async () => {
    const document = await decode(
      {
        Sheet1: sheet(
          [
            ['信息内容', '本年', null],
            [null, '制发', '废止'],
            ['规章', 1, 2],
          ],
          ['A1:A2', 'B1:C1'],
        ),
      },
      bookType,
    );
    expect(shapeOf(document)).toEqual([
      [
        [
          ['信息内容', 2, 1],
          ['本年', 1, 2],
        ],
        ['制发', '废止'],
        ['规章', '1', '2'],
      ],
    ]);
  });
});

describe('sheets', () => {
  it('are read in order, and those that are hidden are not', async () => {
    const document = await decode(
      { Sheet1: sheet([['甲']]), Sheet2: sheet([['乙']]), Sheet3: sheet([['丙']]) },
      'xlsx',
      ['Sheet2'],
    );
    expect(document.text).toBe('甲\n丙\n');
    expect(document.blocks.map(({ span }) => span.block)).toEqual([1, 3]);
    expect(document.warnings).toHaveLength(1);
  });

  it('name their table where somebody named them and nothing else does', async () => {
    const grid: Row[] = [
      ['指标', '数'],
      ['规章', 3],
    ];
    const document = await decode({ 公开情况统计表: sheet(grid), 附表: sheet([['行政复议'], ...grid]) });
    expect(shapeOf(document).filter((one) => typeof one === 'string')).toEqual([
      '公开情况统计表',
      '行政复议',
    ]);
  });

  it('leave out rows and columns that are hidden', async () => {
    const one = sheet([
      ['指标', '备注', '数'],
      ['旧', 'x', 9],
      ['规章', 'y', 3],
    ]);
    one['!rows'] = [{}, { hidden: true }];
    one['!cols'] = [{}, { hidden: true }];
    const document = await decode({ Sheet1: one });
    expect(shapeOf(document)).toEqual([
      [
        ['指标', '数'],
        ['规章', '3'],
      ],
    ]);
    expect(document.warnings[0]).toContain('5');
  });
});

describe('a sheet of prose', () => {
  it('is paragraphs, one for each line of a cell', async () => {
    const document = await decode({
      Sheet1: sheet([['青石镇2021年政府信息公开工作年度报告'], [null], ['一、总体情况\n全年公开信息31条。']]),
    });
    expect(shapeOf(document)).toEqual([
      '青石镇2021年政府信息公开工作年度报告',
      '一、总体情况',
      '全年公开信息31条。',
    ]);
  });

  it('parts tables from what stands above, between and below them', async () => {
    const document = await decode({
      Sheet1: sheet(
        [
          ['年度报告', null, null],
          ['二、主动公开', null, null],
          ['信息内容', '制发', '有效'],
          ['规章', 0, 0],
          ['三、依申请公开', null, null],
          ['情况', '自然人', '总计'],
          ['新收', 1, 1],
          ['全年收到申请1件，已经答复。', null, null],
          ['四、复议诉讼', null, null],
          ['结果维持', '结果纠正', '总计'],
          [0, 0, 0],
          ['填报人：王小明', null, null],
        ],
        ['A1:C1', 'A2:C2'],
      ),
    });
    expect(shapeOf(document)).toEqual([
      '年度报告',
      '二、主动公开',
      [
        ['信息内容', '制发', '有效'],
        ['规章', '0', '0'],
      ],
      '三、依申请公开',
      [
        ['情况', '自然人', '总计'],
        ['新收', '1', '1'],
      ],
      '全年收到申请1件，已经答复。',
      '四、复议诉讼',
      [
        ['结果维持', '结果纠正', '总计'],
        ['0', '0', '0'],
      ],
      '填报人：王小明',
    ]);
  });

  it('leaves the rows of a table that head a group, or whose figures are blank, in the table', async () => {
    const document = await decode({
      Sheet1: sheet([
        ['统计指标', '单位', '统计数'],
        ['一、主动公开情况', null, null],
        ['（一）主动公开数', '条', 31],
        ['其中：规范性文件', null, null],
        ['二、回应解读情况', null, null],
      ]),
    });
    expect(shapeOf(document)).toHaveLength(1);
  });
});

describe('a workbook that cannot be read', () => {
  it.each([
    ['cut off', write({ Sheet1: sheet([['甲']]) }).subarray(0, 900), 'malformed_file'],
    ['without parts', writeZip([{ name: 'xl/nothing.xml', content: '<a/>' }]), 'malformed_file'],
    ['blank', write({ Sheet1: sheet([[null]]) }), 'file_empty'],
    [
      'a bomb',
      writeZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/sharedStrings.xml', content: Buffer.alloc(40 << 20, ' ') },
      ]),
      'unpacked_too_large',
    ],
  ])('%s is refused by its code', async (_, bytes, code) => {
    await expect(decodeDocument(bytes, { name: 'b.xlsx' })).rejects.toMatchObject({
      name: 'NianbaoError',
      code,
      details: { path: 'b.xlsx' },
    });
  });

  it('is refused when its cells are more than any report has', async () => {
    const one = sheet([['甲']]);
    one['ES40000'] = { t: 's', v: '乙' };
    one['!ref'] = 'A1:ES40000';
    await expect(decode({ Sheet1: one })).rejects.toMatchObject({ code: 'content_too_large' });
  });
});

describe('a table whose figures carry their units', () => {
  it('stays one table over the rows that only name a group', async () => {
    const document = await decode({
      Sheet1: sheet([
        ['指标名称', '单位', '数量'],
        ['一、主动公开情况', null, null],
        ['（一）主动公开政府信息数', '条', '31条'],
        ['（二）公开渠道', null, null],
        ['1.政府网站', '条', '/'],
      ]),
    });
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['table']);
  });
});
