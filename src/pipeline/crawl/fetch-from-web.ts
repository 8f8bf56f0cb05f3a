import { createHash } from 'node:crypto';
import { present } from '../../document/present.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { cookieHeader, cookiesOf } from '../../sources/web/cookies.js';
import { bareHost, guardedUrl } from '../../sources/web/guard.js';
import { redirectTarget } from '../../sources/web/redirect.js';
import { ROBOT_NAME } from '../../sources/web/robots.js';
import type { WebAnswer } from '../../sources/web/web-client.js';
import { loadCookies, storeCookies } from '../../store/crawl/crawl-cookies.js';
import { loadCrawlItem, loadOverride, setHops, type CrawlItem } from '../../store/crawl/crawl-items.js';
import { findHeldResponse, storeResponse, type HeldResponse } from '../../store/crawl/responses.js';
import type { RunItem } from '../../store/items/run-items.js';
import { keepContent } from '../keep-content.js';
import type { Pipeline } from '../pipeline.js';
import { Postponed } from '../postponed.js';
import { askHost } from './ask-host.js';
import { siteRules } from './site-rules.js';

/**
 * Fetches an item of a crawl. A job makes one request and no more, so that every request goes through the
 * guard, the site's rules and the host's limits: after a robots.txt or a redirect it is put back, and goes
 * on from what is stored.
 *
 * @param again whether the job was begun before
 * @throws Postponed when another request is to follow, or the host is not to be asked yet
 * @throws NianbaoError with the codes of crawling; see docs/crawling.md
 */
export async function fetchFromWeb(pipeline: Pipeline, item: RunItem, again: boolean): Promise<void> {
  const db = pipeline.database.pool;
  const crawl = await loadCrawlItem(db, item.id);
  if (crawl === null) return;
  if (crawl.problem !== null) throw rowInvalid(item, crawl);
  const url = guardedUrl(crawl.hops.at(-1)?.location ?? item.source, pipeline.web.allowed);
  const host = bareHost(url);
  let delayMs = 0;
  if ((await loadOverride(db, item.runId, host)) === null) {
    const rules = await siteRules(pipeline, item, url, again);
    if (!rules.allows(url.href))
      throw new NianbaoError('robots_denied', { url: url.href, robot: ROBOT_NAME });
    delayMs = rules.delayMs;
  }
  const held = await findHeldResponse(db, url.href);
  const cookies = cookieHeader(url, await loadCookies(db, item.runId, host));
  const answer = await askHost(pipeline, {
    item,
    url,
    headers: { ...conditions(held), ...present({ cookie: cookies ?? undefined }) },
    limit: pipeline.config.maxFileBytes,
    delayMs,
    again,
  });
  const set = cookiesOf(url, answer.headers, new Date());
  if (set.length > 0) await storeCookies(db, item.runId, host, set);
  const location = redirectTarget(url.href, answer, crawl.hops);
  if (location !== null) {
    await setHops(db, item.id, [...crawl.hops, { url: url.href, status: answer.status, location }]);
    throw new Postponed(0);
  }
  await keepAnswer(pipeline, item, crawl, url.href, answer, held);
}

/** What makes a server answer 304 where nothing has changed. */
function conditions(held: HeldResponse | null): Record<string, string> {
  if (held === null) return {};
  return present({
    'if-none-match': held.etag ?? undefined,
    'if-modified-since': held.lastModified ?? undefined,
  });
}

async function keepAnswer(
  pipeline: Pipeline,
  item: RunItem,
  crawl: CrawlItem,
  finalUrl: string,
  answer: WebAnswer,
  held: HeldResponse | null,
): Promise<void> {
  const db = pipeline.database.pool;
  const unchanged = answer.status === 304 && held !== null;
  const headers = unchanged ? { ...held.headers, ...answer.headers } : answer.headers;
  const note = (documentId: number | null): Promise<void> =>
    storeResponse(db, item.id, {
      url: item.source,
      finalUrl,
      redirects: crawl.hops,
      answer: { ...answer, headers },
      documentId,
    });
  // Whatever comes of this answer, the next try begins with the address of the item.
  if (crawl.hops.length > 0 || crawl.throttled > 0) await setHops(db, item.id, []);
  if (unchanged) return keepContent(pipeline, item, held.sha256, null, note);
  const refused = refusalOf(answer, finalUrl);
  if (refused !== null) {
    await note(null);
    throw refused;
  }
  await keepContent(
    pipeline,
    item,
    createHash('sha256').update(answer.body).digest('hex'),
    answer.body,
    note,
  );
}

function refusalOf({ status, body }: WebAnswer, url: string): NianbaoError | null {
  if (status >= 400) return new NianbaoError('http_4xx', { url, status });
  if (status < 200 || status >= 300)
    return new NianbaoError('http_malformed', { url, reason: `status ${status}` });
  return body.length === 0 ? new NianbaoError('file_empty', { path: url }) : null;
}

function rowInvalid(item: RunItem, { line, problem }: CrawlItem): NianbaoError {
  const path = item.source.replace(/:\d+$/, '');
  return new NianbaoError('list_row_invalid', { path, line: line ?? 0, reason: problem ?? '' });
}
