import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { NianbaoError } from '../../errors/nianbao-error.js';

/**
 * The bytes of a file, of a pipe, or of standard input for `-`.
 *
 * @param file path as given by the user
 * @param limit most bytes that are read
 * @throws NianbaoError path_not_found, path_unreadable, path_not_a_file, file_empty, file_too_large
 */
export async function readInput(file: string, limit: number): Promise<Uint8Array> {
  try {
    if (file === '-') return await collect(process.stdin, file, limit);
    const entry = await stat(file);
    // Pipes are welcome here, as in `nianbao parse <(…)`; devices and sockets are not.
    if (!entry.isFile() && !entry.isFIFO()) throw new NianbaoError('path_not_a_file', { path: file });
    if (entry.size > limit) throw tooLarge(file, entry.size, limit);
    return await collect(createReadStream(file), file, limit);
  } catch (thrown) {
    if (thrown instanceof NianbaoError) throw thrown;
    const code = (thrown as NodeJS.ErrnoException).code ?? String(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new NianbaoError('path_not_found', { path: file }, { cause: thrown });
    }
    throw new NianbaoError('path_unreadable', { path: file, reason: code }, { cause: thrown });
  }
}

async function collect(stream: Readable, file: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(file, size, limit);
    chunks.push(chunk);
  }
  if (size === 0) throw new NianbaoError('file_empty', { path: file });
  return Buffer.concat(chunks);
}

const tooLarge = (path: string, bytes: number, limit: number): NianbaoError =>
  new NianbaoError('file_too_large', { path, bytes, limit });
