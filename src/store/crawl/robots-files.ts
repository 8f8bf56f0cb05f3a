import type { Queryable } from '../database/query.js';
import { storableText } from '../database/storable.js';

/** What is known of the robots.txt of an origin. */
export interface RobotsFile {
  /** Whether the answer still holds. */
  fresh: boolean;
  status: number | null;
  body: string;
  /** Where a redirect leads that is still to be followed. */
  nextUrl: string | null;
  redirects: number;
}

/** The robots.txt of an origin as it was last fetched; null before that. */
export async function loadRobots(db: Queryable, origin: string): Promise<RobotsFile | null> {
  const { rows } = await db.query<RobotsFile>({
    name: 'load_robots',
    text: `select expires_at > clock_timestamp() as fresh, status, body, next_url as "nextUrl", redirects
             from robots_file where origin = $1`,
    values: [origin],
  });
  return rows[0] ?? null;
}

/**
 * Makes the caller the one that fetches the robots.txt of an origin.
 *
 * @param leaseMs how long nobody else may
 * @returns false when somebody else is at it
 */
export async function claimRobots(db: Queryable, origin: string, leaseMs: number): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'claim_robots',
    text: `insert into robots_file (origin, fetching_until) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
           on conflict (origin) do update set fetching_until = excluded.fetching_until
            where robots_file.fetching_until is null or robots_file.fetching_until <= clock_timestamp()`,
    values: [origin, leaseMs],
  });
  return rowCount === 1;
}

/** Lets others fetch it again after the caller could not. */
export async function releaseRobots(db: Queryable, origin: string): Promise<void> {
  await db.query('update robots_file set fetching_until = null where origin = $1', [origin]);
}

/** Keeps an answer for a time, or a redirect until it was followed. */
export async function storeRobots(
  db: Queryable,
  origin: string,
  answer: { status: number; body: string; nextUrl: string | null; redirects: number; keepMs: number },
): Promise<void> {
  await db.query(
    `update robots_file set status = $2, body = $3, next_url = $4, redirects = $5, fetching_until = null,
            fetched_at = clock_timestamp(), expires_at = clock_timestamp() + $6 * interval '1 millisecond'
      where origin = $1`,
    [origin, answer.status, storableText(answer.body), answer.nextUrl, answer.redirects, answer.keepMs],
  );
}
