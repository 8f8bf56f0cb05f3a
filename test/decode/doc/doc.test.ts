import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import WordExtractor from 'word-extractor';
import { decodeDocument } from '../../../src/decode/decode.js';
import { parseReport } from '../../../src/report/parse-report.js';
import { report2014, report2021 } from '../docx/whole-report.js';

/** The reports that `whole-report.ts` writes as DOCX, saved as Word 97 documents by an office program. */
const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

const REPORTS = [
  ['report-2014.doc', report2014()],
  ['report-2021.doc', report2021()],
] as const;

describe.each(REPORTS)('%s', (name, docx) => {
  it('gives the text and the tables of the DOCX that it was saved from, generated numbers included', async () => {
    const saved = await decodeDocument(fixture(name), { name });
    const original = await decodeDocument(docx, { name });
    expect(saved.format).toBe('doc');
    expect(saved.text).toBe(original.text);
    const shape = (document: typeof saved): unknown[] =>
      document.blocks.map((block) =>
        block.kind === 'paragraph'
          ? [block.text, block.hints?.numbering]
          : block.rows.map((row) => row.map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan])),
      );
    expect(shape(saved)).toEqual(shape(original));
  });

  it('gives the same observations', async () => {
    const figures = async (bytes: Uint8Array): Promise<unknown[]> =>
      (await parseReport(bytes, { name })).observations.map(({ indicator, applicant, status, value }) => [
        indicator,
        applicant,
        status,
        value,
      ]);
    const saved = await figures(fixture(name));
    expect(saved.length).toBeGreaterThan(10);
    expect(saved).toEqual(await figures(docx));
  });

  it('holds every word that an independent reader finds in it', async () => {
    const squeeze = (text: string): string => text.replace(/\s+/g, '');
    const document = await decodeDocument(fixture(name), { name });
    const body = (await new WordExtractor().extract(fixture(name))).getBody({ filterUnicode: false });
    const numbers = document.blocks.map((block) =>
      block.kind === 'paragraph' ? (block.hints?.numbering ?? '').length : 0,
    );
    const generated = numbers.reduce((sum, length) => sum + length, 0);
    expect(squeeze(document.text)).toHaveLength(squeeze(body).length + generated);
  });
});

describe('a damaged or closed document', () => {
  const whole = fixture('report-2014.doc');

  it.each([
    ['cut off', whole.subarray(0, 6000), 'malformed_file'],
    ['whose sectors run in a circle', changed(whole, (data) => data.fill(0, 512, 1024)), 'malformed_file'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(decodeDocument(bytes, { name: 'c.doc' })).rejects.toMatchObject({
      code,
      details: { path: 'c.doc' },
    });
  });

  it('is refused when it needs a password', async () => {
    const at = whole.indexOf(Buffer.from([0xec, 0xa5]));
    const closed = changed(whole, (data) => data.writeUInt16LE(data.readUInt16LE(at + 10) | 0x100, at + 10));
    await expect(decodeDocument(closed, { name: 'c.doc' })).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('is refused when it is a password around a document of newer format', async () => {
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    const closed = Buffer.concat([whole.subarray(0, 512), name]);
    await expect(decodeDocument(closed, { name: 'c.docx' })).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('is refused when it is older than Word 97', async () => {
    const at = whole.indexOf(Buffer.from([0xec, 0xa5]));
    const old = changed(whole, (data) => data.writeUInt16LE(0x65, at + 2));
    await expect(decodeDocument(old, { name: 'c.doc' })).rejects.toMatchObject({
      code: 'unsupported_format',
    });
  });
});

function changed(data: Buffer, change: (copy: Buffer) => unknown): Buffer {
  const copy = Buffer.from(data);
  change(copy);
  return copy;
}
