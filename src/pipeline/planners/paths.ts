import { findSources } from '../../sources/directory.js';
import { plannedSource, type Planned } from './planned.js';

/** The files that some paths stand for. One that does not exist is an item too, which then fails. */
export async function* planPaths(paths: readonly string[]): AsyncGenerator<Planned> {
  for await (const found of findSources(paths)) yield plannedSource(found);
}
