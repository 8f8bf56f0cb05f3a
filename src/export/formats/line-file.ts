import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Cell } from '../../store/export/table.js';
import type { TableFile } from '../table-file.js';

/**
 * A file of text that is written row by row and waits while the disk is slow.
 *
 * @param path is replaced
 * @param head stands before the rows
 * @param line one row with its end
 */
export async function openLineFile(
  path: string,
  head: string,
  line: (row: readonly Cell[]) => string,
): Promise<TableFile> {
  const stream = createWriteStream(path);
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => undefined);
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
  };
  await Promise.race([once(stream, 'open'), failed]);
  await write(head);
  return {
    write: (rows) => write(rows.map(line).join('')),
    async end() {
      stream.end();
      await finished(stream);
    },
    async destroy() {
      stream.destroy();
      await finished(stream).catch(() => undefined);
    },
  };
}
