import type { NianbaoError } from '../../errors/nianbao-error.js';
import type { FoundSource } from '../../sources/found-source.js';
import { storePlace } from '../../sources/place.js';
import type { NewItem } from '../../store/items/add-items.js';

/** An item that a planner found. */
export interface Planned extends NewItem {
  /** Why it is known at once that it cannot be fetched; it stays listed as failed. */
  failure?: NianbaoError;
}

/** What a planner makes of what was asked for. */
export interface Plan {
  items: AsyncIterable<Planned> | Iterable<Planned>;
  /** Notes what holds for the whole run. */
  begin?(runId: number): Promise<void>;
}

/** A source that was found on a disk or in an archive, as an item that is to be added. */
export function plannedSource({ path, place, declared, declaring, error }: FoundSource): Planned {
  const item = { source: path, place: storePlace(place, path), declared: declared ?? null };
  if (error === undefined) return item;
  // A line of a manifest that cannot be used stays so, however often it is tried; a directory may be
  // readable next time.
  const problem = declaring ? { code: error.code, details: error.details } : null;
  return { ...item, problem, failure: error };
}
