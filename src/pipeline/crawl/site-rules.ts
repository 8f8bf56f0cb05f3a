import { NianbaoError } from '../../errors/nianbao-error.js';
import { guardedUrl } from '../../sources/web/guard.js';
import { redirectTarget } from '../../sources/web/redirect.js';
import {
  readRobots,
  ROBOTS_BYTES,
  robotsKeepMs,
  robotsText,
  type RobotsRules,
} from '../../sources/web/robots.js';
import { header } from '../../sources/web/web-client.js';
import {
  claimRobots,
  loadRobots,
  releaseRobots,
  storeRobots,
  type RobotsFile,
} from '../../store/crawl/robots-files.js';
import type { RunItem } from '../../store/items/run-items.js';
import type { Pipeline } from '../pipeline.js';
import { Postponed } from '../postponed.js';
import { askHost } from './ask-host.js';

/** Most redirects of a robots.txt (RFC 9309, 2.3.1.2); beyond them a site counts as one without rules. */
const MOST_REDIRECTS = 5;
const NO_RULES = 404;

/**
 * What a site's robots.txt allows. Where it is not known, this is the one request of the job: the job is
 * put back and finds it known next time. One worker asks; the others wait.
 *
 * @throws Postponed after asking, and while somebody else asks
 * @throws NianbaoError when the site does not say what it allows (`http_5xx`, `connect` …): then nothing
 *   may be fetched
 */
export async function siteRules(
  pipeline: Pipeline,
  item: RunItem,
  url: URL,
  again: boolean,
): Promise<RobotsRules> {
  const db = pipeline.database.pool;
  const { origin } = url;
  const held = await loadRobots(db, origin);
  if (isKnown(held)) return readRobots(origin, held.status, held.body);
  const { hostDelayMs, fetchMs } = pipeline.config.web;
  const soon = Math.max(hostDelayMs, 50) * (1 + Math.random());
  if (!(await claimRobots(db, origin, fetchMs * 2))) throw new Postponed(soon);
  try {
    const now = await loadRobots(db, origin);
    if (!isKnown(now)) {
      await fetchRobots(pipeline, item, origin, now, again);
      throw new Postponed(hostDelayMs);
    }
    return readRobots(origin, now.status, now.body);
  } finally {
    await releaseRobots(db, origin);
  }
}

const isKnown = (file: RobotsFile | null): file is RobotsFile & { status: number } =>
  file !== null && file.fresh && file.status !== null && file.nextUrl === null;

async function fetchRobots(
  pipeline: Pipeline,
  item: RunItem,
  origin: string,
  held: RobotsFile | null,
  again: boolean,
): Promise<void> {
  const db = pipeline.database.pool;
  const redirects = held?.nextUrl == null ? 0 : held.redirects;
  const keep = (status: number, body: string, keepMs: number): Promise<void> =>
    storeRobots(db, origin, { status, body, nextUrl: null, redirects: 0, keepMs });
  let url: URL;
  try {
    url = guardedUrl(held?.nextUrl ?? `${origin}/robots.txt`, pipeline.web.allowed);
  } catch (error) {
    if (held?.nextUrl == null) throw error;
    return keep(NO_RULES, '', robotsKeepMs(undefined));
  }
  const headers = { accept: 'text/plain,*/*;q=0.5' };
  const answer = await askHost(pipeline, { item, url, headers, limit: ROBOTS_BYTES, delayMs: 0, again });
  const keepMs = robotsKeepMs(header(answer.headers, 'cache-control'));
  const nextUrl = leadsTo(url.href, answer);
  if (nextUrl !== null && redirects < MOST_REDIRECTS) {
    await storeRobots(db, origin, {
      status: answer.status,
      body: '',
      nextUrl,
      redirects: redirects + 1,
      keepMs: 0,
    });
  } else {
    const ok = answer.status >= 200 && answer.status < 300;
    await keep(ok ? answer.status : NO_RULES, ok ? robotsText(answer.body) : '', keepMs);
  }
}

function leadsTo(url: string, answer: Parameters<typeof redirectTarget>[1]): string | null {
  try {
    return redirectTarget(url, answer, []);
  } catch (error) {
    if (error instanceof NianbaoError) return null;
    throw error;
  }
}
