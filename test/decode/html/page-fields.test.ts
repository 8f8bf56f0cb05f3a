import { describe, expect, it } from 'vitest';
import { page, read, SENTENCE } from './read.js';

const TEXT = `<div><p>一、概述</p><p>${SENTENCE}</p></div>`;
const FIELDS = { 发布机构: '青石乡人民政府', 发布日期: '2018-01-15', 索引号: 'QS-2018-01' };

async function fieldsOf(body: string, head = '') {
  return (await read(page(body + TEXT, head))).pageFields;
}

describe('what a page says about a report', () => {
  it.each([
    [
      'a table of names and values',
      '<table><tr><td>索 引 号：</td><td>QS-2018-01</td></tr><tr><td>发布机构：</td><td>青石乡人民政府</td><td>发布日期：</td><td>2018-01-15</td></tr></table>',
    ],
    [
      'a table with both in one cell',
      '<table><tr><td>[索引号]：QS-2018-01</td><td>发布机构：青石乡人民政府</td></tr><tr><td>发布日期：2018-01-15</td><td></td></tr></table>',
    ],
    [
      'a list of definitions',
      '<dl><dt>索引号：</dt><dd>QS-2018-01</dd><dt>发布机构：</dt><dd>青石乡人民政府</dd><dt>发布日期：</dt><dd>2018-01-15</dd></dl>',
    ],
    [
      'a list',
      '<ul><li>索引号：QS-2018-01</li><li>发布机构：青石乡人民政府</li><li>发布日期：2018-01-15</li></ul>',
    ],
    [
      'spans without blanks between them',
      '<div><span>索引号：QS-2018-01</span><span>发布机构：青石乡人民政府</span><span>发布日期：2018-01-15</span></div>',
    ],
  ])('is read from %s', async (_how, markup) => {
    expect(await fieldsOf(markup)).toEqual(FIELDS);
  });

  it('is no part of the text', async () => {
    const { text } = await read(page(`<div><p>来源：青石乡　日期：2018-01-15 08:00:00</p></div>${TEXT}`));
    expect(text).toBe(`一、概述\n${SENTENCE}\n`);
  });

  it('includes the standard meta elements', async () => {
    const head =
      '<META NAME="pubdate" CONTENT="2018-01-15 08:00"><meta name="ContentSource" content="青石乡">';
    expect(await fieldsOf('', head)).toEqual({ PubDate: '2018-01-15 08:00', ContentSource: '青石乡' });
  });

  it.each([
    ['青石乡2017年政府信息公开工作年度报告_青石县人民政府', '青石乡2017年政府信息公开工作年度报告'],
    ['青石县人民政府 - 青石乡2017年政府信息公开工作年度报告', '青石乡2017年政府信息公开工作年度报告'],
    ['政府信息公开年报|青石乡2017年政府信息公开工作年度报告', '青石乡2017年政府信息公开工作年度报告'],
    ['青石乡2016-2017年政府信息公开工作年度报告', '青石乡2016-2017年政府信息公开工作年度报告'],
    ['青石乡门户网站', '青石乡门户网站'],
  ])('has the title of its head without column and site: %s', async (title, own) => {
    expect((await fieldsOf('', `<title>${title}</title>`)).title).toBe(own);
  });

  it('is not looked for in the text of the report', async () => {
    const { pageFields, text } = await read(
      page(`<div><p>一、概述</p><p>${SENTENCE}</p><p>来源：群众来信</p><p>二、不足</p></div>`),
    );
    expect(pageFields).toEqual({});
    expect(text).toContain('来源：群众来信');
  });

  it('does not take 统计时间 for the time of publication', async () => {
    const { pageFields, text } = await read(
      page(`<div><p>统计时间：2017年1月1日至12月31日</p>${TEXT}</div>`),
    );
    expect(pageFields).toEqual({});
    expect(text).toContain('统计时间');
  });
});
