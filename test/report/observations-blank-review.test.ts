import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { parseReport } from '../../src/report/parse-report.js';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const HEADINGS = [
  ['行政复议', ...Array<null>(4).fill(null), '行政诉讼', ...Array<null>(9).fill(null)],
  [
    ...Array<null>(5).fill(null),
    '未经复议直接起诉',
    ...Array<null>(4).fill(null),
    '复议后起诉',
    ...Array<null>(4).fill(null),
  ],
  [...RESULTS, ...RESULTS, ...RESULTS],
];
const MERGES = ['A1:E2', 'F1:O1', 'F2:J2', 'K2:O2'];

async function reviewsOf(rows: (string | number | null)[][]): Promise<unknown[]> {
  const sheet = xlsx.utils.aoa_to_sheet(rows);
  sheet['!merges'] = MERGES.map((one) => xlsx.utils.decode_range(one));
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, '表4');
  const report = await parseReport(xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return report.observations.map(({ status, value, raw }) => [status, value, raw]);
}

test('a table 4 of a workbook whose figures are all blank has fifteen blanks, not zeros', async () => {
  expect(await reviewsOf(HEADINGS)).toEqual(Array<unknown>(15).fill(['blank', null, '']));
});

test('a table 4 of a workbook keeps the blanks among its figures', async () => {
  const figures = [1, 0, 0, 0, 1, ...Array<null>(9).fill(null), 0];
  expect(await reviewsOf([...HEADINGS, figures])).toEqual(
    figures.map((value) => (value === null ? ['blank', null, ''] : ['number', value, String(value)])),
  );
});
