import type { Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';

/** A file of a drop directory as it was taken. */
export interface TakenFile {
  /** As `run_item.source`. */
  path: string;
  /** Inode, size and time of change. */
  stamp: string;
}

/**
 * What was taken from a drop directory before.
 *
 * @param root absolute path of the directory
 * @returns the stamp of each file by its path
 */
export async function loadTaken(db: Queryable, root: string): Promise<Map<string, string>> {
  const { rows } = await db.query<TakenFile>(
    `select path, stamp from drop_file where starts_with(path, $1)`,
    [`${storableText(root)}/`],
  );
  return new Map(rows.map(({ path, stamp }) => [path, stamp]));
}

/**
 * Writes down which files were taken, in the transaction that makes their items.
 *
 * @param files with the ids of their items
 */
export async function noteTaken(
  db: Queryable,
  files: readonly (TakenFile & { itemId: number })[],
): Promise<void> {
  await db.query(
    `insert into drop_file (path, stamp, item_id)
     select path, stamp, item_id from unnest($1::text[], $2::text[], $3::bigint[]) as taken(path, stamp, item_id)
     on conflict (path) do update
       set stamp = excluded.stamp, item_id = excluded.item_id, moved = null, taken_at = now()`,
    [
      files.map(({ path }) => storableText(path)),
      files.map(({ stamp }) => stamp),
      files.map(({ itemId }) => itemId),
    ],
  );
}

/** A file of a drop directory of which nothing is pending any more. */
export interface SettledFile extends TakenFile {
  id: number;
  itemId: number;
  /** As in `run_item`. */
  place: object | null;
  source: string;
  /** Whether it, or a report in it, failed. */
  failed: boolean;
  moved: 'failed' | null;
}

/** Files of a drop directory that are to be moved: settled ones, and failed ones that a retry has fixed. */
export async function settledFiles(db: Queryable, root: string, limit: number): Promise<SettledFile[]> {
  const { rows } = await db.query<SettledFile>(
    `select * from (
       select f.id, f.path, f.stamp, f.moved, i.id as "itemId", i.place, i.source,
              i.state = 'failed'
                or exists (select 1 from run_item x where x.root_id = i.id and x.state = 'failed') as failed
         from drop_file f
         join run_item i on i.id = f.item_id
        where starts_with(f.path, $1)
          and (f.moved is null or f.moved = 'failed')
          and i.state <> 'pending'
          and not exists (select 1 from run_item x where x.root_id = i.id and x.state = 'pending')
     ) settled
     where moved is null or not failed
     order by id limit $2`,
    [`${storableText(root)}/`, limit],
  );
  return rows;
}

/**
 * Writes down that a file was moved, also for its items, so that a retry reads it where it is.
 *
 * @param to the new path, as in `run_item.place`, and the stamp there; null where the file is gone
 */
export async function noteMoved(
  db: Queryable,
  file: SettledFile,
  moved: 'done' | 'failed' | 'gone',
  to: { path: object; stamp: string } | null,
): Promise<void> {
  await db.query(
    `with noted as (update drop_file set moved = $2, stamp = coalesce($5, stamp) where id = $1)
     update run_item set place = (coalesce(place, '{}') - 'path' - 'pathBytes') || $4::jsonb
      where $4::jsonb is not null and (id = $3 or root_id = $3)`,
    [file.id, moved, file.itemId, to === null ? null : storableJson(to.path), to?.stamp ?? null],
  );
}

/** One failure of a file or of a report in it. */
export interface FileFailure {
  item: number;
  source: string;
  step: string;
  code: string;
  details: Record<string, string | number>;
  attempts: number;
  failedAt: string;
}

/** Why a file failed: its own item, and those of the reports in it. */
export async function failuresOfFile(db: Queryable, itemId: number): Promise<FileFailure[]> {
  const { rows } = await db.query<FileFailure>(
    `select id as item, source, step, error_code as code, error_details as details, attempts,
            failed_at as "failedAt"
       from run_item where (id = $1 or root_id = $1) and state = 'failed' order by id`,
    [itemId],
  );
  return rows;
}
