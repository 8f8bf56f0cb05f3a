import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDocument } from '../../src/decode/decode.js';
import type { SourceDocument } from '../../src/document/source-document.js';
import { readReport } from '../../src/report/parse-report.js';
import { hostileInput } from './hostile-input.js';
import { faultsOfDocument, faultsOfReport, inspectReport } from './inspect-report.js';
import { TOKENS } from './mutations.js';
import { SHAPES } from './shapes.js';
import { startingReports } from './starting-reports.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const REPORT =
  '清溪镇2018年政府信息公开工作年度报告\n一、概述\n平稳。\n二、申请\n收到申请3件。\n三、问题\n无。\n统计指标\t单位\t统计数\n收到申请数\t件\t3\n当面申请数\t件\t3\n';

describe('damaged and hostile files', () => {
  // A PDF takes a hundred times as long as a text; `npm run fuzz` has them too.
  const starts = startingReports().then((all) => all.filter(({ name }) => !name.endsWith('.pdf')));

  test.each([0, 1, 2, 3])('part %i of 2,000: read or refused, and what was read leads back', async (part) => {
    const faults: string[] = [];
    for (let index = part * 500; index < (part + 1) * 500; index++) {
      const inspection = await inspectReport(hostileInput(1, index, await starts).bytes);
      for (const fault of inspection.faults) faults.push(`--seed 1 --only ${index}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  test('words of reports in any order', async () => {
    const text = fc
      .array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 60 })
      .map((words) => `清溪镇2018年政府信息公开工作年度报告\n一、概述\n${words.join('')}\n二、问题\n无。`);
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        expect((await inspectReport(encode(source))).faults).toEqual([]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test.each(SHAPES.map(({ name, make }) => [name, make] as const))('a short %s', async (_, make) => {
    expect((await inspectReport(encode(make(3000)))).faults).toEqual([]);
  });
});

describe('the inspection', () => {
  async function document(): Promise<SourceDocument> {
    return await decodeDocument(encode(REPORT));
  }

  test('finds nothing wrong with a sound report', async () => {
    expect(await inspectReport(encode(REPORT))).toEqual({ outcome: 'report', faults: [] });
  });

  test('sees a paragraph that is not what stands at its place', async () => {
    const source = await document();
    const text = source.text.replace('平稳', '不稳');
    expect(faultsOfDocument({ ...source, text })).toHaveLength(1);
  });

  test('sees a value that does not stand where it should', async () => {
    const source = await document();
    const report = readReport(source);
    const observations = report.observations.map((one) => ({ ...one, raw: '9' }));
    expect(faultsOfReport(source, { ...report, observations })).toHaveLength(observations.length);
  });

  test('sees a lost and a repeated paragraph', async () => {
    const source = await document();
    const report = readReport(source);
    expect(faultsOfReport(source, { ...report, front: [] })[0]).toMatch(/stands in 0 parts/);
    expect(faultsOfReport(source, { ...report, back: report.front })[0]).toMatch(/out of order/);
  });
});
