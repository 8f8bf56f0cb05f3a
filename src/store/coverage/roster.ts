import type pg from 'pg';
import { issuerIdentity, issuerKey } from '../../report/issuer-identity.js';
import type { RosterEntry } from '../../sources/roster-entry.js';
import { inTransaction, rowsOf, type Queryable } from '../database/query.js';
import { storableJson } from '../database/storable.js';

/**
 * Makes a roster the one that counts; the one before goes.
 *
 * @param entries no two with the same issuer and division code
 */
export async function replaceRoster(pool: pg.Pool, entries: readonly RosterEntry[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    // Two that load a roster at once follow each other; readers see the one before until the end.
    await client.query('lock table roster in share row exclusive mode');
    await client.query(
      `with listed as (
         select * from json_populate_recordset(null::roster, $1::json)
       ), gone as (
         delete from roster r
          where not exists (select 1 from listed l where l.issuer = r.issuer and l.division_code = r.division_code)
       )
       insert into roster as r (issuer, division_code, issuer_key, issuer_identity, level, parent, parent_identity, since, until)
       select issuer, division_code, issuer_key, issuer_identity, level, parent, parent_identity, since, until from listed
       on conflict (issuer, division_code) do update set
         level = excluded.level, parent = excluded.parent, parent_identity = excluded.parent_identity,
         since = excluded.since, until = excluded.until, loaded_at = now()
       where (r.level, r.parent, r.since, r.until) is distinct from
             (excluded.level, excluded.parent, excluded.since, excluded.until)`,
      [storableJson(entries.map(rosterRow))],
    );
  });
}

function rosterRow({
  issuer,
  divisionCode,
  level,
  parent,
  since,
  until,
}: RosterEntry): Record<string, unknown> {
  return {
    issuer,
    division_code: divisionCode,
    issuer_key: issuerKey(issuer),
    issuer_identity: issuerIdentity(issuer, divisionCode === '' ? null : divisionCode, ''),
    level,
    parent,
    parent_identity: parent === null ? null : issuerIdentity(parent, null, ''),
    since,
    until,
  };
}

/** An organ of the roster with its name as names are compared. */
export interface KeyedEntry extends RosterEntry {
  key: string;
  identity: string;
}

/** The roster in the order of divisions and names. */
export async function loadRoster(db: Queryable): Promise<KeyedEntry[]> {
  return rowsOf<KeyedEntry>(
    db,
    `select issuer, division_code, level, parent, since, until, issuer_key as key,
            issuer_identity as identity
       from roster order by division_code collate "C", issuer collate "C"`,
  );
}

/** A current report with what a roster is compared with. */
export interface PublishedOfYear {
  year: number;
  id: number;
  issuer: string;
  key: string;
  divisionCode: string;
  source: string;
  /** ISO date, or null. */
  publishedOn: string | null;
}

/**
 * Current reports of some years by year and path. One whose year could not be read counts for the year before
 * it was published, so that nobody is accused for a title that was not understood.
 */
export async function loadPublished(db: Queryable, years: readonly number[]): Promise<PublishedOfYear[]> {
  return rowsOf<PublishedOfYear>(
    db,
    `select coalesce(r.report_year, extract(year from r.published_on) - 1) as year, r.id, r.issuer,
            r.issuer_key as key, coalesce(r.division_code, '') as division_code, s.path as source,
            r.published_on
       from report r join source s on s.id = r.source_id
      where r.current and r.issuer is not null
        and coalesce(r.report_year, extract(year from r.published_on) - 1) = any ($1)
      order by 1, s.path collate "C"`,
    [years],
  );
}

/** Whether an organ is to publish a report for a year. */
export const isDue = ({ since, until }: RosterEntry, year: number): boolean =>
  (since ?? 0) <= year && year <= (until ?? 9999);
