import { open, type FileHandle } from 'node:fs/promises';
import { NianbaoError } from '../errors/nianbao-error.js';
import { reasonOf } from '../errors/reason.js';
import type { Sink } from './sink.js';

/** More than what one call writes: it holds every line that can have been written and not been noted. */
const TAIL_BYTES = 16 * 1024 * 1024;

/**
 * Appends each event as a line. What a process that died had written already is found at the end of the file
 * and not written again; half a line that it left is taken away. Only one process at a time may deliver to
 * one file.
 *
 * @param path of the file; its directory must exist
 */
export function openJsonlFile(path: string): Sink {
  // The lines at the end as they were found; what is appended from then on is known to be new.
  let found: string | null = null;
  return {
    async deliver(parcels) {
      try {
        // 'a+' makes the file, but does not let its end be cut off.
        await (await open(path, 'a+')).close();
        const file = await open(path, 'r+');
        try {
          found ??= await mendTail(file);
          const before = found;
          const fresh = parcels.filter(({ key }) => !before.includes(`"id":"${key}"`));
          await append(file, fresh.map(({ body }) => `${body}\n`).join(''));
        } finally {
          await file.close();
        }
        return parcels.map(() => null);
      } catch (error) {
        // Part of it may stand there.
        found = null;
        const fault = new NianbaoError(
          'sink_unwritable',
          { path, reason: reasonOf(error) },
          { cause: error },
        );
        return parcels.map(() => fault);
      }
    },
  };
}

/** Takes away half a line at the end, gives a whole one its end, and reads the last lines. */
async function mendTail(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const start = Math.max(0, size - TAIL_BYTES);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  const tail = buffer.subarray(0, bytesRead);
  const whole = tail.lastIndexOf(0x0a) + 1;
  const rest = tail.subarray(whole).toString('utf8');
  if (rest !== '' && isJson(rest)) {
    await append(file, '\n');
    return tail.toString('utf8');
  }
  if (rest !== '') await file.truncate(start + whole);
  return tail.subarray(0, whole).toString('utf8');
}

async function append(file: FileHandle, lines: string): Promise<void> {
  const { size } = await file.stat();
  const bytes = Buffer.from(lines, 'utf8');
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, size + done)).bytesWritten;
  }
  await file.datasync();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
