import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextBlocks } from '../../src/decode/text.js';
import { isBlank } from '../../src/document/fold.js';
import { locate } from '../../src/document/position.js';

describe('readTextBlocks', () => {
  it('makes one paragraph of each line that prints, indentation and trailing blanks kept', () => {
    const text = '某镇年报\r\n\r\n　　一、概述 \n\u00a0\u200b\n\t条\t3';
    expect(readTextBlocks(text).blocks).toEqual([
      {
        kind: 'paragraph',
        text: '某镇年报',
        span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 5, offset: 4 } },
      },
      {
        kind: 'paragraph',
        text: '　　一、概述 ',
        span: { start: { line: 3, column: 1, offset: 8 }, end: { line: 3, column: 8, offset: 15 } },
      },
      {
        kind: 'paragraph',
        text: '\t条\t3',
        span: { start: { line: 5, column: 1, offset: 19 }, end: { line: 5, column: 5, offset: 23 } },
      },
    ]);
  });

  it.each(['\n', '\r', '\r\n', '\f', '\v', '\u0085', '\u2028', '\u2029'])('ends a line at %j', (end) => {
    const { blocks } = readTextBlocks(`甲${end}乙${end}`);
    expect(blocks.map((block) => [block.kind === 'paragraph' && block.text, block.span.start.line])).toEqual([
      ['甲', 1],
      ['乙', 2],
    ]);
  });

  it('loses no printed character, and every span leads to its text', () => {
    const source = fc.string({
      unit: fc.constantFrom('甲', '1', ' ', '　', '#', '*', '|', '-', '\n', '\r', '\f', '\u2028'),
    });
    fc.assert(
      fc.property(source, (text) => {
        const place = locate(text);
        let at = 0;
        for (const block of readTextBlocks(text).blocks) {
          const { start, end } = block.span;
          expect(block.kind === 'paragraph' && block.text).toBe(text.slice(start.offset, end.offset));
          expect(block.span).toEqual(place.span(start.offset, end.offset));
          expect(isBlank(text.slice(at, start.offset))).toBe(true);
          at = end.offset;
        }
        expect(isBlank(text.slice(at))).toBe(true);
      }),
    );
  });

  it('calls text without marks text', () => {
    expect(readTextBlocks('一、概述\n公开 * 3 * 条 | 其他\n#政务公开#\n_____').format).toBe('text');
  });

  it.each([
    ['# 某镇年报', { headingLevel: 1 }],
    ['### （一）主动公开', { headingLevel: 3 }],
    ['## **一、概述**', { headingLevel: 2, bold: true }],
    ['**一、概述**', { bold: true }],
    ['  __一、概述__  ', { bold: true }],
    ['**一、** **概述**', { bold: true }],
  ])('takes the hints of %j and leaves the marks in the text', (text, hints) => {
    expect(readTextBlocks(text)).toMatchObject({ format: 'markdown', blocks: [{ text, hints }] });
  });

  it.each(['**合计**：3', '共 **3** 条', '****', '______', '**单位', '#', '#一、概述', '####### 七'])(
    'takes no hint from %j',
    (text) => {
      expect(readTextBlocks(text).blocks[0]).not.toHaveProperty('hints');
    },
  );

  it('makes no table of pipes: its rows stay paragraphs', () => {
    const { format, blocks } = readTextBlocks('| 指标 | 单位 |\n| --- | :-: |\n| 公开数 | 条 |');
    expect(format).toBe('markdown');
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});
