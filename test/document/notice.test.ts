import { expect, it } from 'vitest';
import { noticeIn, type Notice } from '../../src/document/notice.js';
import { NOTICE_CODES } from '../../src/errors/notices.js';

const start = { line: 9, column: 1, offset: 40 };
const span = { start, end: { line: 9, column: 4, offset: 43 } };

it('tells the place by its line, or by its page where there are pages', () => {
  const notice: Notice = { code: 'columns_unknown', details: {}, span };
  expect(noticeIn(notice, 'zh')).toContain('申请情况表（第 9 行）');
  expect(noticeIn(notice, 'en')).toMatch(/^line 9: table 3/);
  expect(noticeIn({ ...notice, span: { ...span, page: 3 } }, 'zh')).toContain('（第 3 页）');
});

it('writes lists and words of two languages as the sentence’s language does', () => {
  const pages: Notice = { code: 'pages_damaged', details: { pages: [2, 5] }, span: null };
  expect(noticeIn(pages, 'zh')).toMatch(/^第 2、5 页已损坏/);
  expect(noticeIn(pages, 'en')).toMatch(/^Pages 2, 5 are damaged/);
  const details = { label: '小计', column: { zh: '自然人', en: 'natural_person' }, subtotal: 3, sum: 2 };
  expect(noticeIn({ code: 'rows_misadded', details, span }, 'en')).toContain('in column natural_person is 3');
});

it('lets what was printed be: words in braces are no places', () => {
  const notice: Notice = { code: 'heading_with_figure', details: { label: '{place}{x}' }, span };
  expect(noticeIn(notice, 'zh')).toContain('「{place}{x}」（第 9 行）');
});

it('shows the code of a notice that only another version knows', () => {
  expect(noticeIn({ code: 'of_another_version' as never, details: {}, span: null }, 'en')).toBe(
    'of_another_version',
  );
});

it.each(Object.entries(NOTICE_CODES))(
  '%s has the same places in both languages, or says less in English',
  (_, sentence) => {
    const placesOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String);
    expect(placesOf(sentence.zh)).toEqual(expect.arrayContaining(placesOf(sentence.en)));
  },
);
