import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { RandomAccess } from '../archive/random-access.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { shownPath } from './place.js';
import { diagnosed } from './read-file.js';

/** An open file, to be closed. */
export interface OpenFile extends RandomAccess {
  close(): Promise<void>;
}

/**
 * Opens a file for reading anywhere in it; null for a directory.
 *
 * @param path absolute path
 * @throws NianbaoError `path_not_found`, `path_unreadable`, `path_not_a_file`
 */
export async function openFile(path: string | Buffer): Promise<OpenFile | null> {
  let file: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (stat.isFile()) return accessTo(file, stat.size);
    await file.close();
    if (stat.isDirectory()) return null;
    throw new NianbaoError('path_not_a_file', { path: shownPath(path) });
  } catch (error) {
    throw diagnosed(error, shownPath(path));
  }
}

/** An open file handle as {@link OpenFile}. */
export function accessTo(file: FileHandle, size: number): OpenFile {
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(buffer, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    close: () => file.close(),
  };
}
