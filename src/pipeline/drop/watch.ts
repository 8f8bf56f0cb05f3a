import { resolve } from 'node:path';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { lookInto, type DroppedFile } from '../../sources/drop/look.js';
import type { FoundSource } from '../../sources/found-source.js';
import { withDeclared } from '../../sources/manifests/declare.js';
import { loadTaken, noteTaken } from '../../store/drop/drop-files.js';
import { addItems, type PendingItem } from '../../store/items/run-items.js';
import { inTransaction } from '../../store/database/query.js';
import { createRun, endPlanning } from '../../store/runs/runs.js';
import { announceSettled, enqueue } from '../enqueue.js';
import { failPlanned } from '../fail-item.js';
import type { Pipeline } from '../pipeline.js';
import { addBatch, newItem } from '../plan.js';

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
 * Watches a drop directory. A file is taken when it stayed as it is for a while: two looks at least. What was taken is
 * in the database, so a restart takes what came meanwhile, once; a file that changes is taken again.
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
        runs.push({ run: await takeFiles(pipeline, root, batch), files: batch.length });
        for (const { path, stamp } of batch) {
          taken.set(path, stamp);
          waiting.delete(path);
        }
      }
      return runs;
    },
  };
}

/** Makes a run of some files. Run, items and what was taken are written together or not at all. */
async function takeFiles(pipeline: Pipeline, root: string, files: readonly DroppedFile[]): Promise<number> {
  const { pool } = pipeline.database;
  const sources: FoundSource[] = [];
  const problems: FoundSource[] = [];
  // What is listed may still be on its way, so only lines that make no sense are problems here.
  for await (const one of withDeclared(files, false)) (one.declaring ? problems : sources).push(one);
  const { run, items } = await inTransaction(pool, async (client) => {
    const run = await createRun(client, null, { paths: [root] });
    const items = await addItems(client, run, sources.map(newItem));
    await noteTaken(
      client,
      items.map(({ id }, index) => ({ ...stampedFile(files[index]), itemId: id })),
    );
    await endPlanning(client, run);
    return { run, items };
  });
  await failUnreadable(pipeline, files, items);
  await addBatch(pipeline, run, problems);
  await enqueue(
    pipeline,
    items.filter((_, index) => files[index]?.error === undefined),
  );
  await announceSettled(pipeline, run);
  return run;
}

function stampedFile(file: DroppedFile | undefined): { path: string; stamp: string } {
  return { path: file?.path ?? '', stamp: file?.stamp ?? '' };
}

/** Directories that could not be read are listed as failed; a retry walks them. */
async function failUnreadable(
  pipeline: Pipeline,
  files: readonly DroppedFile[],
  items: readonly PendingItem[],
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const error = files[index]?.error;
    if (!(error instanceof NianbaoError)) continue;
    await failPlanned(pipeline, item, error);
  }
}
