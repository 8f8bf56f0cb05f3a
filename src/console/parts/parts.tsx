import type { ComponentChildren } from 'preact';
import { TEXTS, wordFor } from '../texts.js';
import { withQuery, type View } from '../view.js';

/** A word with a colour that tells how serious it is; the word alone says the same. */
export function Badge({ kind, children }: { kind: string; children: ComponentChildren }) {
  return <span class={`badge ${kind}`}>{children}</span>;
}

export function SeverityBadge({ view, severity }: { view: View; severity: string }) {
  return <Badge kind={severity}>{view.say(wordFor(TEXTS.severities, severity))}</Badge>;
}

/** A figure that wants attention, leading to its list. */
export function Tile({
  href,
  figure,
  kind,
  children,
}: {
  href: string;
  figure: number;
  kind?: string;
  children: ComponentChildren;
}) {
  return (
    <a class={`tile ${figure === 0 ? 'calm' : (kind ?? '')}`} href={href}>
      <strong>{figure.toLocaleString('en-US')}</strong>
      <span>{children}</span>
    </a>
  );
}

/** A table that a narrow screen can scroll by itself. */
export function Listing({
  view,
  head,
  rows,
}: {
  view: View;
  head: readonly ComponentChildren[];
  rows: readonly (readonly ComponentChildren[])[];
}) {
  if (rows.length === 0) return <p class="empty">{view.say(TEXTS.nothing)}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={view.say(TEXTS.found)}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col">{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a list goes on; the cursor names the last line shown. */
export function Pager({ view, cursor, paged }: { view: View; cursor: string | undefined; paged: boolean }) {
  if (cursor === undefined && !paged) return null;
  return (
    <nav class="pager">
      {paged && <a href={withQuery(view.url, { cursor: undefined })}>{view.say(TEXTS.first)}</a>}
      {cursor !== undefined && (
        <a rel="next" href={withQuery(view.url, { cursor })}>
          {view.say(TEXTS.next)}
        </a>
      )}
    </nav>
  );
}

/** A choice of a filter. */
export function Choice({
  view,
  name,
  label,
  value,
  options,
}: {
  view: View;
  name: string;
  label: string;
  value: string | undefined;
  options: readonly { value: string; text: string }[];
}) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{view.say(TEXTS.any)}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A form of filters; without scripts it works by its button. */
export function Filters({
  view,
  action,
  children,
}: {
  view: View;
  action: string;
  children: ComponentChildren;
}) {
  return (
    <form class="filters" method="get" action={action} role="search">
      {children}
      <div class="buttons">
        <button type="submit">{view.say(TEXTS.filter)}</button>
        <a href={action}>{view.say(TEXTS.clear)}</a>
      </div>
    </form>
  );
}

/** A moment in the server's time zone, with the exact one for machines. */
export function Time({ iso }: { iso: string | null }) {
  if (iso === null) return null;
  return <time dateTime={iso}>{shortTime(iso)}</time>;
}

function shortTime(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE').slice(0, 16);
}

/** The last part of a path or address, with the whole in the tooltip. */
export function Source({ path }: { path: string }) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return <span title={path}>{name === '' ? path : name}</span>;
}

/** Bars over time or by name, drawn as SVG so that it needs no script; the table below has the same figures. */
export function Bars({
  caption,
  bars,
}: {
  caption: string;
  bars: readonly { label: string; value: number; failed?: number }[];
}) {
  const most = Math.max(1, ...bars.map(({ value, failed = 0 }) => value + failed));
  const width = 100 / Math.max(1, bars.length);
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <svg viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label={caption}>
        {bars.map(({ label, value, failed = 0 }, index) => {
          const good = (28 * value) / most;
          const bad = (28 * failed) / most;
          return (
            <g>
              <title>{`${label}: ${value}${failed > 0 ? ` / ${failed}` : ''}`}</title>
              <rect class="track" x={index * width} y="0" width={width * 0.86} height="30" />
              <rect class="good" x={index * width} y={30 - good} width={width * 0.86} height={good} />
              <rect class="bad" x={index * width} y={30 - good - bad} width={width * 0.86} height={bad} />
            </g>
          );
        })}
      </svg>
      <div class="axis">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
    </figure>
  );
}
