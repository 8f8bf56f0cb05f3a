import { describe, expect, it } from 'vitest';
import { linesOf, SENTENCE } from './read.js';

const TITLE = '青石乡2017年政府信息公开工作年度报告';
const TEXT = `<p>一、概述</p><p>${SENTENCE}</p><p>二、不足</p><p>公开栏更换得不勤。</p>`;
const LINES = ['一、概述', SENTENCE, '二、不足', '公开栏更换得不勤。'];

describe("a report's text among a site's furniture", () => {
  it('is taken without navigation, sidebar and footer', async () => {
    const lines = await linesOf(
      `<ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul>
       <div><div><h3>热点</h3><a href="/b">关于防火的通知</a></div><div>${TEXT}</div></div>
       <div>主办单位：青石乡人民政府　版权所有</div><div>湘ICP备05000000号</div>`,
    );
    expect(lines).toEqual(LINES);
  });

  it.each([
    '当前位置：首页 > 政务公开 > 年度报告',
    '您现在的位置：<a href="/">首页</a> &gt;&gt; 年报',
    '来源：青石乡　时间：2018-01-15　点击数：12　字号：[大 中 小]',
    '发布时间：2018-01-15 10:22',
    '2018-01-15 10:22:31',
    '2018-01-15 来源：青石乡 【字体：大 中 小】',
    '【打印】【关闭】',
    '分享到：',
    '<a href="#">首页</a> <a href="#">公开目录</a>',
  ])('is taken without a line above it in its own container: %s', async (line) => {
    expect(await linesOf(`<div><p>${TITLE}</p><p>${line}</p>${TEXT}</div>`)).toEqual([TITLE, ...LINES]);
  });

  it.each([
    '【打印本页】 【关闭窗口】',
    '上一篇：没有了',
    '相关信息',
    '责任编辑：王禾',
    '分享到：微信',
    '扫一扫在手机打开',
    '版权所有 青石乡',
  ])('is taken without a line below it in its own container: %s', async (line) => {
    expect(await linesOf(`<div>${TEXT}<p>${line}</p><p>湘ICP备05000000号</p></div>`)).toEqual(LINES);
  });

  it('keeps date, sign-off and what the form asks below it', async () => {
    const below = [
      '青石乡人民政府',
      '2018年1月15日',
      '单位负责人：高山　审核人：李田',
      '联系电话：0700-4210036',
    ];
    const markup = below.map((line) => `<p>${line}</p>`).join('');
    expect(await linesOf(`<div>${TEXT}${markup}</div><div>版权所有</div>`)).toEqual([...LINES, ...below]);
  });

  it.each(['（2018年1月15日）', '（2018-1-15）', '2018-01-15', '2018.01.15', '二〇一八年一月十五日'])(
    'keeps a date line above it: %s',
    async (date) => {
      expect(await linesOf(`<div><p>${TITLE}</p><p>${date}</p>${TEXT}</div>`)).toEqual([
        TITLE,
        date,
        ...LINES,
      ]);
    },
  );

  it('is taken whole when its parts stand in parts of the page', async () => {
    const lines = await linesOf(
      `<div><div>${TEXT}</div></div><div><p>三、下一步</p></div><div><p>青石乡人民政府</p><p>2018年1月15日</p></div>`,
    );
    expect(lines).toEqual([...LINES, '三、下一步', '青石乡人民政府', '2018年1月15日']);
  });

  it('is found whatever its container is called', async () => {
    const lines = await linesOf(
      `<div id="zoom" class="article-content"><p>栏目说明</p></div><div id="footer">${TEXT}</div>`,
    );
    expect(lines).toEqual(LINES);
  });

  it('gets the title that stands outside its container', async () => {
    const lines = await linesOf(
      `<div><h1>${TITLE}</h1></div><div>发布日期：2018-01-15</div><div>${TEXT}</div>`,
    );
    expect(lines).toEqual([TITLE, ...LINES]);
  });

  it('gets a title that is broken over lines', async () => {
    const lines = await linesOf(`<div>青石乡2017年政府信息公开<br>工作年度报告</div><div>${TEXT}</div>`);
    expect(lines).toEqual(['青石乡2017年政府信息公开', '工作年度报告', ...LINES]);
  });

  it("does not take a column's name or a link to another report for the title", async () => {
    const lines = await linesOf(
      `<h2>政府信息公开年报</h2><a href="/b">青石乡2016年政府信息公开工作年度报告</a><div>${TEXT}</div>`,
    );
    expect(lines).toEqual(LINES);
  });

  it('is the whole page where the page is a fragment without containers', async () => {
    expect(await linesOf(`${TITLE}<br><br>${SENTENCE}<br>正文的第二行`)).toEqual([
      TITLE,
      SENTENCE,
      '正文的第二行',
    ]);
  });

  it('loses nothing of a page on which nothing is certain', async () => {
    expect(await linesOf('<div>甲<div>乙<div>丙<div>丁<div>戊</div></div></div></div></div>')).toEqual([
      ...'甲乙丙丁戊',
    ]);
  });
});
