import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../src/decode/decode.js';
import { NianbaoError } from '../../src/errors/nianbao-error.js';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

async function errorOf(bytes: Uint8Array, name = 'a.txt'): Promise<NianbaoError> {
  try {
    await decodeDocument(bytes, { name });
  } catch (error) {
    if (error instanceof NianbaoError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('decodeDocument', () => {
  it('gives text, encoding and blocks', async () => {
    expect(await decodeDocument(utf8('\ufeff某乡年报\r\n一、概述\r\n'))).toEqual({
      format: 'text',
      encoding: { name: 'utf-8', source: 'bom', replacements: 0 },
      text: '某乡年报\r\n一、概述\r\n',
      blocks: [
        {
          kind: 'paragraph',
          text: '某乡年报',
          span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 5, offset: 4 } },
        },
        {
          kind: 'paragraph',
          text: '一、概述',
          span: { start: { line: 2, column: 1, offset: 6 }, end: { line: 2, column: 5, offset: 10 } },
        },
      ],
      pageFields: {},
      notices: [],
    });
  });

  it('gives the same blocks whatever the charset', async () => {
    const text = '# 某乡年报\n\n一、概述\n主动公开信息12条，收到申请0件。\n';
    const { blocks } = await decodeDocument(utf8(text));
    for (const charset of ['gbk', 'gb18030', 'utf-16le', 'utf-16be']) {
      expect((await decodeDocument(new Uint8Array(iconv.encode(text, charset)))).blocks).toEqual(blocks);
    }
  });

  it('puts a space for NUL, keeps the offsets and says so', async () => {
    const document = await decodeDocument(utf8('公开信息12\x005条，其中网站9条，微博3条。'));
    expect(document.text).toBe('公开信息12 5条，其中网站9条，微博3条。');
    expect(document.notices).toEqual([{ code: 'nuls_replaced', details: { count: 1 }, span: null }]);
  });

  it('ignores the NULs that pad a file', async () => {
    const text = '一、概述\n公开12条\n';
    for (const charset of ['utf-8', 'gbk', 'utf-16le', 'utf-16be']) {
      const padded = Buffer.concat([iconv.encode(text, charset), Buffer.alloc(512)]);
      expect(await decodeDocument(new Uint8Array(padded))).toMatchObject({ text, notices: [] });
    }
  });

  it('says how many bytes could not be decoded', async () => {
    const bytes = Uint8Array.from([...utf8('一、概述：主动公开政府信息12条'), 0xe6, 0x94]);
    expect((await decodeDocument(bytes)).notices).toEqual([
      { code: 'bytes_undecodable', details: { count: 1 }, span: null },
    ]);
  });

  it('says how many characters the source had lost already', async () => {
    expect((await decodeDocument(utf8('政府信\ufffd公开\ufffd'))).notices).toEqual([
      { code: 'characters_lost', details: { count: 2 }, span: null },
    ]);
  });

  it('says when the declared charset is not the real one', async () => {
    const document = await decodeDocument(utf8('一、概述'), { declaredCharset: 'gb2312' });
    expect(document.notices).toEqual([
      { code: 'charset_misdeclared', details: { declared: 'gb2312', read: 'utf-8' }, span: null },
    ]);
  });

  it('has no notice for gb2312 declared over gb18030 bytes', async () => {
    const bytes = new Uint8Array(iconv.encode('一、概述：朱镕基', 'gbk'));
    expect((await decodeDocument(bytes, { declaredCharset: 'gb2312' })).notices).toEqual([]);
  });

  it('keeps the cell marks of a Word text dump', async () => {
    expect((await decodeDocument(utf8('主动公开\x07条\x0712\x07\x07'))).text).toContain('\x07条\x07');
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['a mark alone', Uint8Array.from([0xef, 0xbb, 0xbf])],
    ['blanks alone', utf8(' \r\n\t\u3000\n')],
    ['NULs alone', new Uint8Array(4096)],
    ['a UTF-16 mark alone', Uint8Array.from([0xff, 0xfe])],
  ])('calls a file of %s empty', async (_, bytes) => {
    expect(await errorOf(bytes, 'b.txt')).toMatchObject({ code: 'file_empty', details: { path: 'b.txt' } });
  });

  it('calls known binary formats binary, whatever their name', async () => {
    expect((await errorOf(new Uint8Array(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), '年报.txt')).code).toBe(
      'binary_content',
    );
  });

  it('calls data full of NULs and controls binary', async () => {
    const counters = Uint8Array.from({ length: 4096 }, (_, i) => (i % 4 === 0 ? (i / 4) % 256 : 0));
    const random = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7 + (i >> 3)) % 256);
    expect((await errorOf(counters)).code).toBe('binary_content');
    expect((await errorOf(random)).code).toBe('binary_content');
  });

  it('names the format that it recognises and cannot read', async () => {
    const error = await errorOf(utf8('{\\rtf1'), '年报.txt');
    expect(error).toMatchObject({ code: 'unsupported_format', details: { path: '年报.txt', format: 'RTF' } });
    expect(error.message).toContain('年报.txt is RTF');
  });

  it('calls text in a charset of another language undecodable', async () => {
    const bytes = new Uint8Array(
      iconv.encode('Годовой отчёт о раскрытии информации за 2016 год', 'windows-1251'),
    );
    expect((await errorOf(bytes)).code).toBe('undecodable');
  });
});
