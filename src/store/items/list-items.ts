import type { Details } from '../../errors/details.js';
import { parameter } from '../database/conditions.js';
import { beyond, eachRow, idCursor, pageOf, type Page, type PageAsked } from '../database/pages.js';
import { rowsOf, type Queryable } from '../database/query.js';
import { itemConditions, type FailedSelection, type ItemFilter } from './item-filter.js';
import type { ItemState } from './item-states.js';
import type { Step } from './steps.js';
import { storedError, type StoredError } from './stored-error.js';

/** One item of a listing. Times are ISO. */
export interface ListedItem {
  id: number;
  run: number;
  source: string;
  state: ItemState;
  /** The step to be done next, or that failed. */
  step: Step;
  /** Tries that failed. */
  attempts: number;
  /** Set aside after failing again and again: a retry leaves it alone until it is released. */
  quarantined: boolean;
  /** Why it failed; null where it did not. */
  error: StoredError | null;
  report: number | null;
  failedAt: string | null;
  changedAt: string;
}

/** An item that failed. */
export type FailedItem = ListedItem & { error: StoredError; failedAt: string };

type Row = Omit<ListedItem, 'error'> & { code: string | null; details: Details | null };

/** A page of items by id. */
export async function readItems(
  db: Queryable,
  filter: ItemFilter,
  page: PageAsked,
): Promise<Page<ListedItem>> {
  const values: unknown[] = [];
  const { order, after } = beyond('id', page);
  const where = itemConditions(values, filter, [[page.after, after]]);
  const rows = await rowsOf<Row>(
    db,
    `select id, run_id as run, source, state, step, attempts, quarantined_at is not null as quarantined,
            error_code as code, error_details as details, report_id as report, failed_at, updated_at as changed_at
       from run_item where ${where} order by ${order} limit ${parameter(values, page.limit + 1)}`,
    values,
  );
  return pageOf(
    rows.map(({ code, details, ...row }) => ({
      ...row,
      error: code === null ? null : storedError(code, details),
    })),
    page.limit,
    idCursor,
  );
}

/** A page of failed items by id. */
export async function readFailed(
  db: Queryable,
  selection: FailedSelection,
  page: PageAsked,
): Promise<Page<FailedItem>> {
  const { rows, next } = await readItems(db, { ...selection, state: 'failed' }, page);
  // Whatever failed says why and when.
  return { rows: rows.filter((item): item is FailedItem => item.error !== null), next };
}

/** Failed items by ascending id. */
export function listFailed(db: Queryable, selection: FailedSelection): AsyncGenerator<FailedItem> {
  return eachRow((page) => readFailed(db, selection, page));
}

/** One item; null when there is none. */
export async function loadListedItem(db: Queryable, id: number): Promise<ListedItem | null> {
  const { rows } = await readItems(db, { items: [id] }, { limit: 1 });
  return rows[0] ?? null;
}

/** One diagnosis of an item. */
export interface Attempt extends Omit<StoredError, 'retryable'> {
  attempt: number;
  step: string;
  /** ISO time. */
  at: string;
}

/** Everything that ever failed about an item, oldest first. */
export async function itemAttempts(db: Queryable, item: number): Promise<Attempt[]> {
  const rows = await rowsOf<{
    attempt: number;
    step: string;
    code: string;
    details: Details;
    at: string;
  }>(
    db,
    `select attempt, step, error_code as code, error_details as details, failed_at as at
       from run_item_attempt where run_item_id = $1 order by attempt`,
    [item],
  );
  return rows.map(({ details, ...row }) => ({ ...row, message: storedError(row.code, details).message }));
}
