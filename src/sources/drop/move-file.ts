import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, unlink, utimes, lstat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { joinPath, pathOfBytes } from '../place.js';

/** Names that are tried before a move is given up. */
const MOST_NAMES = 10_000;

/**
 * Moves a file to another directory, atomically: who looks sees it here or there and never half of it. A
 * name that is taken gets a number. Works across file systems.
 *
 * @param from absolute path
 * @param directory where to; made with all above it
 * @param name the file's name there
 * @returns its new path
 * @throws the file system's error; the file is then where it was
 */
export async function moveFile(
  from: string | Buffer,
  directory: string | Buffer,
  name: Buffer,
): Promise<string | Buffer> {
  await mkdir(directory, { recursive: true });
  const to = await reserve(directory, name);
  try {
    await rename(from, to);
  } catch (error) {
    try {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      await copyOver(from, directory, to);
    } catch (failure) {
      await unlink(to).catch(() => undefined);
      throw failure;
    }
    await unlink(from);
  }
  return to;
}

/** Takes the first free name by making an empty file of it: a rename alone would replace what is there. */
async function reserve(directory: string | Buffer, name: Buffer): Promise<string | Buffer> {
  for (let number = 1; number <= MOST_NAMES; number++) {
    const path = joinPath(directory, numbered(name, number));
    try {
      await (await open(path, 'wx')).close();
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`all names like ${name.toString()} are taken`);
}

/** `年报.txt`, `年报-2.txt`, `年报-3.txt` … */
function numbered(name: Buffer, number: number): Buffer {
  if (number === 1) return name;
  const dot = name.lastIndexOf(0x2e);
  const end = dot > 0 ? dot : name.length;
  return Buffer.concat([name.subarray(0, end), Buffer.from(`-${number}`), name.subarray(end)]);
}

/** Copies beside the target first, so that the target is never seen half written. */
async function copyOver(
  from: string | Buffer,
  directory: string | Buffer,
  to: string | Buffer,
): Promise<void> {
  const beside = joinPath(directory, Buffer.from(`.nianbao-${randomBytes(6).toString('hex')}.tmp`));
  try {
    await copyFile(from, beside, constants.COPYFILE_EXCL);
    const { atime, mtime } = await lstat(from);
    await utimes(beside, atime, mtime);
    const written = await open(beside, 'r+');
    await written.sync().finally(() => written.close());
    await rename(beside, to);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

/** A path taken apart: its directory and its name. */
export function splitName(path: string | Buffer): { directory: string | Buffer; name: Buffer } {
  const bytes = Buffer.from(path);
  const slash = bytes.lastIndexOf(0x2f);
  return { directory: pathOfBytes(bytes.subarray(0, slash)), name: bytes.subarray(slash + 1) };
}
