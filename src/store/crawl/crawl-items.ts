import type { Hop } from '../../sources/web/redirect.js';
import type { Queryable } from '../database/query.js';
import { storableJson } from '../database/storable.js';
import type { Bilingual } from '../../language.js';

/** What an item of a crawl is; see `crawl_item` in the migrations. */
export interface CrawlItem {
  kind: 'report' | 'index' | 'attachment';
  parentId: number | null;
  rootId: number;
  /** Of the list: where it stands, and why it cannot be used. */
  line: number | null;
  problem: Bilingual | null;
  issuer: string | null;
  divisionCode: string | null;
  reportYear: number | null;
  depth: number;
  page: number;
  linkText: string | null;
  hops: Hop[];
  throttled: number;
}

/** What a new item is in its crawl. */
export type NewCrawl = Pick<
  CrawlItem,
  'kind' | 'line' | 'problem' | 'issuer' | 'divisionCode' | 'reportYear' | 'depth' | 'page' | 'linkText'
>;

/**
 * Writes down what new items are in their crawl.
 *
 * @param items with the ids of their items
 * @param from the item whose page led to them; null for entries of the list
 */
export async function addCrawlDetails(
  db: Queryable,
  items: readonly (NewCrawl & { id: number })[],
  from: { id: number; rootId: number } | null,
): Promise<void> {
  const details = items.map((item) => ({
    id: item.id,
    kind: item.kind,
    line: item.line,
    problem: item.problem,
    issuer: item.issuer,
    division_code: item.divisionCode,
    report_year: item.reportYear,
    depth: item.depth,
    page: item.page,
    link_text: item.linkText,
  }));
  await db.query(
    `insert into crawl_item (run_item_id, parent_id, root_id, kind, line, problem, issuer, division_code, report_year,
                             depth, page, link_text)
     select id, $2, coalesce($3, id), kind, line, problem, issuer, division_code, report_year, depth, page, link_text
       from jsonb_to_recordset($1::jsonb) as listed(id bigint, kind text, line integer, problem jsonb, issuer text,
            division_code text, report_year integer, depth integer, page integer, link_text text)`,
    [storableJson(details), from?.id ?? null, from?.rootId ?? null],
  );
}

/** What an item is in its crawl; null for a file. */
export async function loadCrawlItem(db: Queryable, itemId: number): Promise<CrawlItem | null> {
  const { rows } = await db.query<CrawlItem>({
    name: 'load_crawl_item',
    text: `select kind, parent_id as "parentId", root_id as "rootId", line, problem, issuer,
                  division_code as "divisionCode", report_year as "reportYear", depth, page, link_text as "linkText",
                  hops, throttled
             from crawl_item where run_item_id = $1`,
    values: [itemId],
  });
  return rows[0] ?? null;
}

/** How many items go back to an entry of the list. Locks the entry until the end of the transaction. */
export async function countDescendants(db: Queryable, rootId: number): Promise<number> {
  await db.query('select 1 from crawl_item where run_item_id = $1 for update', [rootId]);
  const { rows } = await db.query<{ count: number }>('select count(*) from crawl_item where root_id = $1', [
    rootId,
  ]);
  return rows[0]?.count ?? 0;
}

/** Notes the redirects that were followed so far; an answer that is none ends the throttling too. */
export async function setHops(db: Queryable, itemId: number, hops: readonly Hop[]): Promise<void> {
  await db.query({
    name: 'set_hops',
    text: 'update crawl_item set hops = $2, throttled = 0 where run_item_id = $1',
    values: [itemId, storableJson(hops)],
  });
}

/** Counts that a host asked to come back later. @returns how often in a row it has */
export async function countThrottling(db: Queryable, itemId: number): Promise<number> {
  const { rows } = await db.query<{ throttled: number }>(
    'update crawl_item set throttled = throttled + 1 where run_item_id = $1 returning throttled',
    [itemId],
  );
  return rows[0]?.throttled ?? 0;
}

/** Makes an item that turned out to list reports an index. */
export async function setKind(db: Queryable, itemId: number, kind: CrawlItem['kind']): Promise<void> {
  await db.query('update crawl_item set kind = $2 where run_item_id = $1', [itemId, kind]);
}

/** Notes for a run why the robots.txt of some hosts is not followed; the first reason for a host stands. */
export async function addOverrides(
  db: Queryable,
  runId: number,
  overrides: readonly { host: string; reason: string }[],
): Promise<void> {
  await db.query(
    `insert into crawl_override (run_id, host, reason)
     select $1, host, reason from jsonb_to_recordset($2::jsonb) as given(host text, reason text)
     on conflict do nothing`,
    [runId, storableJson(overrides)],
  );
}

/** Why the robots.txt of a host is not followed in a run; null where it is. */
export async function loadOverride(db: Queryable, runId: number, host: string): Promise<string | null> {
  const { rows } = await db.query<{ reason: string }>({
    name: 'load_override',
    text: 'select reason from crawl_override where run_id = $1 and host = $2',
    values: [runId, host],
  });
  return rows[0]?.reason ?? null;
}
