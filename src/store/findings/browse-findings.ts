import type { Severity } from '../../rules/rule.js';
import { SEVERITIES } from '../../rules/rule.js';
import type { Queryable } from '../database/query.js';

/** Which findings to show. */
export interface FindingSearch {
  rule?: string | undefined;
  severity?: string | undefined;
  status?: string | undefined;
  year?: number | undefined;
  /** Part of the issuer's name. */
  q?: string | undefined;
  /** `yes`: only those that changed after a verdict. */
  changed?: string | undefined;
}

/** One finding of a page. */
export interface BrowsedFinding {
  id: number;
  rule: string;
  severity: Severity;
  status: 'open' | 'confirmed' | 'dismissed' | 'resolved';
  issuer: string | null;
  reportYear: number | null;
  subject: string;
  messageZh: string;
  messageEn: string;
  report: number | null;
  changedSince: boolean;
}

/** Where a page ends: severity's rank and id of its last finding. */
export interface FindingCursor {
  rank: number;
  id: number;
}

const COLUMNS = `f.id::float8 as id, f.rule, f.severity, f.status, f.issuer, f.report_year as "reportYear", f.subject,
    f.message_zh as "messageZh", f.message_en as "messageEn", f.report_id::float8 as report,
    f.changed_since as "changedSince"`;

const CONDITIONS = `
        ($1::text is null or f.rule = $1) and ($2::text is null or f.severity = $2)
    and ($3::text is null or f.status = $3) and ($4::int is null or f.report_year = $4)
    and ($5::text[] is null or f.issuer = any ($5)) and ($6::text is null or f.changed_since)`;

/** The values of {@link CONDITIONS}. There are far fewer names than findings, so the names are searched. */
async function valuesOf(
  db: Queryable,
  { rule, severity, status, year, q, changed }: FindingSearch,
): Promise<unknown[]> {
  const issuers = q === undefined ? null : await issuersWith(db, q);
  return [
    rule ?? null,
    severity ?? null,
    status ?? null,
    year ?? null,
    issuers,
    changed === 'yes' ? 'yes' : null,
  ];
}

async function issuersWith(db: Queryable, part: string): Promise<string[]> {
  const { rows } = await db.query<{ issuer: string }>(
    `select issuer from (select distinct issuer from finding) named where strpos(issuer, $1) > 0`,
    [part],
  );
  return rows.map(({ issuer }) => issuer);
}

/**
 * A page of findings, the most serious first, then the latest first.
 *
 * @param page `counts`: how many there are of each severity, where that is known
 */
export async function browseFindings(
  db: Queryable,
  search: FindingSearch,
  page: { after: FindingCursor | null; limit: number; counts?: Readonly<Record<Severity, number>> },
): Promise<BrowsedFinding[]> {
  const found: BrowsedFinding[] = [];
  const [rule, , ...values] = await valuesOf(db, search);
  // One severity after the other: each is a walk along an index, however many findings there are.
  for (const [rank, severity] of SEVERITIES.entries()) {
    if (search.severity !== undefined && search.severity !== severity) continue;
    if (page.after !== null && rank < page.after.rank) continue;
    // A walk that finds nothing is the longest.
    if (page.counts?.[severity] === 0) continue;
    if (found.length >= page.limit) break;
    const before = page.after?.rank === rank ? page.after.id : null;
    const { rows } = await db.query<BrowsedFinding>(
      `select ${COLUMNS} from finding f
        where ${CONDITIONS} and ($7::bigint is null or f.id < $7)
        order by f.id desc limit $8`,
      [rule, severity, ...values, before, page.limit - found.length],
    );
    found.push(...rows);
  }
  return found;
}

/** How many findings there are, by severity. */
export async function countFindings(db: Queryable, search: FindingSearch): Promise<Record<Severity, number>> {
  const { rows } = await db.query<{ severity: Severity; count: number }>(
    `select f.severity, count(*)::int as count from finding f where ${CONDITIONS} group by f.severity`,
    await valuesOf(db, search),
  );
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of rows) counts[severity] = count;
  return counts;
}

/** One finding; null when there is none with this id. */
export async function loadFinding(
  db: Queryable,
  id: number,
): Promise<(BrowsedFinding & { expected: unknown; actual: unknown }) | null> {
  const { rows } = await db.query<BrowsedFinding & { expected: unknown; actual: unknown }>(
    `select ${COLUMNS}, f.expected, f.actual from finding f where f.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** The highest id of all findings; 0 without any. */
export async function latestFinding(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ id: number | null }>('select max(id)::float8 as id from finding');
  return rows[0]?.id ?? 0;
}

/**
 * The findings that can take a verdict, in batches by ascending id: those that are gone can't.
 *
 * @param upTo highest id
 * @param limit ids in a batch
 */
export async function* matchingFindings(
  db: Queryable,
  search: FindingSearch,
  upTo: number,
  limit: number,
): AsyncGenerator<number[]> {
  const values = await valuesOf(db, search);
  let after = 0;
  for (;;) {
    const { rows } = await db.query<{ id: number }>(
      `select f.id::float8 as id from finding f
        where ${CONDITIONS} and f.status <> 'resolved' and f.id > $7 and f.id <= $8
        order by f.id limit $9`,
      [...values, after, upTo, limit],
    );
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
    after = rows.at(-1)?.id ?? upTo;
  }
}
