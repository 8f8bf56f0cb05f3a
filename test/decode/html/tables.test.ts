import { describe, expect, it } from 'vitest';
import { cells, linesOf, page, paragraphs, read, SENTENCE, tables } from './read.js';

async function tablesOf(body: string) {
  return tables(await read(page(`<div><p>一、概述</p>${body}</div>`)));
}

describe('tables of data', () => {
  it('have the cells that begin in each row, with their spans', async () => {
    const [table] = await tablesOf(
      '<table><thead><tr><td rowspan="2">项目</td><td colspan="2">申请人</td></tr><tr><td>自然人</td><td>企业</td></tr></thead>' +
        '<tbody><tr><td>申请</td><td>3</td><td>0</td></tr></tbody></table>',
    );
    expect(cells(table)).toEqual([
      ['项目', '申请人'],
      ['自然人', '企业'],
      ['申请', '3', '0'],
    ]);
    expect(table?.layout).toBe('html');
    expect(table?.rows[0]?.map(({ rowSpan, colSpan }) => [rowSpan, colSpan])).toEqual([
      [2, undefined],
      [undefined, 2],
    ]);
  });

  it('lead back from every cell to its characters', async () => {
    const document = await read(
      page('<p>一、概述</p><table><tr><td>甲<br>乙</td><td></td></tr><tr><td>丙</td><td>4</td></tr></table>'),
    );
    for (const cell of tables(document).flatMap(({ rows }) => rows.flat())) {
      expect(document.text.slice(cell.span.start.offset, cell.span.end.offset)).toBe(cell.text);
      expect(cell.span.block).toBe(2);
    }
  });

  it('show head, bodies and foot in this order', async () => {
    const [table] = await tablesOf(
      '<table><tfoot><tr><td>合计</td><td>5</td></tr></tfoot><tbody><tr><td>甲</td><td>5</td></tr></tbody><thead><tr><td>项</td><td>数</td></tr></thead></table>',
    );
    expect(cells(table)).toEqual([
      ['项', '数'],
      ['甲', '5'],
      ['合计', '5'],
    ]);
  });

  it('keep the lines of a cell apart, so that digits do not fuse', async () => {
    const [table] = await tablesOf(
      '<table><tr><td>规章<br>文件</td><td><p>1</p><p>2</p></td></tr><tr><td>甲</td><td>&nbsp;</td></tr></table>',
    );
    expect(cells(table)).toEqual([
      ['规章\n文件', '1\n2'],
      ['甲', ''],
    ]);
  });

  it('stay tables when every cell is blank or a picture', async () => {
    const [table] = await tablesOf(
      '<table><tr><td><img src="a.png"></td><td>&nbsp;</td></tr><tr><td></td><td></td></tr></table>',
    );
    expect(cells(table)).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });

  it('stay tables when a long note follows the figures', async () => {
    const row = '<tr><td>甲</td><td>1</td><td>2</td><td>3</td></tr>';
    const found = await tablesOf(
      `<table>${row.repeat(3)}<tr><td colspan="4">${SENTENCE.repeat(5)}</td></tr></table>`,
    );
    expect(cells(found[0]).slice(0, 2)).toEqual([
      ['甲', '1', '2', '3'],
      ['甲', '1', '2', '3'],
    ]);
  });

  it('are followed by the tables that stand in their cells', async () => {
    const found = await tablesOf(
      '<table><tr><td>甲</td><td>乙<table><tr><td>内</td><td>1</td></tr><tr><td>里</td><td>2</td></tr></table></td></tr><tr><td>丙</td><td>3</td></tr></table>',
    );
    expect(found.map(cells)).toEqual([
      [
        ['甲', '乙'],
        ['丙', '3'],
      ],
      [
        ['内', '1'],
        ['里', '2'],
      ],
    ]);
  });

  it('have their caption before them', async () => {
    const document = await read(
      page(
        '<p>一、概述</p><table><caption>统计表</caption><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>',
      ),
    );
    expect(document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : 'table'))).toEqual([
      '一、概述',
      '统计表',
      'table',
    ]);
  });

  it('lose hidden rows and the rows without height that Word adds', async () => {
    const [table] = await tablesOf(
      '<table><tr><td>甲</td><td>1</td></tr><tr style="display:none"><td>乙</td><td>2</td></tr><tr height=0><td></td><td></td></tr></table>',
    );
    expect(cells(table)).toEqual([['甲', '1']]);
  });

  it('let a row span of 0 reach to the end of its part', async () => {
    const [table] = await tablesOf(
      '<table><tr><td rowspan="0">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>',
    );
    expect(table?.rows[0]?.[0]?.rowSpan).toBe(3);
  });

  it.each(['-3', 'x', '1e9', '', '0'])('take a column span of %j for one column', async (span) => {
    const [table] = await tablesOf(
      `<table><tr><td colspan="${span}">甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>`,
    );
    expect(table?.rows[0]?.[0]?.colSpan).toBeUndefined();
  });

  it('have no span longer than 200', async () => {
    const [table] = await tablesOf(
      '<table><tr><td colspan="99999">甲</td></tr><tr><td>乙</td><td>2</td></tr></table>',
    );
    expect(table?.rows[0]?.[0]?.colSpan).toBe(200);
  });

  it('are read without spans, with a notice, when these cover more than can be meant', async () => {
    const row = '<tr><td colspan="200" rowspan="200">甲</td><td>1</td></tr>';
    const document = await read(page(`<p>一、概述</p><table>${row.repeat(300)}</table>`));
    expect(tables(document)[0]?.rows[0]?.[0]?.colSpan).toBeUndefined();
    expect(document.notices).toMatchObject([{ code: 'spans_ignored' }]);
  });
});

describe('tables that lay out a page', () => {
  it('are walked into when one cell holds the text', async () => {
    const body = `<table><tr><td>导航</td><td><p>一、概述</p><p>${SENTENCE.repeat(4)}</p></td></tr></table>`;
    expect(await linesOf(body)).toEqual(['一、概述', SENTENCE.repeat(4)]);
  });

  it('are walked into when each row is one cell', async () => {
    expect(await linesOf('<table><tr><td>一、概述</td></tr><tr><td>正文</td></tr></table>')).toEqual([
      '一、概述',
      '正文',
    ]);
  });

  it('give the tables of data in them', async () => {
    const inner = '<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>';
    const document = await read(
      page(`<table><tr><td><p>一、概述</p>${inner}<p>二、公开</p></td></tr></table>`),
    );
    expect(tables(document).map(cells)).toEqual([
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ]);
    expect(paragraphs(document).map(({ text }) => text)).toEqual(['一、概述', '二、公开']);
  });
});
