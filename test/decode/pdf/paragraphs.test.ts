import { describe, expect, it } from 'vitest';
import { decodePages, filler, LEFT, paragraph, paragraphsOf, STEP } from './decode-test-pdf.js';
import { lines, text } from './write-pdf.js';

const FULL = 36;

describe('PDF paragraphs', () => {
  it('are rejoined over lines without blanks', async () => {
    const words = filler(34 + FULL + 10);
    const marks = paragraph(100, words.slice(0, 34), words.slice(34, 34 + FULL), words.slice(34 + FULL));
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([words]);
  });

  it('are rejoined over pages', async () => {
    const words = filler(34 + 2 * FULL + 20);
    const [a, b, c, d] = [words.slice(0, 34), words.slice(34, 70), words.slice(70, 106), words.slice(106)];
    const document = await decodePages([
      {
        marks: [...paragraph(100, filler(34), filler(20)), ...paragraph(700, a, b), text(290, 800, '- 1 -')],
      },
      {
        marks: [...lines(LEFT, 80, STEP, [c, d]), ...paragraph(140, '第二段不长。'), text(290, 800, '- 2 -')],
      },
    ]);
    expect(paragraphsOf(document)).toEqual([filler(34) + filler(20), words, '第二段不长。']);
    expect(document.blocks.map(({ span }) => span.page)).toEqual([1, 1, 2]);
  });

  it('begin where a line is indented, although the line before is full', async () => {
    const marks = [...paragraph(100, filler(34), filler(FULL)), ...paragraph(148, '另起一段。')];
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([filler(34) + filler(FULL), '另起一段。']);
  });

  it('end where a line leaves room', async () => {
    const marks = lines(LEFT, 100, STEP, [filler(FULL), '到此为止。', `之后${filler(30)}`]);
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([
      `${filler(FULL)}到此为止。`,
      `之后${filler(30)}`,
    ]);
  });

  it('begin with the number of a heading after the end of a sentence', async () => {
    const full = `${filler(FULL - 1)}。`;
    const marks = lines(LEFT, 100, STEP, [full, '二、主动公开情况', full]);
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([full, '二、主动公开情况', full]);
  });

  it('go on with a number within a sentence', async () => {
    const words = `${filler(FULL - 5)}条例第二十`;
    const marks = lines(LEFT, 100, STEP, [words, '（一）项的规定执行。', filler(FULL)]);
    expect(paragraphsOf(await decodePages([{ marks }]))[0]).toBe(`${words}（一）项的规定执行。`);
  });

  it('keep a title over two lines as two, of its own size', async () => {
    const marks = [
      text(190, 90, '青禾县柳树镇人民政府', { size: 22 }),
      text(168, 122, '政府信息公开工作年度报告', { size: 22 }),
      ...paragraph(180, filler(34), filler(12)),
    ];
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([
      '青禾县柳树镇人民政府',
      '政府信息公开工作年度报告',
      filler(34) + filler(12),
    ]);
  });

  it('have no blank between Chinese and figures, and one between Latin words', async () => {
    const marks = [
      text(LEFT, 100, '共公开'),
      text(LEFT + 39, 100, '128'),
      text(LEFT + 60, 100, '条，详见'),
      text(LEFT + 108, 100, 'annual report'),
      text(LEFT + 200, 100, 'online'),
      text(LEFT, 124, filler(FULL)),
    ];
    const [first] = paragraphsOf(await decodePages([{ marks }]));
    expect(first).toBe('共公开128条，详见annual report online');
  });

  it('keep a figure that is broken over lines whole', async () => {
    const words = `${filler(FULL - 1)}1`;
    const marks = lines(LEFT, 100, STEP, [words, '28条。', filler(FULL)]);
    expect(paragraphsOf(await decodePages([{ marks }]))[0]).toBe(`${words}28条。`);
  });

  it('are read by place, not by the order in the file', async () => {
    const marks = [
      text(LEFT + 60, 124, '后三。'),
      text(LEFT, 100, '先一，'),
      text(LEFT, 124, '再二，然后'),
      text(LEFT + 200, 160, filler(20)),
    ];
    expect(paragraphsOf(await decodePages([{ marks }])).slice(0, 2)).toEqual(['先一，', '再二，然后后三。']);
  });

  it('hold raised and small characters in their line', async () => {
    const marks = [
      text(LEFT, 100, '面积约5km'),
      text(LEFT + 54, 95, '2', { size: 7 }),
      text(LEFT + 58, 100, '，公开'),
      text(LEFT + 94, 101.5, '14', { size: 14 }),
      text(LEFT, 140, filler(FULL)),
    ];
    expect(paragraphsOf(await decodePages([{ marks }]))[0]).toBe('面积约5km2，公开14');
  });

  it('are read once when they are printed twice to look bold', async () => {
    const marks = [
      text(LEFT, 100, '一、概述'),
      text(LEFT + 0.4, 100, '一、概述'),
      text(LEFT, 140, filler(FULL)),
    ];
    const { blocks } = await decodePages([{ marks }]);
    expect(blocks[0]).toMatchObject({ text: '一、概述', hints: { bold: true } });
  });

  it('say when they are bold', async () => {
    const marks = [text(LEFT, 100, '一、概述', { font: 'bold' }), text(LEFT, 140, filler(FULL))];
    const { blocks } = await decodePages([{ marks }]);
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.hints?.bold : null))).toEqual([
      true,
      undefined,
    ]);
  });

  it('keep the radicals that a browser printed', async () => {
    const words = `⼀、⼯作总体情况。⺠政所${filler(20)}`;
    const marks = [text(LEFT, 100, words, { font: 'radical' })];
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([words]);
  });

  it('leave columns that are no table apart by spaces', async () => {
    const marks = [
      text(LEFT, 100, '审核人：林岚'),
      text(LEFT + 200, 100, '填报人：周舟'),
      text(LEFT, 140, filler(FULL)),
    ];
    expect(paragraphsOf(await decodePages([{ marks }]))[0]).toMatch(/^审核人：林岚 {3,}填报人：周舟$/);
  });

  it('leave out what lies across the page', async () => {
    const marks = [
      ...paragraph(100, filler(34), filler(20)),
      'BT /song 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <51855b588d44659964c57ba1> Tj ET',
    ];
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([filler(34) + filler(20)]);
  });

  it('go on after a full line, although marks hang over the edge in other lines', async () => {
    const words = filler(FULL + 3);
    const hanging = `${'登'.repeat(FULL)}，`;
    const marks = lines(LEFT, 100, STEP, [
      hanging,
      hanging,
      hanging,
      words.slice(0, FULL),
      words.slice(FULL),
    ]);
    expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([hanging.repeat(3) + words]);
  });

  it('do not go on from a date at the right edge', async () => {
    const marks = [
      ...paragraph(100, filler(34), filler(FULL), filler(12)),
      text(LEFT + 12 * (FULL - 8), 172, '二〇二四年一月三日'.slice(0, 8)),
      text(LEFT, 196, '附件：'),
    ];
    expect(paragraphsOf(await decodePages([{ marks }])).slice(1)).toEqual(['二〇二四年一月三', '附件：']);
  });
});
