import type { Pipeline } from '../../src/pipeline/pipeline.js';
import type { InventedWeb, SeenRequest } from './site.js';

/** What is wrong with a crawl of the invented web; empty lists where all is well. */
export interface CrawlFaults {
  /** Addresses with another outcome than expected. */
  outcomes: string[];
  /** Reports whose content was sent more than once. */
  twice: string[];
  /** Addresses that were asked for and must not be. */
  forbidden: string[];
  /** Requests too many at a time. */
  together: string[];
  /** Requests too soon after the one before. */
  soon: string[];
}

/** A clock's grain, in milliseconds. */
const GRAIN_MS = 1;

/** Compares what a run made of the invented web with what is true of it. */
export async function checkCrawl(
  pipeline: Pipeline,
  runId: number,
  web: InventedWeb,
  limits: { concurrency: number; delayMs: number; from: number },
): Promise<CrawlFaults> {
  const { rows } = await pipeline.database.pool.query<{
    source: string;
    state: string;
    code: string | null;
    report: boolean;
  }>(
    'select source, state, error_code as code, report_id is not null as report from run_item where run_id = $1',
    [runId],
  );
  const found = new Map(
    rows.map(({ source, state, code, report }) => [
      source,
      state === 'failed' ? (code ?? '') : report ? 'report' : 'leads',
    ]),
  );
  const outcomes: string[] = [];
  for (const [url, expected] of web.expected) {
    const wanted = expected.outcome === 'failed' ? expected.code : expected.outcome;
    const is = found.get(url) ?? 'never planned';
    if (is !== wanted) outcomes.push(`${url}: ${is}, not ${wanted}`);
  }
  for (const [url, is] of found)
    if (!web.expected.has(url)) outcomes.push(`${url}: planned for nothing, ${is}`);

  const requests = web.requests.slice(limits.from);
  const sent = new Map<string, number>();
  const byHost = new Map<string, SeenRequest[]>();
  for (const request of requests) {
    const url = `http://${request.host}${request.path}`;
    if (request.status === 200) sent.set(url, (sent.get(url) ?? 0) + 1);
    byHost.set(request.host, [...(byHost.get(request.host) ?? []), request]);
  }
  const reports = [...web.expected].flatMap(([url, { outcome }]) => (outcome === 'report' ? [url] : []));
  const soon = [...byHost].flatMap(([host, seen]) =>
    tooSoon(seen, limits).map(({ path, gap }) => `${host}${path}: ${gap.toFixed(1)} ms after another`),
  );
  return {
    outcomes,
    twice: reports.filter((url) => (sent.get(url) ?? 0) > 1),
    forbidden: requests
      .map(({ host, path }) => `http://${host}${path}`)
      .filter((url) => web.forbidden.has(url)),
    together: requests
      .filter(({ together }) => together > limits.concurrency)
      .map(({ host, path, together }) => `${host}${path}: ${together} at a time`),
    soon,
  };
}

/** So many requests in a row are looked at where several may be under way. */
const WINDOW = 10;

/**
 * Requests that came too soon. Where one at a time is allowed, each must come a whole delay after the end of
 * the one before. Where several are, a request on its way may be overtaken: then ten in a row must take as
 * long as eight delays.
 */
function tooSoon(
  seen: readonly SeenRequest[],
  { concurrency, delayMs }: { concurrency: number; delayMs: number },
): { path: string; gap: number }[] {
  return seen.flatMap(({ path, began }, index) => {
    if (concurrency === 1) {
      const gap = began - (seen[index - 1]?.ended ?? -Infinity);
      return gap < delayMs - GRAIN_MS ? [{ path, gap }] : [];
    }
    const gap = began - (seen[index - WINDOW + 1]?.began ?? -Infinity);
    return gap < (WINDOW - 2) * delayMs ? [{ path, gap }] : [];
  });
}
