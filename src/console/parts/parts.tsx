import type { ComponentChildren } from 'preact';
import { wordFor } from '../../words/values.js';
import { TEXTS } from '../texts.js';
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

/**
 * A table. On a narrow screen each line becomes a card, its cells named by the head; a table of few columns
 * stays one. The roles say what it is, because browsers forget it of a table that is laid out otherwise.
 */
export function Listing({
  view,
  head,
  rows,
  narrow = 'cards',
}: {
  view: View;
  head: readonly ComponentChildren[];
  rows: readonly (readonly ComponentChildren[])[];
  narrow?: 'cards' | 'table';
}) {
  if (rows.length === 0) return <p class="empty">{view.say(TEXTS.nothing)}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={view.say(TEXTS.found)}>
      <table class={narrow} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {head.map((cell) => (
              <th scope="col" role="columnheader">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row">
              {row.map((cell, column) => (
                <td role="cell" data-head={typeof head[column] === 'string' ? head[column] : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a list goes on; the cursor names the last line shown. */
export function Pager({ view, cursor, paged }: { view: View; cursor: string | null; paged: boolean }) {
  if (cursor === null && !paged) return null;
  return (
    <nav class="pager">
      {paged && <a href={withQuery(view.url, { cursor: undefined })}>{view.say(TEXTS.first)}</a>}
      {cursor !== null && (
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
  required = false,
  options,
}: {
  view: View;
  name: string;
  label: string;
  value: string | undefined;
  /** Whether one of the options has to be chosen. */
  required?: boolean;
  options: readonly { value: string; text: string }[];
}) {
  return (
    <label>
      {label}
      <select name={name}>
        {!required && <option value="">{view.say(TEXTS.any)}</option>}
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
  clear = action,
  children,
}: {
  view: View;
  action: string;
  /** Where everything is shown again. */
  clear?: string;
  children: ComponentChildren;
}) {
  return (
    <form class="filters" method="get" action={action} role="search">
      {children}
      <div class="buttons">
        <button type="submit">{view.say(TEXTS.filter)}</button>
        <a href={clear}>{view.say(TEXTS.clear)}</a>
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
