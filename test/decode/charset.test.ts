import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/decode/charset.js';
import { charsetOf, decodeByIconv, decodeWith } from '../../src/decode/codec.js';

const REPORT = `青石镇人民政府2016年政府信息公开工作年度报告
（2017年2月8日）
一、概述
2016年，我镇主动公开政府信息86条，其中通过网站公开61条，公示栏公开25条；收到依申请公开3件，全部按时答复。
\t主动公开信息数\t条\t86
二、存在的问题及改进措施
公开内容还不够全面，下一步将加强培训，完善制度。
`;
const TRADITIONAL = `青石鎮公所資訊公開年度報告
一、概述：本年主動公開資訊八十六條，收到申請三件，全部依法辦理。
二、存在的問題及改進措施：內容還不夠全面，將加強訓練。
`;
const encode = (text: string, charset: string) => new Uint8Array(iconv.encode(text, charset));
const nameOf = (bytes: Uint8Array, declared?: string) => decodeText(bytes, declared)?.encoding.name;

describe('decodeText', () => {
  it.each([
    ['utf-8', 'utf-8', 'strict'],
    ['gb18030', 'gb18030', 'strict'],
    ['gbk', 'gb18030', 'strict'],
    ['gb2312', 'gb18030', 'strict'],
    ['utf-16le', 'utf-16le', 'strict'],
    ['utf-16be', 'utf-16be', 'strict'],
  ])('reads %s without a mark as %s', (charset, name, source) => {
    expect(decodeText(encode(REPORT, charset))).toEqual({
      text: REPORT,
      encoding: { name, source, replacements: 0 },
    });
  });

  it('reads Big5 by score', () => {
    expect(decodeText(encode(TRADITIONAL, 'big5'))).toMatchObject({
      text: TRADITIONAL,
      encoding: { name: 'big5', replacements: 0 },
    });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'])(
    'believes the byte order mark of %s and drops it',
    (charset) => {
      expect(decodeText(encode(`\ufeff${REPORT}`, charset))).toEqual({
        text: REPORT,
        encoding: { name: charset, source: 'bom', replacements: 0 },
      });
    },
  );

  it('does not believe a UTF-8 mark that a tool put before GBK text', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(REPORT, 'gbk')]);
    expect(decodeText(bytes)).toMatchObject({ text: REPORT, encoding: { name: 'gb18030' } });
  });

  it('calls plain ASCII utf-8', () => {
    expect(decodeText(encode('Total: 86\r\n', 'ascii'))?.encoding).toEqual({
      name: 'utf-8',
      source: 'strict',
      replacements: 0,
    });
  });

  it('reads four-byte GB18030 sequences and the euro sign of GBK', () => {
    const bytes = Uint8Array.from([...encode('概述：', 'gbk'), 0x80, 0x82, 0x35, 0x8f, 0x33]);
    expect(decodeText(bytes)?.text).toBe('概述：€\u9fa6');
  });

  it.each(['概述', '一、概述', '李明', '镇', '2017年', '公开3条', '王小丽，吴建国'])(
    'reads the short GBK text %s',
    (text) => {
      expect(decodeText(encode(text, 'gbk'))).toMatchObject({ text, encoding: { name: 'gb18030' } });
    },
  );

  it.each(['政府信息公开', '2017年\n', '1\n2\n'])('reads the short UTF-16 text %j', (text) => {
    expect(decodeText(encode(text, 'utf-16le'))).toMatchObject({ text, encoding: { name: 'utf-16le' } });
    expect(decodeText(encode(text, 'utf-16be'))).toMatchObject({ text, encoding: { name: 'utf-16be' } });
  });

  it('prefers UTF-8 for short bytes that are also valid GBK', () => {
    expect(nameOf(encode('概述', 'utf-8'), 'gbk')).toBe('utf-8');
  });

  it.each(['gb2312', 'big5', 'utf-16le', 'iso-8859-1', 'no-such-charset'])(
    'is not misled when UTF-8 or GBK bytes are declared as %s',
    (declared) => {
      expect(nameOf(encode(REPORT, 'utf-8'), declared)).toBe('utf-8');
      expect(nameOf(encode(REPORT, 'gbk'), declared)).toBe('gb18030');
    },
  );

  it('never takes GBK for UTF-16 or UTF-16 for GBK, whatever the words and wherever they are cut', () => {
    const words = fc
      .array(
        fc.constantFrom(
          '政府',
          '信息',
          '公开',
          '年度',
          '报告',
          '，',
          '。',
          '2016',
          '\n',
          '镇',
          '条',
          '主动',
          '申请',
          ' ',
        ),
        {
          minLength: 8,
          maxLength: 60,
        },
      )
      .map((list) => `一、${list.join('')}`);
    fc.assert(
      fc.property(words, (text) => {
        expect(nameOf(encode(text, 'gbk'))).toBe('gb18030');
        expect(nameOf(encode(text, 'utf-16le'))).toBe('utf-16le');
        expect(nameOf(encode(text, 'utf-16be'))).toBe('utf-16be');
        expect(nameOf(encode(text, 'utf-8'))).toBe('utf-8');
      }),
      { numRuns: 500 },
    );
  });
});

describe('decodeText of damaged files', () => {
  it('keeps a UTF-8 file that is cut inside a character UTF-8', () => {
    const bytes = encode(REPORT, 'utf-8');
    const cut = bytes.subarray(0, bytes.length - 3);
    expect(decodeText(cut)?.encoding).toEqual({ name: 'utf-8', source: 'score', replacements: 1 });
  });

  it('keeps UTF-8 with broken bytes UTF-8, wherever they stand, and counts them', () => {
    // Both at the very start would be a byte order mark.
    const place = fc.integer({ min: 1, max: REPORT.length - 1 });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const bytes = Uint8Array.from([
          ...encode(REPORT.slice(0, from), 'utf-8'),
          0xff,
          ...encode(REPORT.slice(from, to), 'utf-8'),
          0xfe,
          ...encode(REPORT.slice(to), 'utf-8'),
        ]);
        const decoded = decodeText(bytes);
        expect(decoded?.encoding).toEqual({ name: 'utf-8', source: 'score', replacements: 2 });
        expect(decoded?.text.replaceAll('\ufffd', '')).toBe(REPORT);
      }),
    );
  });

  it('keeps GB18030 with a few broken bytes GB18030', () => {
    const half = Math.floor(REPORT.length / 2);
    const bytes = Uint8Array.from([
      ...encode(REPORT.slice(0, half), 'gbk'),
      0xff,
      ...encode(REPORT.slice(half), 'gbk').subarray(0, -2),
    ]);
    const decoded = decodeText(bytes);
    expect(decoded?.encoding).toMatchObject({ name: 'gb18030', source: 'score' });
    expect(decoded?.encoding.replacements).toBeGreaterThan(0);
    expect(decoded?.text).toContain('主动公开政府信息86条');
  });

  it('keeps a UTF-16 file with an odd byte at its end UTF-16', () => {
    const bytes = encode(REPORT, 'utf-16le').subarray(0, -1);
    expect(decodeText(bytes)?.encoding).toMatchObject({ name: 'utf-16le', replacements: 1 });
  });

  it('keeps a damaged file with a mark in the charset of its mark', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(REPORT, 'utf-8'), 0xe6]);
    expect(decodeText(bytes)?.encoding).toEqual({ name: 'utf-8', source: 'bom', replacements: 1 });
  });

  it('does not count a U+FFFD that the source itself holds', () => {
    const bytes = Uint8Array.from([...encode(`${REPORT}乱\ufffd码`, 'utf-8'), 0xe6]);
    expect(decodeText(bytes)?.encoding.replacements).toBe(1);
  });

  it('keeps ASCII with a broken byte utf-8', () => {
    const bytes = Uint8Array.from([
      ...encode('total 86, of which website 61 and board 25', 'ascii'),
      0xff,
      0x0a,
    ]);
    expect(decodeText(bytes)?.encoding).toEqual({ name: 'utf-8', source: 'score', replacements: 1 });
  });

  it('reads no text from random bytes', () => {
    let state = 7;
    const bytes = Uint8Array.from({ length: 4000 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state >> 16;
    });
    expect(decodeText(bytes)).toBeNull();
  });
});

describe('charsetOf', () => {
  it.each(['gb2312', 'GBK', 'cp936', 'x-gbk', ' "gb_2312-80" '])('reads %s as gb18030', (label) => {
    expect(charsetOf(label)).toBe('gb18030');
  });

  it('knows no other charset', () => {
    expect(charsetOf('windows-1252')).toBeNull();
  });
});

describe('decodeByIconv', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const)(
    'reads %s as the platform does, for Node without full ICU',
    (charset) => {
      const text = charset === 'big5' ? TRADITIONAL : REPORT;
      const bytes = encode(`\ufeff${text}`, charset === 'big5' ? 'utf-8' : charset);
      const source = charset === 'big5' ? encode(text, 'big5') : bytes;
      expect(decodeByIconv(charset, source)).toBe(text);
      expect(decodeWith(charset, source)).toBe(text);
    },
  );
});
