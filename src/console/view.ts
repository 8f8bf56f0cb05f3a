import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { chooseLanguage, type Bilingual, type Language } from '../language.js';
import type { Session } from '../store/sessions/console-sessions.js';

/** What every page knows of the request that it answers. */
export interface View {
  language: Language;
  say: (text: Bilingual) => string;
  /** Path and query of this page. */
  url: string;
  session: Session | null;
}

const COOKIE = 'nianbao_lang';

/**
 * The view of a request. The language is what the person chose, else what the browser asks for first, else
 * the configured one.
 */
export function viewOf(request: FastifyRequest, configured: Language): View {
  const chosen =
    request.cookies[COOKIE] ?? /^\s*(zh|en)\b/i.exec(request.headers['accept-language'] ?? '')?.[1];
  const language = chooseLanguage(chosen, { LANG: configured });
  return { language, say: (text) => text[language], url: request.url, session: request.session };
}

/** Remembers the language that a person chose. */
export function rememberLanguage(reply: FastifyReply, language: string): void {
  void reply.setCookie(COOKIE, language === 'en' ? 'en' : 'zh', {
    path: '/',
    sameSite: 'strict',
    httpOnly: true,
    maxAge: 31_536_000,
  });
}

/** Sends a page; all text in it is escaped by the renderer. */
export function sendPage(reply: FastifyReply, page: VNode): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(`<!doctype html>${renderToString(page)}`);
}

/**
 * The page's address with other query values; undefined removes one.
 *
 * @param url path, query and place of a page
 */
export function withQuery(url: string, changes: Record<string, string | number | undefined>): string {
  const { pathname, searchParams, hash } = new URL(url, 'http://console.invalid');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) searchParams.delete(name);
    else searchParams.set(name, String(value));
  }
  const query = searchParams.toString();
  return pathname + (query === '' ? '' : `?${query}`) + hash;
}
