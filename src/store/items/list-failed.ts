import type { Pool } from 'pg';
import { ERROR_CODES, type ErrorCode } from '../../errors/codes.js';
import type { Details } from '../../errors/details.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Language } from '../../language.js';
import { eachPage } from '../database/each-page.js';
import { SELECTED, selectionValues, type FailedSelection } from './failed-selection.js';

/** One failed item of a listing. */
export interface FailedItem {
  item: number;
  run: number;
  source: string;
  /** The step that failed. */
  step: string;
  code: string;
  /** What happened and what to do, in the language asked for. */
  message: string;
  /** Tries that failed. */
  attempts: number;
  /** ISO time. */
  failedAt: string;
  /** Whether trying again may help although nobody mends anything. */
  retryable: boolean;
  /** Set aside: a retry leaves it alone until it is released. */
  quarantined: boolean;
}

const SQL = `
  select id::float8 as id, run_id::float8 as run, source, step, error_code as code, error_details as details,
         attempts, failed_at as "failedAt", quarantined_at is not null as quarantined
    from run_item
   where ${SELECTED} and id > $7
   order by id
   limit $8`;

interface Row {
  id: number;
  run: number;
  source: string;
  step: string;
  code: string;
  details: Details | null;
  attempts: number;
  failedAt: string;
  quarantined: boolean;
}

/**
 * A page of failed items by ascending id.
 *
 * @param pool the database
 * @param selection which ones
 * @param language of the messages
 */
export async function failedPage(
  pool: Pool,
  selection: FailedSelection,
  { after, limit }: { after: number; limit: number },
  language: Language,
): Promise<FailedItem[]> {
  const { rows } = await pool.query<Row>(SQL, [...selectionValues(selection), after, limit]);
  return rows.map(({ id, code, details, ...row }) => {
    const error = storedError(code, details);
    return {
      item: id,
      ...row,
      code,
      message: error?.messageIn(language) ?? code,
      retryable: error?.retryable ?? false,
    };
  });
}

/** Failed items by ascending id; see {@link failedPage}. */
export async function* listFailed(
  pool: Pool,
  selection: FailedSelection,
  language: Language,
): AsyncGenerator<FailedItem> {
  const found = eachPage(async (after, limit) => {
    const page = await failedPage(pool, selection, { after, limit }, language);
    return page.map((failed) => ({ id: failed.item, failed }));
  });
  for await (const { failed } of found) yield failed;
}

/** The error that a row tells of; null for a code that only another version of the program knows. */
export function storedError(code: string, details: Details | null): NianbaoError | null {
  return Object.hasOwn(ERROR_CODES, code) ? new NianbaoError(code as ErrorCode, details ?? {}) : null;
}

/** How many items of a run failed with one code. */
export interface FailureCount {
  code: string;
  count: number;
  /** One of the sources, as an example. */
  source: string;
}

/** Failed items of a run by error code, the most frequent first. */
export async function countFailures(pool: Pool, run: number): Promise<FailureCount[]> {
  const { rows } = await pool.query<FailureCount>(
    `select error_code as code, count(*)::int as count, min(source) as source
       from run_item where run_id = $1 and state = 'failed' group by error_code order by 2 desc, 1`,
    [run],
  );
  return rows;
}
