import { resolve } from 'node:path';
import { lookInto, type DroppedFile } from '../../sources/drop/look.js';
import { loadTaken } from '../../store/drop/drop-files.js';
import type { Pipeline } from '../pipeline.js';
import { planDroppedFiles } from '../planners/dropped-files.js';

/** Files of one run. */
const BATCH = 1000;
/** While more is arriving, complete files wait for it this many times as long as a file must be quiet. */
const WAIT_FOR_MORE = 6;

/** The watch of a drop directory. */
export interface DropWatch {
  /** Absolute path. */
  root: string;
  /**
   * Looks into the directory once and takes what is complete.
   *
   * @param now milliseconds, of any clock that only goes forward
   * @returns the runs that were made, with the number of their files
   */
  look(now: number): Promise<{ run: number; files: number }[]>;
}

/** A file that is not taken yet. */
interface Waiting {
  stamp: string;
  /** When it was first seen with this stamp. */
  since: number;
}

/**
 * Watches a drop directory. A file is taken when it stayed as it is for a while: two looks at least. What
 * was taken is in the database, so a restart takes what came meanwhile, once; a file that changes is taken
 * again.
 *
 * @param options `quietMs`: how long a file must stay as it is
 */
export async function openDropWatch(
  pipeline: Pipeline,
  directory: string,
  options: { quietMs: number },
): Promise<DropWatch> {
  const root = resolve(directory);
  const { quietMs } = options;
  const taken = await loadTaken(pipeline.database.pool, root);
  let waiting = new Map<string, Waiting>();

  return {
    root,
    async look(now) {
      const still = new Map<string, Waiting>();
      const complete: DroppedFile[] = [];
      for await (const file of lookInto(root)) {
        if (taken.get(file.path) === file.stamp) continue;
        const before = waiting.get(file.path);
        const since = before?.stamp === file.stamp ? before.since : now;
        still.set(file.path, { stamp: file.stamp, since });
        if (before?.stamp === file.stamp && now - since >= quietMs) complete.push(file);
      }
      waiting = still;
      const longest = Math.max(0, ...complete.map(({ path }) => now - (still.get(path)?.since ?? now)));
      const moreComes = still.size > complete.length && longest < (1 + WAIT_FOR_MORE) * quietMs;
      if (complete.length === 0 || (moreComes && complete.length < BATCH)) return [];

      const runs: { run: number; files: number }[] = [];
      for (let start = 0; start < complete.length; start += BATCH) {
        const batch = complete.slice(start, start + BATCH);
        runs.push({ run: await planDroppedFiles(pipeline, root, batch), files: batch.length });
        for (const { path, stamp } of batch) {
          taken.set(path, stamp);
          waiting.delete(path);
        }
      }
      return runs;
    },
  };
}
