import { inMemory } from '../../archive/random-access.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { sniff } from '../../decode/sniff.js';
import {
  classifyIndexPage,
  classifyReportPage,
  type PageKind,
  type Lead,
} from '../../sources/pages/classify-page.js';
import { MOST_PAGES } from '../../sources/pages/paging.js';
import { readPage, type PageFacts } from '../../sources/pages/read-page.js';
import { recogniseArchive } from '../../sources/archives/recognise.js';
import { listArchive } from '../../sources/read-source.js';
import { withoutIssuer } from '../../report/declared.js';
import type { Report } from '../../report/report.js';
import { countDescendants, loadCrawlItem, type CrawlItem } from '../../store/crawl/crawl-items.js';
import { inTransaction } from '../../store/database/query.js';
import { loadFetchedAs } from '../../store/crawl/responses.js';
import { addItems } from '../../store/items/add-items.js';
import { settleLedOn, type RunItem } from '../../store/items/run-items.js';
import { announceSettled } from '../enqueue.js';
import { expandItem } from '../expand.js';
import type { Pipeline } from '../pipeline.js';
import { queueAdded } from '../planners/add-planned.js';
import type { Planned } from '../planners/planned.js';
import { loadBytes, readStoredReport } from '../stored-report.js';

/** Links between an entry of the list and the last page that is followed. */
const MOST_DEPTH = 3;
/** Most items that go back to one entry of the list. */
const MOST_ITEMS = 2000;
/** A page with so many characters outside of links has a text of its own. */
const OWN_TEXT = 600;

/**
 * Reads what was crawled: a report, a page that leads to some, or an archive that holds some. A page or
 * archive is settled as expanded once what it leads to has been added to the run.
 *
 * @param item at the step extract, with a stored document
 * @returns null for a page that leads on, and for an archive
 * @throws NianbaoError `not_a_report`, `spa_shell`, `list_page`, `no_report_link`, and those of the extractor
 */
export async function readCrawled(
  pipeline: Pipeline,
  item: RunItem & { documentId: number },
): Promise<Report | null> {
  const db = pipeline.database.pool;
  const crawl = await loadCrawlItem(db, item.id);
  const bytes = await loadBytes(db, item.documentId);
  if ((await recogniseArchive(inMemory(bytes), item.source, pipeline.config.maxFileBytes)) !== null) {
    await unpackCrawled(pipeline, item);
    return null;
  }
  if (crawl === null || sniff(bytes)?.format !== 'html') {
    return readStoredReport(db, item.documentId, item);
  }
  const fetched = (await loadFetchedAs(db, item.id)) ?? { finalUrl: item.source, contentType: null };
  const { finalUrl: at } = fetched;
  const facts = await readPage(bytes, { url: at, contentType: fetched.contentType });
  let found: PageKind;
  let report: Report | null = null;
  if (crawl.kind !== 'index') {
    report = await readStoredReport(db, item.documentId, item).catch(unlessNoReport);
    if (report !== null && isSubstantial(report, facts)) return report;
    found = classifyReportPage(facts, at, crawl.reportYear);
  } else {
    found = classifyIndexPage(facts, at, crawl.reportYear, crawl.page === 1);
  }
  if (found.kind === 'list') {
    // A page that a list led to may be a list itself; one that the operator calls a report may not.
    if (crawl.depth === 0 || crawl.depth >= MOST_DEPTH)
      throw new NianbaoError('list_page', { path: item.source });
    found = classifyIndexPage(facts, at, crawl.reportYear, true);
  }
  if (found.kind === 'leads') {
    await follow(pipeline, item, crawl, found.leads);
    return null;
  }
  // Little text, but a title that says what it is: a short report, unless something else explains the page.
  if (found.kind === 'nothing' && found.why === 'not_a_report' && report !== null) return report;
  throw new NianbaoError(found.kind === 'nothing' ? found.why : 'list_page', {
    path: item.source,
    year: crawl.reportYear === null ? '' : ` ${crawl.reportYear} `,
  });
}

/**
 * Makes an item of each report in an archive that was fetched. They are read from the stored answer, and
 * never fetched. What the list says of the archive holds for each, but whose reports they are only where
 * there is one.
 */
async function unpackCrawled(pipeline: Pipeline, item: RunItem & { documentId: number }): Promise<void> {
  const place = { path: item.source, document: item.documentId, entries: [] };
  const { found, ...container } = await listArchive(pipeline.shelf, place);
  const { declared } = item;
  const listed = declared === null || found.length === 1 ? declared : withoutIssuer(declared);
  const entries = found.map((entry) => (listed === null ? entry : { declared: listed, ...entry }));
  await expandItem(pipeline, item, { ...container, found: entries });
}

function unlessNoReport(error: unknown): null {
  if (error instanceof NianbaoError && error.code === 'not_a_report') return null;
  throw error;
}

/** Whether a page has a report's text, and not only a title like one above a list or an attachment. */
function isSubstantial(report: Report, facts: PageFacts): boolean {
  if (report.sections.length >= 3 || report.tables.some(({ template }) => template !== null)) return true;
  return facts.shownOutsideLinks >= OWN_TEXT && facts.shownOutsideLinks > facts.shown / 2;
}

async function follow(
  pipeline: Pipeline,
  item: RunItem,
  crawl: CrawlItem,
  leads: readonly Lead[],
): Promise<void> {
  const page = { id: item.id, rootId: crawl.rootId };
  const reachable = leads.filter(({ samePages }) =>
    samePages ? crawl.page < MOST_PAGES : crawl.depth < MOST_DEPTH,
  );
  const added = await inTransaction(pipeline.database.pool, async (client) => {
    const room = Math.max(0, MOST_ITEMS - (await countDescendants(client, crawl.rootId)));
    const planned = reachable.slice(0, room).map((lead) => plannedLead(item, crawl, lead));
    const items = await addItems(client, item.runId, planned, { page });
    return (await settleLedOn(client, item.id)) ? items : [];
  });
  await queueAdded(pipeline, added);
  await announceSettled(pipeline, item.runId);
}

function plannedLead({ declared }: RunItem, crawl: CrawlItem, lead: Lead): Planned {
  const { issuer, divisionCode, reportYear, depth, page } = crawl;
  return {
    source: lead.url,
    declared: crawl.kind === 'index' && declared ? withoutIssuer(declared) : declared,
    crawl: {
      kind: lead.kind,
      line: null,
      problem: null,
      issuer,
      divisionCode,
      reportYear,
      depth: lead.samePages ? depth : depth + 1,
      page: lead.samePages ? page + 1 : 1,
      linkText: lead.text === '' ? null : lead.text,
    },
  };
}
