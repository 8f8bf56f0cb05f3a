import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OpenTableFile } from '../table-file.js';
import { SHEET_END, SHEET_HEAD, sheetRow, workbookParts } from './sheet-xml.js';

/** Rows of a sheet, its head included; what comes after goes on in a further sheet. */
const MOST_ROWS = 1_048_576;

/**
 * A workbook whose sheets are written while they are read, so that any number of rows takes little memory.
 *
 * @param mostRows of a sheet
 */
export const openXlsx =
  (mostRows = MOST_ROWS): OpenTableFile =>
  async (path, { name, columns }) => {
    const { ZipFile } = await import('yazl');
    const zip = new ZipFile();
    const output = createWriteStream(path);
    const stop = new AbortController();
    const written = pipeline(zip.outputStream, output, { signal: stop.signal });
    const failed = written.then(() => new Promise<never>(() => undefined));
    failed.catch(() => undefined);
    const types = columns.map(({ type }) => type);
    const sheets: string[] = [];
    let sheet = new PassThrough();
    let rows = 0;
    const write = async (text: string): Promise<void> => {
      if (!sheet.write(text)) await Promise.race([once(sheet, 'drain'), failed]);
    };
    const begin = async (): Promise<void> => {
      sheet = new PassThrough();
      sheets.push(sheets.length === 0 ? name : `${name} ${sheets.length + 1}`);
      zip.addReadStream(sheet, `xl/worksheets/sheet${sheets.length}.xml`);
      const head = columns.map((column) => column.name);
      await write(SHEET_HEAD + sheetRow(head, []));
      rows = 1;
    };
    const finish = async (): Promise<void> => {
      await write(SHEET_END);
      sheet.end();
    };
    await begin();
    return {
      async write(batch) {
        let text = '';
        for (const row of batch) {
          if (rows === mostRows) {
            await write(text);
            text = '';
            await finish();
            await begin();
          }
          text += sheetRow(row, types);
          rows += 1;
        }
        await write(text);
      },
      async end() {
        await finish();
        for (const [part, text] of workbookParts(sheets)) zip.addBuffer(Buffer.from(text), part);
        zip.end();
        await written;
      },
      async destroy() {
        stop.abort();
        sheet.destroy();
        await written.catch(() => undefined);
      },
    };
  };
