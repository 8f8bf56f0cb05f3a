import { decodeText } from '../../decode/charset.js';
import { charsetOf } from '../../decode/codec.js';
import { readDeclaredCharset } from '../../decode/html/declared-charset.js';
import { attributeOf, isElement, parsePage, textOf, type PageNode } from '../../decode/html/parse-page.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { LONGEST_URL } from '../web/guard.js';

/** A link of a page. */
export interface PageLink {
  /** Absolute, without fragment. */
  url: string;
  /** What the link says, with its title; blanks folded. */
  text: string;
  /** Whether the page shows it inside itself (frame, embedded object). */
  embedded: boolean;
}

/** What a page is besides its text. */
export interface PageFacts {
  /** Address that its links start from. */
  url: string;
  links: PageLink[];
  /** Characters that it shows without its scripts, and how many of them stand outside of links. */
  shown: number;
  shownOutsideLinks: number;
  /** Its own scripts, put together. */
  scripts: string;
  /** Whether there are any, its own or loaded ones. */
  hasScripts: boolean;
  /** Where it sends its reader at once. */
  forward: string | null;
}

const MOST_LINKS = 5000;
const MOST_SCRIPT = 200_000;
const LONGEST_TEXT = 300;
/** Elements that show nothing as they stand. */
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'textarea', 'select', 'option']);
/** Attributes with addresses of what a page shows inside itself. */
const EMBEDS: Record<string, string> = { iframe: 'src', frame: 'src', embed: 'src', object: 'data' };
const REFRESH = /^\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?\s*([^"'\s][^"']*)/i;
/** A page that shows something for longer than this does not only send on. */
const AT_ONCE_SECONDS = 5;

/**
 * Reads the links of a page and how much it shows.
 *
 * @param bytes the page as it was fetched
 * @param at its address, and the `content-type` of its answer
 * @throws NianbaoError `undecodable`, `content_too_large`
 */
export async function readPage(
  bytes: Uint8Array,
  at: { url: string; contentType: string | null },
): Promise<PageFacts> {
  const sent = /charset\s*=\s*"?([\w:.-]{2,40})/i.exec(at.contentType ?? '')?.[1];
  const declared = charsetOf(sent) === null ? readDeclaredCharset(bytes) : sent;
  const decoded = decodeText(bytes, declared);
  if (decoded === null) throw new NianbaoError('undecodable', { path: at.url });
  const facts: PageFacts = {
    url: at.url,
    links: [],
    shown: 0,
    shownOutsideLinks: 0,
    scripts: '',
    hasScripts: false,
    forward: null,
  };
  walk((await parsePage(decoded.text.replaceAll('\0', ' '), at.url)).childNodes, facts);
  return facts;
}

/** The link that the walk is inside of. */
interface OpenLink {
  href: string;
  words: string[];
}

function walk(nodes: readonly PageNode[], facts: PageFacts): void {
  const waiting: { node: PageNode | null; hidden: boolean; link: OpenLink | null }[] = [];
  const put = (children: readonly PageNode[], hidden: boolean, link: OpenLink | null): void => {
    for (let i = children.length - 1; i >= 0; i--) waiting.push({ node: children[i] ?? null, hidden, link });
  };
  put(nodes, false, null);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, hidden, link } = next;
    if (node === null) {
      if (link !== null) addLink(facts, link.href, link.words.join(' '), false);
      continue;
    }
    if (!isElement(node)) {
      const text = textOf(node).replace(/\s+/g, '');
      if (hidden || text === '') continue;
      facts.shown += text.length;
      if (link === null) facts.shownOutsideLinks += text.length;
      else link.words.push(textOf(node));
      continue;
    }
    const { tagName: name } = node;
    if (name === 'script') readScript(facts, node.childNodes, attributeOf(node, 'src'));
    if (name === 'base') rebase(facts, attributeOf(node, 'href'));
    if (name === 'meta' && attributeOf(node, 'http-equiv').toLowerCase() === 'refresh') {
      readRefresh(facts, attributeOf(node, 'content'));
    }
    const embed = EMBEDS[name];
    if (embed !== undefined) addLink(facts, attributeOf(node, embed), attributeOf(node, 'title'), true);
    const href = name === 'a' || name === 'area' ? attributeOf(node, 'href') : '';
    const own =
      href === '' ? link : { href, words: [attributeOf(node, 'title') || attributeOf(node, 'alt')] };
    if (href !== '') waiting.push({ node: null, hidden, link: own });
    put(node.childNodes, hidden || (HIDDEN.has(name) && name !== 'head'), own);
    if (name === 'head') continue;
  }
}

function addLink(facts: PageFacts, href: string, words: string, embedded: boolean): void {
  const given = href.trim();
  if (facts.links.length >= MOST_LINKS || given === '' || given.startsWith('#')) return;
  if (!URL.canParse(given, facts.url)) return;
  const url = new URL(given, facts.url);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.href.length > LONGEST_URL) return;
  url.hash = '';
  const text = words.normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
  facts.links.push({ url: url.href, text, embedded });
  // Viewers of documents get the document as a parameter.
  const file = url.searchParams.get('file');
  if (embedded && file !== null && file !== given) addLink(facts, file, words, true);
}

function readScript(facts: PageFacts, content: readonly PageNode[], source: string): void {
  facts.hasScripts = true;
  if (source !== '' || facts.scripts.length >= MOST_SCRIPT) return;
  facts.scripts += `${content.map(textOf).join('')}\n`.slice(0, MOST_SCRIPT - facts.scripts.length);
}

function rebase(facts: PageFacts, href: string): void {
  if (href === '' || !URL.canParse(href, facts.url)) return;
  const base = new URL(href, facts.url);
  if (base.protocol === 'http:' || base.protocol === 'https:') facts.url = base.href;
}

function readRefresh(facts: PageFacts, content: string): void {
  const [, seconds = '', target = ''] = REFRESH.exec(content) ?? [];
  if (target === '' || Number(seconds) > AT_ONCE_SECONDS || !URL.canParse(target, facts.url)) return;
  const url = new URL(target, facts.url);
  url.hash = '';
  if (/^https?:$/.test(url.protocol) && url.href !== facts.url) facts.forward = url.href;
}
