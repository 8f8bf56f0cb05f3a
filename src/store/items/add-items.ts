import type { Declared } from '../../report/declared.js';
import { addCrawlDetails, type NewCrawl } from '../crawl/crawl-items.js';
import type { Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';
import { pendingItem, type ItemRow, type PendingItem, type RunItem } from './run-items.js';

/** A source that is to become an item. */
export interface NewItem {
  /** Address, or name of a file; of what cannot be used, what stands for it in listings. */
  source: string;
  place?: object | null;
  /** What a list, a manifest or a sidecar says of it. */
  declared?: Declared | null;
  problem?: RunItem['problem'];
  /** What it is in its crawl; absent for a file. */
  crawl?: NewCrawl;
  /** The document of a report that is to be read again: nothing is fetched. */
  stored?: { sourceId: number; documentId: number };
}

/** An item that was added, and what it was made of. */
export type AddedItem<New extends NewItem = NewItem> = PendingItem & { from: New };

/** Where new items come from. */
export interface Origin {
  /** The item of the file on disk that holds them. */
  rootId?: number | null;
  /** The item of the crawl whose page led to them; null for entries of the list. */
  page?: { id: number; rootId: number } | null;
}

/**
 * Adds pending items to a run. A source that the run has already is left alone, so that nothing is read or
 * fetched twice; of two of the same name the first counts.
 *
 * @param db inside a transaction
 * @returns the items that were added, in the order of `items`
 */
export async function addItems<New extends NewItem>(
  db: Queryable,
  runId: number,
  items: readonly New[],
  { rootId = null, page = null }: Origin = {},
): Promise<AddedItem<New>[]> {
  const bySource = new Map<string, New>();
  for (const item of items) {
    const source = storableText(item.source);
    if (!bySource.has(source)) bySource.set(source, item);
  }
  const given = [...bySource.values()];
  const json = (value: object | null | undefined): string | null =>
    value == null ? null : storableJson(value);
  const { rows } = await db.query<ItemRow & { source: string }>({
    name: 'add_items',
    text: `insert into run_item (run_id, source, place, root_id, declared, problem, source_id, document_id, step)
           select $1, source, place::jsonb, $3, declared::jsonb, problem::jsonb, source_id, document_id,
                  case when document_id is null then 'fetch' else 'extract' end
             from unnest($2::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[])
                  with ordinality as listed(source, place, declared, problem, source_id, document_id, position)
            order by position
           on conflict (run_id, source) do nothing
           returning id, run_id, step, generation, report_id, source`,
    values: [
      runId,
      [...bySource.keys()],
      rootId,
      given.map(({ place }) => json(place)),
      given.map(({ declared }) => json(declared)),
      given.map(({ problem }) => json(problem)),
      given.map(({ stored }) => stored?.sourceId ?? null),
      given.map(({ stored }) => stored?.documentId ?? null),
    ],
  });
  const added = rows
    .flatMap((row) => {
      const from = bySource.get(row.source);
      return from === undefined ? [] : [{ ...pendingItem(row), from }];
    })
    .sort((a, b) => a.id - b.id);
  const crawled = added.flatMap(({ id, from: { crawl } }) => (crawl === undefined ? [] : [{ id, ...crawl }]));
  if (crawled.length > 0) await addCrawlDetails(db, crawled, page);
  return added;
}
