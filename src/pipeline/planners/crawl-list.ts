import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Declared } from '../../report/declared.js';
import { readCrawlList, type CrawlList, type ListEntry, type ListProblem } from '../../sources/crawl-list.js';
import { readSourceFile } from '../../sources/read-file.js';
import { addOverrides, type NewCrawl } from '../../store/crawl/crawl-items.js';
import type { Pipeline } from '../pipeline.js';
import type { Plan, Planned } from './planned.js';

/**
 * The addresses of a crawl list. A line that cannot be used becomes an item too, which has failed and stays
 * listed.
 *
 * @param path of the list
 * @throws NianbaoError `list_invalid`, and those of reading the file
 */
export async function planCrawlList(pipeline: Pipeline, path: string): Promise<Plan> {
  const list = readCrawlList(await readSourceFile(path, pipeline.config.maxFileBytes), path);
  return {
    items: [
      ...list.entries.map((entry) => plannedEntry(path, entry)),
      ...list.problems.map((problem) => plannedProblem(path, problem)),
    ],
    begin: (runId) => noteOverrides(pipeline, runId, list),
  };
}

async function noteOverrides(pipeline: Pipeline, runId: number, { entries }: CrawlList): Promise<void> {
  const overrides = entries.flatMap(({ url, robotsOverride }) =>
    robotsOverride === null ? [] : [{ host: new URL(url).hostname, reason: robotsOverride }],
  );
  for (const { host, reason } of overrides) pipeline.log.info({ host, reason }, 'robots.txt is not followed');
  if (overrides.length > 0) await addOverrides(pipeline.database.pool, runId, overrides);
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
} as const;

function plannedEntry(path: string, { url, kind, line, issuer, division, year }: ListEntry): Planned {
  const crawl: NewCrawl = { ...NOTHING, kind, line, issuer, divisionCode: division, reportYear: year };
  return {
    source: url,
    declared: declaredBy(`${path}:${line}`, { issuer, year, divisionCode: division }),
    crawl,
  };
}

function plannedProblem(path: string, { line, reason }: ListProblem): Planned {
  return {
    source: `${path}:${line}`,
    crawl: { ...NOTHING, line, problem: reason },
    failure: new NianbaoError('list_row_invalid', { path, line, reason }),
  };
}

/** What a line of the list says of the report, null where it names an address alone. */
function declaredBy(from: string, said: Pick<Declared, 'issuer' | 'year' | 'divisionCode'>): Declared | null {
  return Object.values(said).every((value) => value === null) ? null : { ...said, url: null, from };
}
