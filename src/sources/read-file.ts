import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { NianbaoError } from '../errors/nianbao-error.js';
import { shownPath } from './place.js';

/**
 * Reads a whole file that may be anything: missing, a directory, a pipe, too large, growing.
 *
 * @param location absolute path
 * @param limit most bytes that are read
 * @throws NianbaoError `path_not_found`, `path_unreadable`, `path_not_a_file`, `file_empty`,
 *   `file_too_large`, `file_changing` when it was written to meanwhile
 */
export async function readSourceFile(location: string | Buffer, limit: number): Promise<Uint8Array> {
  const path = shownPath(location);
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    file = await open(location, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (!stat.isFile()) throw new NianbaoError('path_not_a_file', { path });
    if (stat.size === 0) throw new NianbaoError('file_empty', { path });
    if (stat.size > limit) throw new NianbaoError('file_too_large', { path, bytes: stat.size, limit });
    const bytes = await readAtMost(file, stat.size, limit);
    if (bytes === null) throw new NianbaoError('file_too_large', { path, bytes: limit + 1, limit });
    const after = await file.stat();
    if (after.mtimeMs !== stat.mtimeMs || after.size !== stat.size) {
      throw new NianbaoError('file_changing', { path });
    }
    return bytes;
  } catch (error) {
    throw diagnosed(error, path);
  } finally {
    await file?.close();
  }
}

/** The file's bytes; null when there are more than `limit`, because it grew. */
async function readAtMost(file: FileHandle, expected: number, limit: number): Promise<Uint8Array | null> {
  // One byte more than expected: reading it tells that the file has not grown.
  let buffer = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > limit) return null;
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
  }
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);
const NO_FILE = new Set(['EISDIR', 'ENXIO', 'ENODEV']);
const REFUSED = new Set(['EACCES', 'EPERM', 'ELOOP', 'EIO', 'ESTALE']);

/**
 * An error of the file system as an error for people; what has nothing to do with the path comes back as it
 * is.
 */
export function diagnosed(error: unknown, path: string): unknown {
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
  if (MISSING.has(code)) return new NianbaoError('path_not_found', { path }, { cause: error });
  if (NO_FILE.has(code)) return new NianbaoError('path_not_a_file', { path }, { cause: error });
  if (REFUSED.has(code)) return new NianbaoError('path_unreadable', { path, reason: code }, { cause: error });
  return error;
}
