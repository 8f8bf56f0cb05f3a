import type { ErrorCode } from '../../errors/codes.js';
import type { Details } from '../../errors/details.js';
import type { NianbaoError } from '../../errors/nianbao-error.js';
import type { Declared } from '../../report/declared.js';
import { itemConditions, type FailedSelection } from './item-filter.js';
import type { ItemState } from './item-states.js';
import type { Queryable } from '../database/query.js';
import { storableJson } from '../database/storable.js';
import type { Step } from './steps.js';

/** An item as a step of the pipeline needs it. */
export interface RunItem {
  id: number;
  runId: number;
  /** Name in listings: an absolute path, behind `!` the entry of an archive; or an address of the web. */
  source: string;
  /** Where the bytes are, as `sources/place.ts` writes it; null where `source` says it all. */
  place: object | null;
  /** The item of the file on disk that holds this one; null for a file on disk. */
  rootId: number | null;
  /** What a manifest or a sidecar says of it. */
  declared: Declared | null;
  /** Of a line of a manifest, or a manifest, that cannot be used: why; such an item is no report. */
  problem: { code: ErrorCode; details: Details } | null;
  /** Whether it came from a crawl list. */
  crawled: boolean;
  state: ItemState;
  /** The step to be done next. */
  step: Step;
  generation: number;
  sourceId: number | null;
  documentId: number | null;
  reportId: number | null;
}

/** What a job needs to be made for an item: references only. */
export type PendingItem = Pick<RunItem, 'id' | 'runId' | 'step' | 'generation' | 'reportId'>;

/** One item; null when there is none with this id. */
export async function loadItem(db: Queryable, itemId: number): Promise<RunItem | null> {
  const { rows } = await db.query<
    ItemRow & {
      source: string;
      place: object | null;
      declared: Declared | null;
      problem: RunItem['problem'];
      root_id: number | null;
      crawled: boolean;
      state: RunItem['state'];
      source_id: number | null;
      document_id: number | null;
    }
  >({
    name: 'load_item',
    text: `select id, run_id, source, place, declared, problem, root_id, state, step, generation, source_id, document_id, report_id,
                  exists (select 1 from crawl_item where run_item_id = run_item.id) as crawled
             from run_item where id = $1`,
    values: [itemId],
  });
  const row = rows[0];
  if (row === undefined) return null;
  return {
    ...pendingItem(row),
    source: row.source,
    place: row.place,
    declared: row.declared,
    problem: row.problem,
    rootId: row.root_id,
    crawled: row.crawled,
    state: row.state,
    sourceId: row.source_id,
    documentId: row.document_id,
  };
}

/**
 * The document of an item and who issued its report, as read or as declared; null where there is no such
 * item.
 */
export async function describeItem(
  db: Queryable,
  itemId: number,
): Promise<{ document: number | null; issuer: string | null } | null> {
  const { rows } = await db.query<{ document: number | null; issuer: string | null }>(
    `select i.document_id as document, coalesce(r.issuer, i.declared ->> 'issuer', c.issuer) as issuer
       from run_item i left join report r on r.id = i.report_id left join crawl_item c on c.run_item_id = i.id
      where i.id = $1`,
    [itemId],
  );
  return rows[0] ?? null;
}

/** What a step found out about its item. Fields that are left out stay as they are. */
export interface ItemProgress {
  sourceId?: number;
  documentId?: number;
  reportId?: number;
  /** `unchanged` never takes back what an earlier try of the same item did to the report. */
  outcome?: 'new' | 'changed' | 'unchanged';
}

/**
 * Moves a pending item from one step to the next. Guarded: of two deliveries of one job only the first moves
 * it.
 *
 * @returns whether the item was pending at `from` and is moved now
 */
export async function advanceItem(
  db: Queryable,
  itemId: number,
  from: Step,
  to: Step,
  progress: ItemProgress,
): Promise<boolean> {
  return changeItem(db, itemId, from, 'pending', to, progress);
}

/** Settles a pending item at the fetch step as unchanged; guarded like {@link advanceItem}. */
export async function settleUnchanged(
  db: Queryable,
  itemId: number,
  progress: ItemProgress,
): Promise<boolean> {
  return changeItem(db, itemId, 'fetch', 'unchanged', 'fetch', { ...progress, outcome: 'unchanged' });
}

/**
 * Settles a pending item whose content is other items; guarded like {@link advanceItem}.
 *
 * @param at the step at which that was seen
 * @param passedOver entries that became no items
 */
export async function settleExpanded(
  db: Queryable,
  itemId: number,
  at: Step,
  passedOver: number,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'settle_expanded',
    text: `update run_item set state = 'expanded', passed_over = $2, updated_at = now()
            where id = $1 and state = 'pending' and step = $3`,
    values: [itemId, passedOver, at],
  });
  return rowCount === 1;
}

/** How many items stand for what one file on disk holds. */
export async function countInside(db: Queryable, rootId: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*) from run_item where root_id = $1', [
    rootId,
  ]);
  return rows[0]?.count ?? 0;
}

/**
 * Settles a pending item at the extract step whose content led to other items, as a page that lists reports
 * does.
 */
export async function settleLedOn(db: Queryable, itemId: number): Promise<boolean> {
  return changeItem(db, itemId, 'extract', 'expanded', 'extract', {});
}

async function changeItem(
  db: Queryable,
  itemId: number,
  from: Step,
  state: RunItem['state'],
  step: Step,
  { sourceId, documentId, reportId, outcome }: ItemProgress,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'change_item',
    text: `update run_item set state = $3, step = $4, source_id = coalesce($5, source_id),
                  document_id = coalesce($6, document_id), report_id = coalesce($7, report_id),
                  report_outcome = case $8 when 'unchanged' then coalesce(report_outcome, $8)
                                        else coalesce($8, report_outcome) end, updated_at = now()
            where id = $1 and state = 'pending' and step = $2`,
    values: [
      itemId,
      from,
      state,
      step,
      sourceId ?? null,
      documentId ?? null,
      reportId ?? null,
      outcome ?? null,
    ],
  });
  return rowCount === 1;
}

/**
 * Writes down that a try failed. A final failure settles the item as failed; otherwise it stays pending.
 * Nothing happens when the item has moved on meanwhile.
 *
 * @param at the step and generation of the job that failed
 * @param ending `final`: whether no further try follows; `quarantineAfter`: after so many final failures it
 *   is set aside
 * @returns the item's run; null when nothing was written down
 */
export async function recordFailure(
  db: Queryable,
  itemId: number,
  at: { step: Step; generation: number },
  error: NianbaoError,
  ending: { final: boolean; quarantineAfter: number },
): Promise<number | null> {
  const { rows } = await db.query<{ run_id: number }>({
    name: 'record_failure',
    text: `
      with failed as (
        update run_item set attempts = attempts + 1, updated_at = now(),
               state = case when $6 then 'failed' else state end,
               error_code = case when $6 then $4 end,
               error_details = case when $6 then $5::jsonb end,
               failed_at = case when $6 then now() end,
               failures = case when $6 then failures + 1 else failures end,
               quarantined_at = case when $6 and failures + 1 >= $7 then now() end
         where id = $1 and state = 'pending' and step = $2 and generation = $3
        returning id, attempts, run_id
      ), noted as (
        insert into run_item_attempt (run_item_id, attempt, generation, step, error_code, error_details)
        select id, attempts, $3, $2, $4, $5::jsonb from failed
      )
      select run_id from failed`,
    values: [
      itemId,
      at.step,
      at.generation,
      error.code,
      storableJson(error.details),
      ending.final,
      ending.quarantineAfter,
    ],
  });
  return rows[0]?.run_id ?? null;
}

/**
 * Makes failed items pending again, from the fetch on: a fixed file has other bytes, and every step finds
 * what is done already. What was fetched from the web is not fetched again: it goes on with the stored
 * answer; so does what was to be read again. Earlier diagnoses stay in `run_item_attempt`. Finished runs of
 * these items are open again. Of two calls at the same time each item is in one.
 *
 * @param selection those in quarantine are left alone unless it asks for them, which releases them
 *
 * @returns the items, in a new generation
 */
export async function reviveItems(db: Queryable, selection: FailedSelection): Promise<PendingItem[]> {
  const values: unknown[] = [];
  const quarantined = selection.quarantined ?? false;
  const selected = itemConditions(values, { ...selection, state: 'failed', quarantined });
  const { rows } = await db.query<ItemRow>(
    `with chosen as (
       select id, run_id from run_item where ${selected} for update skip locked
     ), revived as (
       update run_item i set state = 'pending',
              step = case when i.step <> 'fetch' and (c.run_item_id is not null or r.kind = 'reprocess') then 'extract'
                          else 'fetch' end, generation = generation + 1, error_code = null,
              error_details = null, failed_at = null, updated_at = now(), quarantined_at = null,
              failures = case when i.quarantined_at is null then failures else 0 end
         from chosen join run r on r.id = chosen.run_id left join crawl_item c on c.run_item_id = chosen.id
        where i.id = chosen.id
       returning i.id, i.run_id, i.step, i.generation, i.report_id
     ), begun as (
       update crawl_item set hops = '[]', throttled = 0 where run_item_id in (select id from chosen)
     ), reopened as (
       update run set state = 'running', finished_at = null, totals = null, checked_at = null,
              worked_before = worked_before + coalesce(finished_at - coalesce(reopened_at, started_at), '0'),
              reopened_at = case when finished_at is null then reopened_at else now() end
        where id in (select run_id from revived) and state <> 'planning'
     )
     select * from revived order by id`,
    values,
  );
  return rows.map(pendingItem);
}

/** Those of some ids that no item has, in their order. */
export async function unknownItems(db: Queryable, ids: readonly number[]): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select asked.id from unnest($1::bigint[]) with ordinality as asked(id, position)
      where not exists (select 1 from run_item i where i.id = asked.id) order by asked.position`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/**
 * Pending items of a run, or of all runs, by ascending id.
 *
 * @param after id after which to go on; 0 for the first page
 */
export async function pendingItems(
  db: Queryable,
  runId: number | null,
  after: number,
  limit: number,
): Promise<PendingItem[]> {
  const { rows } = await db.query<ItemRow>({
    name: 'pending_items',
    text: `select id, run_id, step, generation, report_id from run_item
            where state = 'pending' and ($1::bigint is null or run_id = $1) and id > $2 order by id limit $3`,
    values: [runId, after, limit],
  });
  return rows.map(pendingItem);
}

/** The columns of {@link PendingItem}. */
export interface ItemRow {
  id: number;
  run_id: number;
  step: Step;
  generation: number;
  report_id: number | null;
}

/** Of the row of an item, what a job needs. */
export function pendingItem(row: ItemRow): PendingItem {
  return {
    id: row.id,
    runId: row.run_id,
    step: row.step,
    generation: row.generation,
    reportId: row.report_id,
  };
}
