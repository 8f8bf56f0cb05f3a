import { describe, expect, it } from 'vitest';
import { linesOf, page, paragraphs, read, SENTENCE } from './read.js';

describe('the lines of a page', () => {
  it('joins a label that is split over spans', async () => {
    expect(await linesOf('<p><span>一</span><span>、</span><b>概</b><b>述</b></p>')).toEqual(['一、概述']);
  });

  it('ends a line at br and at blocks', async () => {
    expect(await linesOf('<div>一、概述<br>第一行<br/>第二行<p>第三行</p>第四行</div>')).toEqual([
      '一、概述',
      '第一行',
      '第二行',
      '第三行',
      '第四行',
    ]);
  });

  it('collapses white space as browsers do', async () => {
    expect(await linesOf('<p>\n  一、公开 \t <b> 20 </b>\n 条\n</p>')).toEqual(['一、公开 20 条']);
  });

  it('shows nothing for a line end between two Chinese characters', async () => {
    expect(await linesOf('<p>一、全乡公开信\n  息，\n及时更新</p>')).toEqual(['一、全乡公开信息，及时更新']);
  });

  it('keeps digits on two lines of the source apart', async () => {
    expect(await linesOf('<p>一、共2017\n12</p>')).toEqual(['一、共2017 12']);
  });

  it('keeps no-break and full-width blanks as characters', async () => {
    expect(await linesOf('<p>&nbsp;&nbsp;　　一、概&nbsp;述</p>')).toEqual([
      '\u00a0\u00a0　　一、概\u00a0述',
    ]);
  });

  it('makes no line of blanks alone', async () => {
    expect(await linesOf('<p>一、概述</p><p>&nbsp;　</p><p> </p><p>二、公开</p>')).toEqual([
      '一、概述',
      '二、公开',
    ]);
  });

  it('keeps the lines of preformatted text', async () => {
    expect(await linesOf('<pre>一、概述\n  正文  两格\n二、公开</pre>')).toEqual([
      '一、概述',
      '  正文  两格',
      '二、公开',
    ]);
  });

  it('takes an inline element that is shown as a block for one', async () => {
    expect(await linesOf('<span style="display: block">一、概述</span><span>正文</span>')).toEqual([
      '一、概述',
      '正文',
    ]);
  });

  it.each([
    ['scripts', '<script>var x = "<p>二、脚本</p>"</script>'],
    ['styles', '<style>p { color: red }</style>'],
    ['what only browsers without scripts show', '<noscript>二、请启用脚本</noscript>'],
    ['templates', '<template><p>二、模板</p></template>'],
    ['comments', '<!-- <p>二、注释</p> -->'],
    ['hidden elements', '<p hidden>二、隐藏</p>'],
    ['elements that are not displayed', '<div style="color:red; display : none"><p>二、隐藏</p></div>'],
    ['invisible elements', '<p style="visibility:hidden">二、隐藏</p>'],
    ["Word's hidden text", "<p style='mso-hide:all'>二、隐藏</p>"],
    [
      'controls of forms',
      '<button>二、查询</button><select><option>二、选择</option></select><textarea>x</textarea>',
    ],
    ['pronunciations', '<ruby><rp>(</rp><rt>bào</rt><rp>)</rp></ruby>'],
  ])('leaves out %s', async (_what, markup) => {
    expect(await linesOf(`<div><p>一、概述</p>${markup}<p>三、公开</p></div>`)).toEqual([
      '一、概述',
      '三、公开',
    ]);
  });

  it('reads what a page hides when it shows nothing of a report', async () => {
    expect(await linesOf(`<div>载入中</div><div style="display:none"><p>${SENTENCE}</p></div>`)).toContain(
      SENTENCE,
    );
  });

  it('states the level of a heading and whether a line is wholly bold', async () => {
    const document = await read(
      page(
        '<h2>一、概述</h2><p><b>二、</b><strong>公开</strong></p><p><b>三、</b>申请</p><p style="font-weight:700">四、问题</p>',
      ),
    );
    expect(paragraphs(document).map(({ hints }) => hints)).toEqual([
      { headingLevel: 2 },
      { bold: true },
      undefined,
      { bold: true },
    ]);
  });

  it.each([
    ['<ol>', ['1.', '2.']],
    ['<ol start="3">', ['3.', '4.']],
    ['<ol type="a">', ['a.', 'b.']],
    ['<ol type="I" start="4">', ['IV.', 'V.']],
    ['<ol style="list-style-type: cjk-ideographic" start="10">', ['十、', '十一、']],
    ['<ol style="list-style: none">', [undefined, undefined]],
    ['<ul>', [undefined, undefined]],
  ])('states the numbers that a list generates: %s', async (list, numbers) => {
    const document = await read(
      page(`<p>一、概述</p>${list}<li>公开指南的修订</li><li>公开目录的更新</li></ol>`),
    );
    expect(
      paragraphs(document)
        .slice(1)
        .map(({ hints }) => hints?.numbering),
    ).toEqual(numbers);
  });

  it('puts the number that a list generates before the words, as the page shows it', async () => {
    const document = await read(
      page('<ol style="list-style-type: cjk-ideographic"><li>概述</li><li>问题</li></ol>'),
    );
    expect(document.text).toContain('一、概述');
    expect(document.text).toContain('二、问题');
  });

  it('leads back from every paragraph to its characters', async () => {
    const document = await read(
      page(
        '<p>一、概述</p><p>　正文\u2028甲</p><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table><p>二、公开</p>',
      ),
    );
    document.blocks.forEach((block, i) => {
      const { start, end, block: ordinal } = block.span;
      const text = document.text.slice(start.offset, end.offset);
      expect(ordinal).toBe(i + 1);
      expect(text).toBe(block.kind === 'paragraph' ? block.text : 'a\t1\nb\t2');
      expect(document.text.split('\n')[start.line - 1]?.slice(start.column - 1)).toMatch(
        text.split('\n')[0] ?? '',
      );
    });
  });
});
