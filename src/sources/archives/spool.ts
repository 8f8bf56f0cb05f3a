import { randomBytes } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transform } from 'node:stream';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { inMemory, type RandomAccess } from '../../archive/random-access.js';
import { accessTo, type OpenFile } from '../open-file.js';

const CHUNK = 256 * 1024;

/** Bytes were more than the limit. */
export class SpoolLimit extends Error {}

/**
 * Unpacks a stretch of bytes to a temporary file without a name: it goes when it is closed or the process
 * ends, however that happens. Memory does not grow with the size.
 *
 * @param source the packed bytes
 * @param stretch where they are
 * @param unpacker e.g. zlib's; null for bytes that are not packed
 * @param most most bytes that may come out
 * @returns the unpacked file and its CRC-32
 * @throws SpoolLimit, and what the unpacker throws
 */
export async function spool(
  source: RandomAccess,
  stretch: { offset: number; bytes: number },
  unpacker: Transform | null,
  most: number,
): Promise<{ file: OpenFile; checksum: number }> {
  const path = join(tmpdir(), `nianbao-${randomBytes(8).toString('hex')}`);
  const handle = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    let size = 0;
    let checksum = 0;
    const count = new Writable({
      write(chunk: Buffer, _encoding, done) {
        if (size + chunk.length > most) {
          done(new SpoolLimit(`more than ${most} bytes`));
          return;
        }
        const at = size;
        size += chunk.length;
        checksum = crc32(chunk, checksum);
        handle.write(chunk, 0, chunk.length, at).then(() => done(), done);
      },
    });
    const packed = Readable.from(chunks(source, stretch), { objectMode: false, highWaterMark: CHUNK });
    await (unpacker === null ? pipeline(packed, count) : pipeline(packed, unpacker, count));
    return { file: accessTo(handle, size), checksum };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Bytes in a temporary file without a name, as {@link spool} makes it. */
export async function spoolBytes(bytes: Uint8Array): Promise<OpenFile> {
  const { file } = await spool(inMemory(bytes), { offset: 0, bytes: bytes.length }, null, bytes.length);
  return file;
}

async function* chunks(
  source: RandomAccess,
  { offset, bytes }: { offset: number; bytes: number },
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes;) {
    const chunk = await source.read(offset + at, Math.min(CHUNK, bytes - at));
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
  }
}
