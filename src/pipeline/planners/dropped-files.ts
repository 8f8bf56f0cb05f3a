import type { DroppedFile } from '../../sources/drop/look.js';
import { withDeclared } from '../../sources/manifests/declare.js';
import { inTransaction } from '../../store/database/query.js';
import { noteTaken } from '../../store/drop/drop-files.js';
import { addItems } from '../../store/items/add-items.js';
import { createRun, endPlanning } from '../../store/runs/runs.js';
import { announceSettled } from '../enqueue.js';
import type { Pipeline } from '../pipeline.js';
import { queueAdded } from './add-planned.js';
import { plannedSource, type Planned } from './planned.js';

/**
 * Makes a run of files of a drop directory. Run, items and what was taken are written together or not at
 * all. Directories that could not be read are listed as failed; a retry walks them.
 *
 * @param root absolute path of the directory
 * @returns the run
 */
export async function planDroppedFiles(
  pipeline: Pipeline,
  root: string,
  files: readonly DroppedFile[],
): Promise<number> {
  const planned: Planned[] = [];
  // What is listed may still be on its way, so only lines that make no sense are problems here.
  for await (const found of withDeclared(files, false)) planned.push(plannedSource(found));
  const stamps = new Map(files.map(({ path, stamp }) => [path, stamp]));
  const { run, items } = await inTransaction(pipeline.database.pool, async (client) => {
    const run = await createRun(client, null, { kind: 'ingest', paths: [root] });
    const items = await addItems(client, run, planned);
    await noteTaken(
      client,
      items.flatMap(({ id, from: { source } }) => {
        const stamp = stamps.get(source);
        return stamp === undefined ? [] : [{ path: source, stamp, itemId: id }];
      }),
    );
    await endPlanning(client, run);
    return { run, items };
  });
  await queueAdded(pipeline, items);
  await announceSettled(pipeline, run);
  return run;
}
