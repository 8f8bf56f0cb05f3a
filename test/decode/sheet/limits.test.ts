import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { decodeDocument } from '../../../src/decode/decode.js';

test('a workbook is refused when its cells are more than any report has', async () => {
  const sheet = xlsx.utils.aoa_to_sheet([['甲']]);
  sheet['ES40000'] = { t: 's', v: '乙' };
  sheet['!ref'] = 'A1:ES40000';
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, 'Sheet1');
  const bytes = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  await expect(decodeDocument(bytes, { name: 'a.xlsx' })).rejects.toMatchObject({
    code: 'content_too_large',
  });
});
