import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/report/parse-report.js';
import { reportToJson, type ReportJson } from '../../src/report/report-json.js';
import { checkReport } from '../../src/rules/check-report.js';
import { compare } from './compare.js';
import { referenceReports } from './expected.js';

const references = referenceReports();
const texts = references.filter(({ file }) => /\.(txt|md)$/.test(file));

async function read(bytes: Uint8Array, name: string): Promise<ReportJson> {
  const report = await parseReport(bytes, { name });
  return reportToJson(report, checkReport(report), name);
}

test('the reference reports hold texts and other formats', () => {
  expect(texts.map(({ name }) => name)).not.toEqual([]);
  expect(references.length).toBeGreaterThan(texts.length);
});

describe.each(references)('$file', ({ file, bytes, expected }) => {
  test('everything that its labels list is found, and nothing that they rule out', async () => {
    for (const { holds, text } of compare(expected, await read(bytes, file)))
      expect.soft(holds, text).toBe(true);
  });
});

describe.each(texts)('$file', ({ file, bytes }) => {
  test('every value leads back to its characters', async () => {
    const text = new TextDecoder('utf-8').decode(bytes);
    const report = await read(bytes, file);
    for (const { raw, offset, endOffset } of report.observations) {
      expect(text.slice(Number(offset), Number(endOffset))).toContain(raw);
    }
    for (const { value, none, offset, endOffset } of report.claims) {
      const printed = text.slice(Number(offset), Number(endOffset));
      expect(printed, `the words of the claim ${value}`).toMatch(
        none === true ? /\S/ : /[0-9０-９一二三四五六七八九十百两零〇]/,
      );
    }
  });

  // Whatever the bytes, the text is the same, so the report is the same but for the encoding's name.
  test.each(['gb18030', 'utf-16le', 'utf-16be', 'utf8'] as const)(
    'as %s, with BOM where one is usual',
    async (encoding) => {
      const text = new TextDecoder('utf-8').decode(bytes);
      const encoded = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf') });
      expect(iconv.decode(encoded, encoding)).toBe(text);
      const reread = await read(encoded, file);
      expect({ ...reread, encoding: null }).toEqual({ ...(await read(bytes, file)), encoding: null });
    },
  );

  test.each(['utf-16le', 'utf-16be'] as const)('as %s without BOM', async (encoding) => {
    const text = new TextDecoder('utf-8').decode(bytes);
    const encoded = iconv.encode(text, encoding, { addBOM: false });
    const reread = await read(encoded, file);
    expect({ ...reread, encoding: null }).toEqual({ ...(await read(bytes, file)), encoding: null });
  });
});
