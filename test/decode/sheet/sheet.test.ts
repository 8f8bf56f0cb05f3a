import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/decode/decode.js';
import type { Table } from '../../../src/document/block.js';
import type { SourceDocument } from '../../../src/document/source-document.js';
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
    expect(document.notices).toHaveLength(1);
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
    expect(document.notices[0]).toMatchObject({ code: 'hidden_not_read', details: { count: 5 } });
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
});

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook of one sheet whose XML is as given. */
function bookOf(sheetXml: string, strings = ''): Uint8Array {
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="r${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (content: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const type = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const types = [
    type('workbook.xml', 'sheet.main'),
    type('worksheets/sheet1.xml', 'worksheet'),
    type('sharedStrings.xml', 'sharedStrings'),
  ];
  return writeZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`,
    },
    { name: '_rels/.rels', content: relations(relation(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation(1, 'worksheet', 'worksheets/sheet1.xml') + relation(2, 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet ${MAIN}>${sheetXml}</worksheet>` },
    { name: 'xl/sharedStrings.xml', content: strings === '' ? `<sst ${MAIN}/>` : strings },
  ]);
}

const ONE_CELL =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲 &amp; 乙</t></is></c></row></sheetData>';

describe('a hostile workbook', () => {
  it.each([
    [
      'links every cell of its sheet',
      `${ONE_CELL}<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>`,
    ],
    [
      'merges its whole sheet again and again',
      `${ONE_CELL}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells>`,
    ],
    ['states a size that it does not have', `<dimension ref="A1:XFD1048576"/>${ONE_CELL}`],
    [
      'has a cell in the last corner',
      ONE_CELL.replace('</row>', '</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ],
  ])('that %s is read', async (_, xml) => {
    const document = await decodeDocument(bookOf(xml), { name: 'a.xlsx' });
    expect(document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : null))).toContain(
      '甲 & 乙',
    );
  });

  it.each([
    [
      'numbers a column beyond the last',
      `<cols><col min="1" max="999999999" width="3"/></cols>${ONE_CELL}`,
      'malformed_file',
    ],
    [
      'puts a cell beyond the last column',
      '<sheetData><row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData>',
      'malformed_file',
    ],
    ['is not well-formed', '<sheetData><row><c><v>1</v></row></sheetData>', 'malformed_file'],
    [
      'has a row of a hundred thousand columns',
      `<sheetData><row r="1">${'<c><v>1</v></c>'.repeat(50_001)}</row></sheetData>`,
      'too_many_blocks',
    ],
    [
      'has blank cells without end',
      `<sheetData><row r="1">${'<c s="1"/>'.repeat(200_001)}</row></sheetData>`,
      'too_many_blocks',
    ],
  ])('that %s is refused', async (_, xml, code) => {
    await expect(decodeDocument(bookOf(xml), { name: 'a.xlsx' })).rejects.toMatchObject({ code });
  });

  it.each([
    [
      'declares entities',
      `<!DOCTYPE a [<!ENTITY b "甲">]><sst ${MAIN}><si><t>&b;</t></si></sst>`,
      'malformed_file',
    ],
    [
      'shares strings without end',
      `<sst ${MAIN}>${'<si><t/></si>'.repeat(100_001)}</sst>`,
      'too_many_blocks',
    ],
  ])('that %s is refused', async (_, strings, code) => {
    await expect(decodeDocument(bookOf(ONE_CELL, strings), { name: 'a.xlsx' })).rejects.toMatchObject({
      code,
    });
  });

  it.each(['biff8', 'xlsb'] as const)('written as %s that links every cell is read', async (bookType) => {
    const one = sheet([['甲', 1]]);
    one['A1'] = { t: 's', v: '甲', l: { Target: '#A1' } };
    const book = write({ Sheet1: one }, bookType);
    const bytes = bookType === 'biff8' ? withWideLink(book) : book;
    expect((await decodeDocument(bytes, { name: 'a.xls' })).text).toContain('甲');
  });
});

/** Stretches the link of the first cell ([MS-XLS] HLINK) over the whole sheet. */
function withWideLink(book: Buffer): Buffer {
  const at = book.indexOf(Buffer.from([0xb8, 0x01]));
  expect(at).toBeGreaterThan(0);
  const changed = Buffer.from(book);
  changed.writeUInt16LE(0xffff, at + 6);
  changed.writeUInt16LE(0xff, at + 10);
  return changed;
}

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
