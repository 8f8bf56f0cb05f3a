import { describe, expect, it } from 'vitest';
import { decodePages, filler, paragraph, paragraphsOf, tablesOf } from './decode-test-pdf.js';
import { text } from './write-pdf.js';

const INTRO = paragraph(60, filler(34), filler(12));
const SIZE = 10;

/** Sets words at points, in one size. */
function at(...places: [x: number, y: number, words: string][]): string[] {
  return places.map(([x, y, words]) => text(x, y, words, { size: SIZE }));
}

/** Sets figures in columns 60 points apart. */
function figures(y: number, ...words: string[]): string[] {
  return words.flatMap((word, i) => (word === '' ? [] : at([260 + 60 * i, y, word])));
}

const HEAD = [...at([80, 130, '办理结果']), ...figures(130, '自然人', '企业', '总计')];

describe('PDF tables without borders', () => {
  it('have one row for a label over several lines, with the figures beside its middle', async () => {
    const marks = [
      ...INTRO,
      ...HEAD,
      ...at([80, 150, '1.属于国家秘密']),
      ...figures(150, '3', '0', '3'),
      ...at([80, 170, '2.申请人逾期不补正且没有'], [80, 182, '正当理由']),
      ...figures(176, '1', '/', '1'),
      ...at([80, 202, '3.其他']),
      ...figures(202, '0', '0', '0'),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['办理结果', '自然人', '企业', '总计'],
        ['1.属于国家秘密', '3', '0', '3'],
        ['2.申请人逾期不补正且没有正当理由', '1', '/', '1'],
        ['3.其他', '0', '0', '0'],
      ],
    ]);
  });

  it('have the names of groups, one or two characters a line, over their rows', async () => {
    const marks = [
      ...INTRO,
      ...HEAD,
      ...at([80, 150, '一、本年新收申请']),
      ...figures(150, '4', '0', '4'),
      ...at([120, 170, '1.予以公开的申请'], [120, 190, '2.不予公开的申请'], [120, 210, '3.无法提供的申请']),
      ...at([80, 178, '办理'], [80, 190, '结'], [80, 202, '果']),
      ...figures(170, '4', '0', '4'),
      ...figures(190, '0', '0', '0'),
      ...figures(210, '0', '', '0'),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['办理结果→2', '自然人', '企业', '总计'],
        ['一、本年新收申请→2', '4', '0', '4'],
        ['办理结果↓3', '1.予以公开的申请', '4', '0', '4'],
        ['2.不予公开的申请', '0', '0', '0'],
        ['3.无法提供的申请', '0', '', '0'],
      ],
    ]);
  });

  it('have a column for each heading, also where all its cells are blank', async () => {
    const marks = [
      ...INTRO,
      ...HEAD,
      ...at([80, 150, '新收'], [80, 170, '结转'], [80, 190, '办结']),
      ...figures(150, '', '2', '2'),
      ...figures(190, '', '1', '1'),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['办理结果', '自然人', '企业', '总计'],
        ['新收', '', '2', '2'],
        ['结转', '', '', ''],
        ['办结', '', '1', '1'],
      ],
    ]);
  });

  it('have the heading over several columns above those of each', async () => {
    const marks = [
      ...INTRO,
      ...at([80, 120, '项目'], [320, 120, '法人或其他组织']),
      ...figures(140, '自然人', '企业', '其他', '总计'),
      ...at([80, 160, '新收'], [80, 180, '结转']),
      ...figures(160, '1', '2', '3', '6'),
      ...figures(180, '0', '0', '0', '0'),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['项目', '', '法人或其他组织→2', ''],
        ['', '自然人', '企业', '其他', '总计'],
        ['新收', '1', '2', '3', '6'],
        ['结转', '0', '0', '0', '0'],
      ],
    ]);
  });

  it('put figures in the middle of several columns under the heading at their left', async () => {
    const marks = [
      ...INTRO,
      ...at([80, 150, '信息内容'], [200, 150, '本年处理决定数量']),
      ...at([80, 170, '行政处罚'], [80, 190, '行政强制'], [340, 170, '18'], [340, 190, '5']),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['信息内容', '本年处理决定数量'],
        ['行政处罚', '18'],
        ['行政强制', '5'],
      ],
    ]);
  });

  it('keep units apart from figures, and rows that print only a unit', async () => {
    const marks = [
      ...INTRO,
      ...at([80, 130, '统计指标'], [260, 130, '单位'], [320, 130, '数量']),
      ...at([80, 150, '网站'], [80, 170, '微博'], [80, 190, '公报']),
      ...at([260, 150, '条'], [260, 170, '条'], [260, 190, '期'], [322, 150, '12'], [322, 190, '—']),
    ];
    expect(tablesOf(await decodePages([{ marks }]))).toEqual([
      [
        ['统计指标', '单位', '数量'],
        ['网站', '条', '12'],
        ['微博', '条', ''],
        ['公报', '期', '—'],
      ],
    ]);
  });

  it('go on over pages, where the columns keep their headings', async () => {
    const document = await decodePages([
      { marks: [...INTRO, ...at([80, 740, '办理结果']), ...figures(740, '自然人', '企业', '总计')] },
      {
        marks: [
          ...at([80, 90, '新收'], [80, 110, '结转']),
          ...figures(90, '2', '0', '2'),
          ...figures(110, '0', '0', '0'),
          ...paragraph(150, filler(34), filler(12)),
        ],
      },
    ]);
    expect(tablesOf(document)).toEqual([
      [
        ['办理结果', '自然人', '企业', '总计'],
        ['新收', '2', '0', '2'],
        ['结转', '0', '0', '0'],
      ],
    ]);
  });

  it('keep headings and figures that stand where page numbers do', async () => {
    const part = (y: number): string[] => [
      ...at([80, y, '办理结果']),
      ...figures(y, '自然人', '企业', '总计'),
      ...at([80, y + 20, '新收'], [80, y + 40, '结转']),
      ...figures(y + 20, '2', '0', '2'),
      ...figures(y + 40, '0', '0', '0'),
    ];
    const prose = paragraph(300, filler(34), filler(12));
    const pages = [part(60), part(60), part(760)].map((marks) => ({ marks: [...prose, ...marks] }));
    const tables = tablesOf(await decodePages(pages));
    expect(tables.map((rows) => rows.length)).toEqual([3, 3, 3]);
  });

  it.each([
    ['a column of figures has no heading', figures(150, '1', '2', '3', '4')],
    ['a figure stands between two columns', [...figures(150, '1', '2', '3'), ...at([295, 150, '9'])]],
    ['figures have no label', figures(220, '1', '2', '3')],
  ])('stay lines where %s', async (_, more) => {
    const marks = [
      ...INTRO,
      ...HEAD,
      ...at([80, 150, '新收'], [80, 170, '结转'], [80, 190, '办结']),
      ...figures(170, '0', '2', '2'),
      ...figures(190, '1', '1', '2'),
      ...more,
    ];
    const document = await decodePages([{ marks }]);
    expect(tablesOf(document)).toEqual([]);
    expect(paragraphsOf(document).join('')).toContain('结转');
  });
});
