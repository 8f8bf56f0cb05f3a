import { createHash } from 'node:crypto';
import { NianbaoError } from '../errors/nianbao-error.js';
import { loadPlace } from '../sources/place.js';
import { readSource } from '../sources/read-source.js';
import { itemAtStep } from './enqueue.js';
import { fetchFromWeb } from './crawl/fetch-from-web.js';
import { expandItem } from './expand.js';
import { keepContent } from './keep-content.js';
import type { Payload } from './jobs.js';
import type { Pipeline } from './pipeline.js';

/**
 * Reads a file, or an entry of an archive, or asks a host, and stores the bytes once per content; an
 * archive becomes items of its own.
 *
 * @param at `again`: whether the job was begun before
 * @throws NianbaoError for what cannot be read; Postponed while a host is not to be asked
 */
export async function fetchItem(
  pipeline: Pipeline,
  payload: Payload<'fetch'>,
  { again }: { again: boolean },
): Promise<void> {
  const item = await itemAtStep(pipeline, payload, 'fetch');
  if (item === null) return;
  if (item.problem !== null) throw new NianbaoError(item.problem.code, item.problem.details);
  if (item.crawled) return fetchFromWeb(pipeline, item, again);
  const place = loadPlace(item.place, item.source);
  const read = await readSource(pipeline.shelf, place, pipeline.config.maxFileBytes);
  if (read.kind === 'container') return expandItem(pipeline, item, read);
  const { bytes } = read;
  await keepContent(pipeline, item, createHash('sha256').update(bytes).digest('hex'), bytes);
}
