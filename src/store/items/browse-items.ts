import type { Details } from '../../errors/details.js';
import type { Language } from '../../language.js';
import { storedError } from './list-failed.js';
import type { Queryable } from '../database/query.js';

/** Which items of a run to show. */
export interface ItemFilter {
  /** Of this run only. */
  run?: number | undefined;
  state?: string | undefined;
  code?: string | undefined;
  step?: string | undefined;
  /** Part of the source. */
  q?: string | undefined;
}

/** One item of a run. */
export interface BrowsedItem {
  id: number;
  source: string;
  state: string;
  step: string;
  attempts: number;
  /** Set aside after failing again and again: retried only when it is released. */
  quarantined: boolean;
  code: string | null;
  message: string | null;
  report: number | null;
  /** ISO time of the last change. */
  at: string;
}

interface Row extends Omit<BrowsedItem, 'message'> {
  details: Details | null;
}

/** A page of a run's items by ascending id. */
export async function browseItems(
  db: Queryable,
  { run, state, code, step, q }: ItemFilter,
  page: { after: number; limit: number },
  language: Language,
): Promise<BrowsedItem[]> {
  const { rows } = await db.query<Row>(
    `select id::float8 as id, source, state, step, attempts, error_code as code, error_details as details,
            quarantined_at is not null as quarantined, report_id::float8 as report, updated_at as at
       from run_item
      where ($1::bigint is null or run_id = $1) and id > $2
        and ($4::text is null or state = $4) and ($5::text is null or error_code = $5)
        and ($6::text is null or step = $6) and ($7::text is null or strpos(source, $7) > 0)
      order by id limit $3`,
    [run ?? null, page.after, page.limit, state ?? null, code ?? null, step ?? null, q ?? null],
  );
  return rows.map(({ details, ...row }) => ({
    ...row,
    message: row.code === null ? null : messageOf(row.code, details, language),
  }));
}

/** One diagnosis of an item. */
export interface Attempt {
  attempt: number;
  step: string;
  code: string;
  message: string;
  at: string;
}

/** Everything that ever failed about an item, oldest first. */
export async function itemAttempts(db: Queryable, item: number, language: Language): Promise<Attempt[]> {
  const { rows } = await db.query<{
    attempt: number;
    step: string;
    code: string;
    details: Details;
    at: string;
  }>(
    `select attempt, step, error_code as code, error_details as details, failed_at as at
       from run_item_attempt where run_item_id = $1 order by attempt`,
    [item],
  );
  return rows.map(({ details, ...row }) => ({ ...row, message: messageOf(row.code, details, language) }));
}

function messageOf(code: string, details: Details | null, language: Language): string {
  return storedError(code, details)?.messageIn(language) ?? code;
}

/** One item with its run; null when there is none. */
export async function loadBrowsedItem(
  db: Queryable,
  id: number,
  language: Language,
): Promise<(BrowsedItem & { run: number }) | null> {
  const { rows } = await db.query<Row & { run: number }>(
    `select id::float8 as id, run_id::float8 as run, source, state, step, attempts, error_code as code,
            quarantined_at is not null as quarantined, error_details as details, report_id::float8 as report, updated_at as at
       from run_item where id = $1`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { details, ...rest } = row;
  return {
    ...rest,
    message: rest.code === null ? null : messageOf(rest.code, details, language),
  };
}

/** Error codes of failed items with their counts, of a run or of all, the most frequent first. */
export async function failureCodes(
  db: Queryable,
  run: number | null,
): Promise<{ code: string; count: number }[]> {
  const { rows } = await db.query<{ code: string; count: number }>(
    `select error_code as code, count(*)::int as count from run_item
      where state = 'failed' and ($1::bigint is null or run_id = $1) group by 1 order by 2 desc, 1`,
    [run],
  );
  return rows;
}
