import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/decode/decode.js';
import { page, SENTENCE } from './read.js';

const declare = (charset: string) =>
  page(
    `<p>一、概述</p><p>${SENTENCE}</p>`,
    `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
  );

describe('the charset of a page', () => {
  it.each([
    ['utf-8', 'gb2312', 'utf-8'],
    ['gb18030', 'utf-8', 'gb18030'],
    ['gb18030', 'gb2312', 'gb18030'],
    ['utf-16le', 'gb2312', 'utf-16le'],
    ['big5', 'utf-8', 'big5'],
  ])('is what the bytes are: %s, declared as %s', async (charset, declared, name) => {
    const markup =
      charset === 'big5'
        ? declare(declared).replaceAll(SENTENCE, '政府信息公開工作年度報告，本年度主動公開政府信息三十二條。')
        : declare(declared);
    const bytes = iconv.encode(markup, charset, { addBOM: charset.startsWith('utf-16') });
    const document = await decodeDocument(bytes);
    expect(document.encoding.name).toBe(name);
    expect(document.text).toContain('年度');
  });

  it('is compared with the declaration in the page, in a notice', async () => {
    const { notices } = await decodeDocument(iconv.encode(declare('utf-8'), 'gb18030'));
    expect(notices).toEqual([
      { code: 'charset_misdeclared', details: { declared: 'utf-8', read: 'gb18030' }, span: null },
    ]);
  });

  it('is no cause of a notice where gb2312 names its larger set', async () => {
    expect((await decodeDocument(iconv.encode(declare('gb2312'), 'gb18030'))).notices).toEqual([]);
  });
});
