import type { PageFacts } from './read-page.js';

/** Most pages of one list that are followed. */
export const MOST_PAGES = 50;

const NEXT = /^(?:下一?页|后一?页|next(?: page)?|[>›»]{1,2}|下一页\s*[>›»]{1,2})$/i;
const NUMBER = /^[[(]?(\d{1,3})[\])]?$/;

/**
 * The other pages of a list that comes in pages: those that links lead to (下一页, page numbers) and those
 * that a script names by a pattern only.
 *
 * @param facts the page
 * @param at its own address
 * @returns addresses on the same site, each once, without the page's own
 */
export function otherPages(facts: PageFacts, at: string): string[] {
  const found = new Set<string>();
  for (const { url, text, embedded } of facts.links) {
    if (embedded) continue;
    if (NEXT.test(text) || (NUMBER.test(text) && isSibling(url, at))) found.add(url);
  }
  for (const url of scriptedPages(facts.scripts, at)) found.add(url);
  found.delete(at);
  const { host } = new URL(at);
  return [...found].filter((url) => new URL(url).host === host).slice(0, MOST_PAGES);
}

/**
 * Whether two addresses differ in nothing but one number, or in a number that one of them has:
 * `/index_2.html`, `?page=2`.
 */
function isSibling(url: string, at: string): boolean {
  return url !== at && pattern(url) === pattern(at);
}

function pattern(address: string): string {
  const url = new URL(address);
  const last = url.pathname.replace(/^.*\//, '');
  const directory = url.pathname.slice(0, url.pathname.length - last.length);
  const name = (last === '' ? 'index.html' : last)
    .replace(/[_-]?\d{1,3}(?=\.\w{1,6}$|$)/, '')
    .replace(/\.\w{1,6}$/, '');
  // `/list/2` and `/list/page/2/` are pages of `/list`.
  const folder = directory.replace(/(?:\/page)?\/\d{1,3}\/$/, '/');
  const kept = [...url.searchParams].filter(([key]) => !PAGE_KEY.test(key)).sort();
  return `${url.host}${folder}${name}?${JSON.stringify(kept)}`;
}

const PAGE_KEY = /^(?:p|pn|page|page_?(?:no|num|index|id)?|cur(?:rent)?_?page|pageno|start|offset|paged)$/i;

/** `createPageHTML(5, 0, "index", "html")`: five pages, index.html and index_1.html to index_4.html. */
const FROM_ZERO =
  /createPageHTML\(\s*(\d{1,4})\s*,\s*\d{1,4}\s*,\s*["']([\w-]{1,60})["']\s*,\s*["'](\w{1,6})["']/g;
/**
 * `createPageHTML('pages', 5, 1, 'index', 'shtml', 90)`: five pages, index.shtml and index_2.shtml to
 * index_5.shtml.
 */
const FROM_ONE =
  /createPageHTML\(\s*["'][^"']{0,60}["']\s*,\s*(\d{1,4})\s*,\s*\d{1,4}\s*,\s*["']([\w-]{1,60})["']\s*,\s*["'](\w{1,6})["']/g;
/** `var countPage = 5; var currentPage = 0;` beside links that a script writes as `index_` and the number. */
const COUNTED = /\bcountPage\s*=\s*(\d{1,4})/;

function scriptedPages(scripts: string, at: string): string[] {
  const pages: string[] = [];
  const add = (name: string, extension: string, first: number, last: number): void => {
    pages.push(new URL(`${name}.${extension}`, at).href);
    for (let n = first; n <= Math.min(last, MOST_PAGES); n += 1) {
      pages.push(new URL(`${name}_${n}.${extension}`, at).href);
    }
  };
  for (const [, count = '', name = '', extension = ''] of scripts.matchAll(FROM_ZERO)) {
    add(name, extension, 1, Number(count) - 1);
  }
  for (const [, count = '', name = '', extension = ''] of scripts.matchAll(FROM_ONE)) {
    add(name, extension, 2, Number(count));
  }
  const count = pages.length === 0 ? COUNTED.exec(scripts)?.[1] : undefined;
  if (count !== undefined && Number(count) > 1) {
    const [, name = 'index', extension = 'html'] =
      /\/([\w-]*?)(?:_\d{1,3})?\.(\w{1,6})$/.exec(new URL(at).pathname) ?? [];
    add(name, extension, 1, Number(count) - 1);
  }
  return pages;
}
