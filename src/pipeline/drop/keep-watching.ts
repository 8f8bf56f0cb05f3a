import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { diagnosed } from '../../sources/read-file.js';
import type { Pipeline } from '../pipeline.js';
import { repeat } from '../repeat.js';
import { moveSettled } from './move.js';
import { openDropWatch } from './watch.js';

/** Looks while a file is quiet. */
const LOOKS = 3;
/** A look may take this share of the time: directories of 100,000 files are looked at more seldom. */
const SHARE = 1 / 10;

/** How to watch a drop directory. */
export interface WatchOptions {
  quietMs: number;
  /** Whether to move what is settled to `done/` and `failed/`. */
  move: boolean;
  /** Ends the watch. */
  signal: AbortSignal;
  /** Told of each run that was made. */
  onTaken: (run: number, files: number) => void;
}

/**
 * Watches a drop directory until the signal. Faults of the database and of the disk are logged and outlived.
 *
 * @throws NianbaoError `path_not_found`, `path_unreadable`, `path_not_a_directory` when there is nothing to
 *   watch at first
 */
export async function keepWatching(
  pipeline: Pipeline,
  directory: string,
  { quietMs, move, signal, onTaken }: WatchOptions,
): Promise<void> {
  await refuseNoDirectory(resolve(directory));
  const watch = await openDropWatch(pipeline, directory, { quietMs });
  const unmovable = new Set<number>();
  const look = async (): Promise<void> => {
    for (const { run, files } of await watch.look(performance.now())) onTaken(run, files);
    if (move) await moveSettled(pipeline, watch.root, unmovable);
  };
  await repeat(look, {
    log: pipeline.log,
    trouble: 'could not look into the drop directory',
    everyMs: (tookMs) => Math.max(quietMs / LOOKS, tookMs / SHARE),
    signal,
  }).ended;
}

async function refuseNoDirectory(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw diagnosed(error, path);
  });
  if (!found.isDirectory()) throw new NianbaoError('path_not_a_directory', { path });
}
