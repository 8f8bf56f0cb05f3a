import { otherPages } from './paging.js';
import type { PageFacts, PageLink } from './read-page.js';
import { isAttachment, looksLikeReport, saysReport } from './report-words.js';

/** Something that a page leads to. */
export interface Lead {
  url: string;
  kind: 'report' | 'index' | 'attachment';
  /** What its link says. */
  text: string;
  /** Whether it is another page of the same list. */
  samePages: boolean;
}

/** Why a page leads to nothing. */
export type DeadEnd = 'not_a_report' | 'spa_shell' | 'list_page' | 'no_report_link';

/** What a page that is no report itself is good for. */
export type PageKind =
  { kind: 'leads'; leads: Lead[] } | { kind: 'list' } | { kind: 'nothing'; why: DeadEnd };

const MOST_ATTACHMENTS = 20;
/** A page with so many links to reports lists them. */
const LIST_LINKS = 3;
/** A page that shows fewer characters has no text of its own. */
const FEW_CHARACTERS = 120;

/**
 * What a page that should be a report, but has no text of one, leads to: its attachments, the page that it
 * sends on to or shows inside itself. Failing that, what it is instead.
 *
 * @param at its address
 * @param year of the wanted report; null: any
 */
export function classifyReportPage(facts: PageFacts, at: string, year: number | null): PageKind {
  const attachments = chooseAttachments(facts.links, year);
  if (attachments.length > 0) return leads(attachments, 'attachment');
  if (facts.forward !== null) return leads([{ url: facts.forward, text: '', embedded: true }], 'report');
  if (reportLinks(facts.links, at, null).length >= LIST_LINKS) return { kind: 'list' };
  const bare = facts.shown < FEW_CHARACTERS;
  const frames = bare
    ? facts.links.filter((link) => link.embedded && isSameSite(link.url, at) && link.url !== at)
    : [];
  if (frames.length > 0) return leads(frames, 'report');
  return { kind: 'nothing', why: bare && facts.hasScripts ? 'spa_shell' : 'not_a_report' };
}

/**
 * What a page that lists reports leads to: links that look like a report of the wanted year, and its other
 * pages.
 *
 * @param first whether it is the first page of its list; a later one may hold nothing of the year
 */
export function classifyIndexPage(
  facts: PageFacts,
  at: string,
  year: number | null,
  first: boolean,
): PageKind {
  const found = reportLinks(facts.links, at, year).map((link): Lead => ({
    url: link.url,
    kind: isAttachment(link) ? 'attachment' : 'report',
    text: link.text,
    samePages: false,
  }));
  const pages = otherPages(facts, at).map((url): Lead => ({ url, kind: 'index', text: '', samePages: true }));
  const reports = new Set(found.map(({ url }) => url));
  const all = [...found, ...pages.filter(({ url }) => !reports.has(url))];
  if (all.length > 0 || !first) return { kind: 'leads', leads: all };
  if (facts.forward !== null) return leads([{ url: facts.forward, text: '', embedded: true }], 'index');
  const bare = facts.shown < FEW_CHARACTERS && facts.hasScripts;
  return { kind: 'nothing', why: bare ? 'spa_shell' : 'no_report_link' };
}

function leads(links: readonly PageLink[], kind: Lead['kind']): PageKind {
  return { kind: 'leads', leads: links.map(({ url, text }) => ({ url, kind, text, samePages: false })) };
}

function reportLinks(links: readonly PageLink[], at: string, year: number | null): PageLink[] {
  const seen = new Set([at]);
  return links.filter((link) => {
    if (seen.has(link.url) || !isSameSite(link.url, at) || !looksLikeReport(link, year)) return false;
    seen.add(link.url);
    return true;
  });
}

/**
 * Attachments that say that they are a report; where none says so, all of them. Those of other years are
 * left out.
 */
function chooseAttachments(links: readonly PageLink[], year: number | null): PageLink[] {
  const seen = new Set<string>();
  const attachments = links.filter((link) => {
    if (seen.has(link.url) || !isAttachment(link)) return false;
    seen.add(link.url);
    return true;
  });
  const named = attachments.filter((link) => saysReport(link.text));
  const ofYear = named.filter((link) => looksLikeReport(link, year));
  return (named.length > 0 ? ofYear : attachments).slice(0, MOST_ATTACHMENTS);
}

/** The same host, with or without www. */
function isSameSite(url: string, at: string): boolean {
  const host = (address: string): string => new URL(address).hostname.replace(/^www\./, '');
  return host(url) === host(at);
}
