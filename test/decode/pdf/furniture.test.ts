import { describe, expect, it } from 'vitest';
import { decodePages, filler, LEFT, paragraph, paragraphsOf } from './decode-test-pdf.js';
import { text } from './write-pdf.js';

const body = (page: number) => paragraph(120, `第${'甲乙丙丁'[page]}篇${filler(31)}`, filler(9));

async function textWith(furniture: (page: number) => string[], pages = 3): Promise<string> {
  const document = await decodePages(
    Array.from({ length: pages }, (_, page) => ({ marks: [...body(page), ...furniture(page)] })),
  );
  return document.text;
}

describe('PDF page furniture', () => {
  it.each([
    ['- 3 -', (page: number) => `- ${page + 1} -`],
    ['— 5 —', (page: number) => `— ${page + 5} —`],
    ['3/12', (page: number) => `${page + 1}/12`],
    ['第3页', (page: number) => `第${page + 1}页`],
    ['第 3 页 共 9 页', (page: number) => `第 ${page + 1} 页 共 9 页`],
    ['3', (page: number) => `${page + 1}`],
  ])('page numbers printed %s are no text', async (_, number) => {
    expect(await textWith((page) => [text(280, 800, number(page))])).toBe(await textWith(() => []));
  });

  it('running heads and feet are no text', async () => {
    const marked = await textWith((page) => [
      text(LEFT, 50, '柳树镇政府信息公开年报'),
      text(LEFT, 810, `青禾县人民政府办公室印发${page}`),
    ]);
    expect(marked).toBe(await textWith(() => []));
  });

  it('a title in the head of the first page alone is text', async () => {
    const marked = await textWith((page) => (page === 0 ? [text(200, 80, '柳树镇政府信息公开年报')] : []));
    expect(marked).toMatch(/^柳树镇政府信息公开年报\n/);
  });

  it('a number in the middle of a page is text', async () => {
    const document = await decodePages([{ marks: [...body(0), text(280, 400, '17')] }]);
    expect(paragraphsOf(document)).toContain('17');
  });
});
