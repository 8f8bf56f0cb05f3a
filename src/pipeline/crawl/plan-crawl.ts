import { resolve } from 'node:path';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Declared } from '../../report/declared.js';
import { readCrawlList, type CrawlList } from '../../sources/crawl-list.js';
import { readSourceFile } from '../../sources/read-file.js';
import { addCrawlItems, addOverrides, type NewCrawlItem } from '../../store/crawl/crawl-items.js';
import { inTransaction } from '../../store/database/query.js';
import { createRun, endPlanning } from '../../store/runs/runs.js';
import { announceSettled, enqueue } from '../enqueue.js';
import { failPlanned } from '../fail-item.js';
import type { Pipeline } from '../pipeline.js';
import type { PlannedRun } from '../plan.js';

/** Items that are added and queued together. */
const BATCH = 500;

/** What to crawl. */
export interface CrawlPlan {
  /** Path of the list. */
  list: string;
  label?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Told how many items there are so far. */
  onProgress?: ((planned: number) => void) | undefined;
}

/**
 * Plans a run over a crawl list: an item for each address, queued at once. A line that cannot be used becomes an item too,
 * which has failed and stays listed.
 *
 * @throws NianbaoError `list_invalid`, and those of reading the file; then there is no run
 */
export async function planCrawl(pipeline: Pipeline, plan: CrawlPlan): Promise<PlannedRun> {
  const list = resolve(plan.list);
  const read = await readList(pipeline, list);
  const runId = await createRun(pipeline.database.pool, plan.label ?? null, { paths: [], list });
  return { runId, planned: await addEntries(pipeline, runId, { ...plan, list }, read) };
}

/**
 * Adds what a crawl list names to a run and ends its planning; what the run has already stays as it is.
 *
 * @returns how many items were added
 */
export async function addListed(pipeline: Pipeline, runId: number, plan: CrawlPlan): Promise<number> {
  return addEntries(pipeline, runId, plan, await readList(pipeline, plan.list));
}

async function readList(pipeline: Pipeline, path: string): Promise<CrawlList> {
  return readCrawlList(await readSourceFile(path, pipeline.config.maxFileBytes), path);
}

async function addEntries(
  pipeline: Pipeline,
  runId: number,
  plan: CrawlPlan,
  { entries, problems }: CrawlList,
): Promise<number> {
  const db = pipeline.database.pool;
  const overrides = entries.flatMap(({ url, robotsOverride }) =>
    robotsOverride === null ? [] : [{ host: new URL(url).hostname, reason: robotsOverride }],
  );
  for (const { host, reason } of overrides) pipeline.log.info({ host, reason }, 'robots.txt is not followed');
  if (overrides.length > 0) await addOverrides(db, runId, overrides);
  const asked: NewCrawlItem[] = [
    ...entries.map(({ url, kind, line, issuer, division, year }): NewCrawlItem => ({
      ...NOTHING,
      source: url,
      kind,
      line,
      issuer,
      divisionCode: division,
      reportYear: year,
      declared: declaredBy(`${plan.list}:${line}`, { issuer, year, divisionCode: division }),
    })),
    ...problems.map(({ line, reason }): NewCrawlItem => ({
      ...NOTHING,
      source: `${plan.list}:${line}`,
      line,
      problem: reason,
    })),
  ];
  let planned = 0;
  for (let start = 0; start < asked.length; start += BATCH) {
    if (plan.signal?.aborted) return planned;
    const batch = asked.slice(start, start + BATCH);
    const added = await inTransaction(db, (client) => addCrawlItems(client, runId, null, batch));
    for (const item of added.filter(({ problem }) => problem !== null)) {
      const error = new NianbaoError('list_row_invalid', {
        path: plan.list,
        line: item.line ?? 0,
        reason: item.problem ?? '',
      });
      await failPlanned(pipeline, item, error);
    }
    await enqueue(
      pipeline,
      added.filter(({ problem }) => problem === null),
    );
    planned += added.length;
    plan.onProgress?.(planned);
  }
  await endPlanning(db, runId);
  await announceSettled(pipeline, runId);
  return planned;
}

const NOTHING = {
  kind: 'report',
  problem: null,
  issuer: null,
  divisionCode: null,
  reportYear: null,
  depth: 0,
  page: 1,
  linkText: null,
  declared: null,
} as const;

/** What a line of the list says of the report, null where it names an address alone. */
function declaredBy(from: string, said: Pick<Declared, 'issuer' | 'year' | 'divisionCode'>): Declared | null {
  return Object.values(said).every((value) => value === null) ? null : { ...said, url: null, from };
}
