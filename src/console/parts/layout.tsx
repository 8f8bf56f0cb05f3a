import type { ComponentChildren } from 'preact';
import type { Bilingual } from '../../language.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

const MENU: readonly { path: string; text: Bilingual }[] = [
  { path: '/', text: TEXTS.overview },
  { path: '/runs', text: TEXTS.runs },
  { path: '/schedules', text: TEXTS.schedules },
  { path: '/reports', text: TEXTS.reports },
  { path: '/findings', text: TEXTS.findings },
  { path: '/coverage', text: TEXTS.coverage },
  { path: '/rules', text: TEXTS.rules },
  { path: '/queues', text: TEXTS.queues },
  { path: '/audit', text: TEXTS.audit },
];

/** The frame of every page. */
export function Layout({
  view,
  title,
  refresh,
  children,
}: {
  view: View;
  title: string;
  /** Seconds after which the page looks again, where something is going on. */
  refresh?: number | undefined;
  children: ComponentChildren;
}) {
  const { say, language, session, url } = view;
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${say(TEXTS.product)}`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/pico.min.css" />
        <link rel="stylesheet" href="/assets/console.css" />
        <script src="/assets/console.js" defer />
      </head>
      <body data-refresh={refresh}>
        <a class="skip" href="#main">
          {say(TEXTS.skip)}
        </a>
        <header class="bar">
          <a class="brand" href="/">
            {say(TEXTS.product)}
          </a>
          {session && (
            <nav aria-label={say(TEXTS.product)}>
              {MENU.map(({ path, text }) => (
                <a href={path} aria-current={isHere(url, path) ? 'page' : undefined}>
                  {say(text)}
                </a>
              ))}
            </nav>
          )}
          <div class="who">
            <a href={`/language?to=${other}&next=${encodeURIComponent(url)}`} lang={other}>
              {say(TEXTS.otherLanguage)}
            </a>
            {session && session.user !== 'local' && (
              <form method="post" action="/logout">
                <Token view={view} />
                <button class="plain" type="submit">{`${say(TEXTS.signOut)} ${session.user}`}</button>
              </form>
            )}
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function isHere(url: string, path: string): boolean {
  const [here = '/'] = url.split('?');
  return path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
}

/** The hidden field without which no form changes anything. */
export function Token({ view }: { view: View }) {
  return <input type="hidden" name="_csrf" value={view.session?.csrfToken ?? ''} />;
}
