import { describe, expect, it } from 'vitest';
import { decodePages, filler, LEFT, paragraph, paragraphsOf, tablesOf } from './decode-test-pdf.js';
import { bar, clipped, grid, line, row, text } from './write-pdf.js';

const INTRO = paragraph(80, filler(34), filler(12));
const XS = [80, 200, 280, 360, 440];

describe('PDF tables', () => {
  it('have spans where lines are missing', async () => {
    const marks = [
      ...INTRO,
      ...[130, 190, 210, 230].map((y) => line(80, y, 440, y)),
      line(200, 150, 440, 150),
      line(200, 170, 360, 170),
      line(80, 130, 80, 230),
      line(200, 130, 200, 230),
      line(440, 130, 440, 230),
      line(360, 150, 360, 230),
      line(280, 170, 280, 230),
      ...row(XS, 165, ['项目']),
      ...row(XS, 145, ['', '申请人情况']),
      ...row(XS, 165, ['', '组织', '', '总计']),
      ...row(XS, 185, ['', '企业', '其他']),
      ...row(XS, 205, ['本年新收', '3', '0', '3']),
      ...row(XS, 225, ['上年结转', '', '1', '1']),
      text(LEFT, 260, '表后的话。'),
    ];
    const document = await decodePages([{ marks }]);
    expect(tablesOf(document)).toEqual([
      [
        ['项目↓3', '申请人情况→3'],
        ['组织→2', '总计↓2'],
        ['企业', '其他'],
        ['本年新收', '3', '0', '3'],
        ['上年结转', '', '1', '1'],
      ],
    ]);
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
  });

  it('are found when their borders are thin bars, each cell its own', async () => {
    const ys = [130, 150, 170];
    const cells = ys.slice(1).flatMap((y, r) =>
      XS.slice(1).flatMap((x, c) => {
        const [left = 0, top = 0] = [XS[c], ys[r]];
        return [
          bar(left, top, x - left, 0.5),
          bar(left, y, x - left, 0.5),
          bar(left, top, 0.5, 20),
          bar(x, top, 0.5, 20),
        ];
      }),
    );
    const marks = [
      ...INTRO,
      ...cells,
      ...row(XS, 144, ['规章', '1', '2', '3']),
      ...row(XS, 164, ['文件', '4', '', '6']),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['规章', '1', '2', '3'],
        ['文件', '4', '', '6'],
      ],
    ]);
  });

  it('are found by the clip rectangles of their cells', async () => {
    const cells = ['指标', '件数', '网站', '12', '微博', '/'].map((word, i) => {
      const [x, y] = [80 + (i % 2) * 150, 130 + Math.floor(i / 2) * 20];
      return clipped(x, y, 150, 20, text(x + 4, y + 14, word));
    });
    expect(tablesOf(await decodePages([{ marks: [...INTRO, ...cells] }]))).toEqual([
      [
        ['指标', '件数'],
        ['网站', '12'],
        ['微博', '/'],
      ],
    ]);
  });

  it('that a page break cuts are a table on each page', async () => {
    const ys = [720, 740, 760];
    const document = await decodePages([
      {
        marks: [
          ...INTRO,
          ...grid(XS, ys),
          ...row(XS, 734, ['甲', '1', '2', '3']),
          ...row(XS, 754, ['乙', '4', '5', '9']),
          text(290, 810, '1'),
        ],
      },
      {
        marks: [
          ...grid(XS, [80, 100]),
          ...row(XS, 94, ['丙', '6', '', '7']),
          ...INTRO.slice(0, 0),
          text(LEFT, 130, filler(30)),
          text(290, 810, '2'),
        ],
      },
    ]);
    expect(tablesOf(document)).toEqual([
      [
        ['甲', '1', '2', '3'],
        ['乙', '4', '5', '9'],
      ],
      [['丙', '6', '', '7']],
    ]);
    expect(document.blocks.map(({ kind, span }) => [kind, span.page])).toEqual([
      ['paragraph', 1],
      ['table', 1],
      ['table', 2],
      ['paragraph', 2],
    ]);
  });

  it.each([
    ['one character a line', ['三', '年', '办', '理'].map((word, i) => text(86, 145 + i * 14, word))],
    ['text turned to read downwards', [text(86, 140, '三年办理', { turn: 1 })]],
    ['text turned to read upwards', [text(98, 188, '三年办理', { turn: 3 })]],
    ['vertical writing', [text(92, 140, '三年办理', { font: 'vertical' })]],
  ])('read a label at the side: %s', async (_, label) => {
    const xs = [80, 110, 250, 330];
    const marks = [
      ...INTRO,
      ...[130, 200].map((y) => line(80, y, 330, y)),
      line(110, 165, 330, 165),
      ...xs.map((x) => line(x, 130, x, 200)),
      ...label,
      ...row(xs, 150, ['', '予以公开', '5']),
      ...row(xs, 185, ['', '不予公开', '0']),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['三年办理↓2', '予以公开', '5'],
        ['不予公开', '0'],
      ],
    ]);
  });

  it('join the lines of a cell: words and figures that had no room, but not two figures', async () => {
    const xs = [80, 140, 180, 280];
    const marks = [
      ...INTRO,
      ...grid(xs, [130, 170]),
      ...['本机关不', '掌握'].map((word, i) => text(84, 145 + i * 14, word)),
      ...['11398', '889'].map((word, i) => text(144, 145 + i * 14, word)),
      ...['12', '7'].map((word, i) => text(184, 145 + i * 14, word)),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([[['本机关不掌握', '11398889', '12 7']]]);
  });

  it('cut a text that runs over borders at them', async () => {
    const xs = [80, 116, 152, 188];
    const marks = [
      ...INTRO,
      ...grid(xs, [130, 150, 170]),
      text(92, 144, '甲    乙    丙'),
      text(95, 164, '1     2     3'),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['甲', '乙', '丙'],
        ['1', '2', '3'],
      ],
    ]);
  });

  it('are read on a page that its viewer turns', async () => {
    const turn = { pageHeight: 595, turn: 3 };
    // Drawn on a landscape sheet whose viewer turns it by a quarter: x runs down the sheet.
    const at = (x: number, y: number): [number, number] => [y, 595 - x];
    const rule = (x1: number, y1: number, x2: number, y2: number): string =>
      line(...at(x1, y1), ...at(x2, y2), 595);
    const set = (x: number, y: number, word: string): string => text(...at(x, y), word, turn);
    const marks = [
      set(80, 90, filler(34)),
      ...[130, 150, 170].map((y) => rule(80, y, 280, y)),
      ...[80, 180, 280].map((x) => rule(x, 130, x, 170)),
      set(84, 144, '网站'),
      set(184, 144, '12'),
      set(84, 164, '微博'),
      set(184, 164, ''),
    ];
    const expected = [
      [
        ['网站', '12'],
        ['微博', ''],
      ],
    ];
    const turned = await decodePages([{ width: 842, height: 595, rotate: 90, marks }]);
    expect(tablesOf(turned)).toEqual(expected);
    expect(paragraphsOf(turned)).toEqual([filler(34)]);
    expect(tablesOf(await decodePages([{ width: 842, height: 595, marks }]))).toEqual(expected);
  });

  it('are no frames around text and no underlines', async () => {
    const marks = [
      ...grid([60, 540], [60, 780]),
      ...INTRO,
      line(LEFT, 84, LEFT + 100, 84),
      line(LEFT, 110, LEFT + 100, 110),
    ];
    const document = await decodePages([{ marks }]);
    expect(tablesOf(document)).toEqual([]);
    expect(paragraphsOf(document)).toEqual([filler(34) + filler(12)]);
  });

  it('without borders are found by the columns that lines leave free', async () => {
    const rows = [
      ['渠道', '条数', '比上年'],
      ['政府网站', '128', '12'],
      ['政务微博', '40', '-3'],
      ['公开栏', '', '0'],
    ];
    const marks = [...INTRO, ...rows.flatMap((cells, i) => row([80, 220, 320], 140 + i * 20, cells))];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([rows]);
  });

  it('lead back to their characters in the text', async () => {
    const document = await decodePages([
      {
        marks: [
          ...INTRO,
          ...grid(XS, [130, 150, 170]),
          ...row(XS, 144, ['规章', '1', '', '3']),
          ...row(XS, 164, ['文件', '4', '5', '6']),
        ],
      },
    ]);
    const [, table] = document.blocks;
    if (table?.kind !== 'table') throw new Error('no table');
    expect(document.text).toBe(`${filler(34)}${filler(12)}\n规章\t1\t\t3\n文件\t4\t5\t6\n`);
    for (const cell of table.rows.flat()) {
      expect(document.text.slice(cell.span.start.offset, cell.span.end.offset)).toBe(cell.text);
      expect(cell.span.page).toBe(1);
    }
    expect(table.rows[1]?.[2]?.span.start).toMatchObject({ line: 3, column: 6 });
  });

  it('that a page break cuts below a spanning heading have the same columns on both pages', async () => {
    const [xs, outer] = [
      [80, 200, 280, 360],
      [80, 200, 360],
    ];
    const document = await decodePages([
      { marks: [...INTRO, ...grid(outer, [740, 760]), ...row(outer, 754, ['项目', '法人或其他组织'])] },
      {
        marks: [
          ...grid(xs, [80, 100, 120]),
          ...row(xs, 94, ['', '企业', '其他']),
          ...row(xs, 114, ['新收', '3', '0']),
        ],
      },
    ]);
    expect(tablesOf(document)).toEqual([
      [['项目', '法人或其他组织→2']],
      [
        ['', '企业', '其他'],
        ['新收', '3', '0'],
      ],
    ]);
  });
});
