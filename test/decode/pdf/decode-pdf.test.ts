import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/decode/decode.js';
import { MOST_PAGES } from '../../../src/decode/pdf.js';
import { decodePages, errorOf, filler, paragraph, paragraphsOf } from './decode-test-pdf.js';
import { text, writePdf } from './write-pdf.js';

const PAGE = { marks: paragraph(120, filler(34), filler(12)) };

describe('decodePdf', () => {
  it('gives format, text and blocks', async () => {
    const words = filler(34) + filler(12);
    expect(await decodePages([PAGE], { title: '柳树镇2023年政府信息公开年报' })).toEqual({
      format: 'pdf',
      encoding: { name: 'utf-8', source: 'format', replacements: 0 },
      text: `${words}\n`,
      blocks: [
        {
          kind: 'paragraph',
          text: words,
          span: {
            start: { line: 1, column: 1, offset: 0 },
            end: { line: 1, column: 47, offset: 46 },
            page: 1,
          },
        },
      ],
      pageFields: { title: '柳树镇2023年政府信息公开年报' },
      notices: [],
    });
  });

  it.each(['Microsoft Word - 年报终稿.doc', '年度报告定稿.wps', 'report', ''])(
    'takes no title that a program wrote: %s',
    async (title) => {
      expect((await decodePages([PAGE], { title })).pageFields).toEqual({});
    },
  );

  it('calls pages without text a file without a text layer', async () => {
    const scan = { marks: ['q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q'] };
    expect(await errorOf(writePdf([scan, scan]))).toMatchObject({
      code: 'no_text_layer',
      details: { path: 'a.pdf' },
    });
  });

  it("calls pages that hold a scanner's stamp alone a file without a text layer", async () => {
    const scan = { marks: [text(500, 830, '扫描全能王', { size: 8 })] };
    expect((await errorOf(writePdf([scan, scan, scan]))).code).toBe('no_text_layer');
  });

  it('tells of a page without text among others', async () => {
    const document = await decodePages([PAGE, { marks: [] }, PAGE]);
    expect(document.notices).toEqual([{ code: 'pages_without_text', details: { pages: [2] }, span: null }]);
  });

  it('says when a file needs a password', async () => {
    expect(await errorOf(writePdf([PAGE], { encrypted: true }))).toMatchObject({
      code: 'encrypted',
      details: { format: 'PDF' },
    });
  });

  it('says when a file is broken', async () => {
    expect((await errorOf(new Uint8Array(Buffer.from('%PDF-1.7\n谁也读不懂')))).code).toBe('malformed_file');
    expect((await errorOf(writePdf([PAGE]).subarray(0, 600))).code).toBe('malformed_file');
  });

  it('reads a file whose cross-reference table is lost', async () => {
    const bytes = writePdf([PAGE]);
    const broken = Buffer.from(bytes)
      .toString('latin1')
      .replace(/xref[\s\S]*?trailer/, 'trailer');
    expect(paragraphsOf(await decodeDocument(Buffer.from(broken, 'latin1')))).toEqual([
      filler(34) + filler(12),
    ]);
  });

  it('reads a file whose table points beside its pages, and leaves no rejection behind', async () => {
    const body = Buffer.from(writePdf([PAGE, PAGE, PAGE])).toString('latin1');
    const offsets = [...body.matchAll(/\d+ 0 obj\n<< \/Type \/Page \/Parent/g)].map(({ index }) => index);
    const shifted = offsets.reduce(
      (text, at) => text.replace(String(at).padStart(10, '0'), String(at + 3).padStart(10, '0')),
      body,
    );
    // Without listeners Node ends the process for a rejection that nobody waits for.
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    try {
      const { blocks } = await decodeDocument(Buffer.from(shifted, 'latin1'));
      expect(blocks.map(({ span }) => span.page)).toEqual([1, 2, 3]);
      expect(process.listeners('unhandledRejection')).toEqual([]);
    } finally {
      for (const listener of listeners) process.on('unhandledRejection', listener);
    }
  });

  it('leaves the bytes as they are', async () => {
    const bytes = writePdf([PAGE]);
    await decodeDocument(bytes);
    expect(bytes).toEqual(writePdf([PAGE]));
  });

  it('reads 300 pages', async () => {
    const pages = Array.from({ length: 300 }, (_, i) => ({
      marks: [...PAGE.marks, text(290, 800, `- ${i + 1} -`)],
    }));
    const { blocks } = await decodePages(pages);
    expect(blocks).toHaveLength(300);
    expect(blocks.at(-1)?.span.page).toBe(300);
  });

  it('refuses more pages than the limit', async () => {
    const pages = Array.from({ length: MOST_PAGES + 1 }, () => ({ marks: [] }));
    expect(await errorOf(writePdf(pages))).toMatchObject({
      code: 'too_many_pages',
      details: { pages: MOST_PAGES + 1, limit: MOST_PAGES },
    });
  });

  it('refuses a stream that unpacks to more than any page needs', async () => {
    const packed = deflateSync(Buffer.alloc(20 * 2 ** 20, 'q Q '));
    const bytes = Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
      packed,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    expect((await errorOf(new Uint8Array(bytes))).code).toBe('content_too_large');
  });

  it('refuses drawing states that are nested without end', async () => {
    expect((await errorOf(writePdf([{ marks: ['q '.repeat(20_000)] }]))).code).toBe('malformed_file');
  });

  it('refuses a character map of which one line stands for millions of codes', async () => {
    const map = '1 beginbfrange\n<00000000> <00FFFFF0> <4E00>\nendbfrange\n';
    const bytes = Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Length ${map.length} >>\nstream\n${map}\nendstream\nendobj\n`,
    );
    expect((await errorOf(new Uint8Array(bytes))).message).toMatch(/maps more codes/);
  });

  it('refuses a file whose character map is damaged: it would give other characters than are printed', async () => {
    const map = Buffer.from('/CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <0041> <4E00>');
    // A block of bytes as they are, and behind it one of a kind that there is not.
    const length = [map.length, 0, 255 - map.length, 255];
    const damaged = Buffer.concat([Buffer.from([0x78, 0x01, 0, ...length]), map, Buffer.from([7])]);
    const withMap = (stream: Buffer): Uint8Array =>
      new Uint8Array(
        Buffer.concat([
          Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`),
          stream,
          Buffer.from('\nendstream\nendobj\n'),
        ]),
      );
    expect((await errorOf(withMap(damaged))).message).toMatch(/map of a font is damaged/);
    const { details } = await errorOf(withMap(deflateSync(map)));
    expect(JSON.stringify(details.reason ?? '')).not.toMatch(/damaged/);
  });

  it('prints nothing and leaves no work behind', async () => {
    const before = process.getActiveResourcesInfo().length;
    await decodePages([PAGE]);
    await errorOf(writePdf([PAGE], { encrypted: true }));
    expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before);
  });
});
