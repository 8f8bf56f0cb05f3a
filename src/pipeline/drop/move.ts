import { mkdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ERROR_CODES, type ErrorCode } from '../../errors/codes.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { MOVED_MARK } from '../../sources/directory.js';
import { MOVED_FOLDERS, ownStamp, stampOf } from '../../sources/drop/look.js';
import { moveFile, splitName } from '../../sources/drop/move-file.js';
import { joinPath, loadPlace, pathOfBytes } from '../../sources/place.js';
import {
  failuresOfFile,
  noteMoved,
  settledFiles,
  type FileFailure,
  type SettledFile,
} from '../../store/drop/drop-files.js';
import type { Pipeline } from '../pipeline.js';

/** Files in one sweep. */
const SWEEP = 500;

/**
 * Moves what is settled out of a drop directory: to `done/`, or to `failed/` with a `.json` beside it that
 * says why. A file keeps its folders. One that was failed and is fixed goes on to `done/`. A file that
 * changed since it was taken stays: it will be taken again.
 *
 * @param root absolute path of the drop directory
 * @param unmovable ids of files that could not be moved; filled here, and not tried again
 * @returns how many were moved
 */
export async function moveSettled(pipeline: Pipeline, root: string, unmovable: Set<number>): Promise<number> {
  let moved = 0;
  for (const file of await settledFiles(pipeline.database.pool, root, SWEEP + unmovable.size)) {
    if (unmovable.has(file.id)) continue;
    try {
      if (await moveOne(pipeline, root, file)) moved++;
    } catch (error) {
      unmovable.add(file.id);
      pipeline.log.warn({ file: file.path, err: error }, 'could not move a file out of the drop directory');
    }
  }
  return moved;
}

async function moveOne(pipeline: Pipeline, root: string, file: SettledFile): Promise<boolean> {
  const { pool } = pipeline.database;
  const { path } = loadPlace(file.place, file.source);
  const stamp = await stampOf(path);
  if (stamp === null) {
    await noteMoved(pool, file, 'gone', null);
    return false;
  }
  // One that failed was fixed where it is; any other was replaced by what is still to be taken.
  if (stamp !== ownStamp(file.stamp) && file.moved === null) return false;
  const kind = file.failed ? 'failed' : 'done';
  const { directory, name } = splitName(path);
  const from = join(root, file.moved ?? '');
  const inside = Buffer.from(directory).subarray(Buffer.byteLength(from));
  const target = pathOfBytes(Buffer.concat([Buffer.from(join(root, kind)), inside]));
  await markFolders(root);
  const to = await moveFile(path, target, name);
  await noteMoved(pool, file, kind, {
    path: typeof to === 'string' ? { path: to } : { pathBytes: to.toString('base64') },
    stamp: (await stampOf(to)) ?? stamp,
  });
  if (file.failed) {
    const note = { source: file.source, failures: (await failuresOfFile(pool, file.itemId)).map(explain) };
    await writeFile(beside(to), `${JSON.stringify(note, null, 2)}\n`);
  }
  if (file.moved === 'failed') await unlink(beside(path)).catch(() => undefined);
  return true;
}

/** The note beside a failed file: its whole name and `.json`. */
function beside(path: string | Buffer): string | Buffer {
  const { directory, name } = splitName(path);
  return joinPath(directory, Buffer.concat([name, Buffer.from('.json')]));
}

/** So that `nianbao ingest` of the drop directory does not take again what is done with. */
async function markFolders(root: string): Promise<void> {
  for (const folder of MOVED_FOLDERS) {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, MOVED_MARK), '');
  }
}

function explain({ details, code, failedAt, ...failure }: FileFailure): object {
  const error = Object.hasOwn(ERROR_CODES, code) ? new NianbaoError(code as ErrorCode, details) : null;
  return {
    ...failure,
    code,
    message: { zh: error?.messageIn('zh') ?? code, en: error?.messageIn('en') ?? code },
    failedAt,
  };
}
