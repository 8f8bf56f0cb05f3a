import { describe, expect, it } from 'vitest';
import { decodePages, filler, LEFT, paragraph, paragraphsOf, STEP } from './decode-test-pdf.js';
import { grid, lines, row, text } from './write-pdf.js';

const FULL = 36;

describe('PDF lines that begin with a number', () => {
  it('go on with the enumeration of their paragraph', async () => {
    const first = `仍有不足：（一）${filler(25)}；`;
    const marks = [...paragraph(100, first, '（二）入口太深。'), ...paragraph(180, filler(34), filler(FULL))];
    expect(paragraphsOf(await decodePages([{ marks }]))[0]).toBe(`${first}（二）入口太深。`);
  });

  it('are headings where the paragraph before counts nothing', async () => {
    const first = `${filler(33)}。`;
    const marks = [...paragraph(100, first, '（二）改进措施。'), ...paragraph(180, filler(34), filler(FULL))];
    expect(paragraphsOf(await decodePages([{ marks }])).slice(0, 2)).toEqual([first, '（二）改进措施。']);
  });

  it.each(['⼆、主动公开情况', '（ 二 ）主动公开情况'])(
    'are headings however printed: %s',
    async (heading) => {
      const full = `${filler(FULL - 1)}。`;
      const marks = [
        ...lines(LEFT, 100, STEP, [full]),
        text(LEFT, 124, heading, { font: 'radical' }),
        ...lines(LEFT, 148, STEP, [full]),
      ];
      expect(paragraphsOf(await decodePages([{ marks }]))).toEqual([full, heading, full]);
    },
  );

  it('stay apart on a page without a full line', async () => {
    const short = [
      `1.${filler(20)}。`,
      `${filler(23)}。`,
      '（二）办法',
      `1.${filler(20)}。`,
      `${filler(27)}。`,
    ];
    const document = await decodePages([
      { marks: paragraph(100, filler(34), filler(FULL), filler(FULL), filler(20)) },
      { marks: lines(LEFT, 100, STEP, short) },
    ]);
    expect(paragraphsOf(document).slice(1)).toEqual(short);
  });

  it('stand before the table whose border their baseline touches', async () => {
    const xs = [LEFT, 200, 320];
    const marks = [
      ...paragraph(100, filler(34), filler(20)),
      text(LEFT, 160, '三、办理情况'),
      ...grid(xs, [159.9, 180, 200]),
      ...row(xs, 174, ['新收', '3']),
      ...row(xs, 194, ['结转', '0']),
    ];
    const { blocks } = await decodePages([{ marks }]);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'table']);
  });
});

describe('PDF addresses', () => {
  it('have no blank where a line breaks them', async () => {
    const before = `${filler(FULL - 3)}信箱：`;
    const marks = lines(LEFT, 100, STEP, [`${before.slice(0, -1)}xx`, `gk286@example.org。${filler(10)}`]);
    expect(paragraphsOf(await decodePages([{ marks }]))[0]).toContain('xxgk286@example.org');
  });
});
