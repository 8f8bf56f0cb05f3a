import type { ComponentChildren } from 'preact';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';
import { Listing } from './parts.js';

/** What was settled in one hour. */
export interface Hour {
  label: string;
  done: number;
  failed: number;
}

/** Width and height of the drawing in its own units; the page stretches it. */
const [WIDTH, HEIGHT] = [480, 120];
/** Room for the figures of the axes. */
const [LEFT, BOTTOM] = [34, 16];

/** A figure that is easy to read, at least as high as the highest bar. */
function roundUp(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= most) ?? most;
}

/** Bars over the hours, drawn as SVG without any script; the table below says the same in figures. */
export function HourChart({ view, hours }: { view: View; hours: readonly Hour[] }) {
  const { say } = view;
  const top = roundUp(Math.max(1, ...hours.map(({ done, failed }) => done + failed)));
  const sum = (key: 'done' | 'failed'): number => hours.reduce((total, hour) => total + hour[key], 0);
  const [busiest] = [...hours].sort((a, b) => b.done + b.failed - a.done - a.failed);
  const told = [
    `${say(TEXTS.done)} ${sum('done')}`,
    `${say(TEXTS.failed)} ${sum('failed')}`,
    ...(busiest === undefined || busiest.done + busiest.failed === 0
      ? []
      : [say(TEXTS.busiest(busiest.label, busiest.done + busiest.failed))]),
  ].join(' · ');
  const step = (WIDTH - LEFT) / Math.max(1, hours.length);
  const heightOf = (value: number): number => ((HEIGHT - BOTTOM - 4) * value) / top;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${say(TEXTS.throughput)}: ${told}`}>
        {[0, 0.5, 1].map((share) => {
          const y = HEIGHT - BOTTOM - heightOf(top * share);
          return (
            <g>
              <line class="grid" x1={LEFT} x2={WIDTH} y1={y} y2={y} />
              {Number.isInteger(top * share) && (
                <text x={LEFT - 5} y={y + 3} text-anchor="end">
                  {top * share}
                </text>
              )}
            </g>
          );
        })}
        {hours.map(({ label, done, failed }, index) => {
          const x = LEFT + index * step;
          const base = HEIGHT - BOTTOM;
          return (
            <g>
              <title>{`${label}: ${say(TEXTS.done)} ${done}, ${say(TEXTS.failed)} ${failed}`}</title>
              <rect class="hover" x={x} y="0" width={step} height={base} />
              <rect
                class="good"
                x={x + 1}
                y={base - heightOf(done)}
                width={step - 2}
                height={heightOf(done)}
              />
              <rect
                class="bad"
                x={x + 1}
                y={base - heightOf(done + failed)}
                width={step - 2}
                height={heightOf(failed)}
              />
              {index % 6 === 0 && (
                <text x={x + step / 2} y={HEIGHT - 3} text-anchor="middle">
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption>{told}</figcaption>
      <details>
        <summary>{say(TEXTS.figures)}</summary>
        <Listing
          view={view}
          narrow="table"
          head={[say(TEXTS.hour), say(TEXTS.done), say(TEXTS.failed)]}
          rows={hours
            .filter(({ done, failed }) => done + failed > 0)
            .map((hour) => [hour.label, hour.done, hour.failed])}
        />
      </details>
    </figure>
  );
}

/** One line of {@link BarTable}. */
export interface Bar {
  name: ComponentChildren;
  /** Stretches of the bar by class, with what they stand for. */
  parts: readonly { kind: string; value: number; text: string }[];
}

/** Named bars with their figures beside them: a table that can be seen at a glance. */
export function BarTable({ view, head, bars }: { view: View; head: string; bars: readonly Bar[] }) {
  const totals = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const most = Math.max(1, ...totals);
  return (
    <Listing
      view={view}
      narrow="table"
      head={[head, '', '']}
      rows={bars.map(({ name, parts }, index) => {
        let from = 0;
        return [
          name,
          <svg class="bar-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="10" />
            {parts.map(({ kind, value }) => {
              const width = (100 * value) / most;
              const x = from;
              from += width;
              return <rect class={kind} x={x} width={width} height="10" />;
            })}
          </svg>,
          <>
            <b>{(totals[index] ?? 0).toLocaleString('en-US')}</b>{' '}
            <span class="more">
              {parts
                .filter(({ value, text }) => value > 0 && text !== '')
                .map(({ value, text }) => `${text} ${value.toLocaleString('en-US')}`)
                .join(' · ')}
            </span>
          </>,
        ];
      })}
    />
  );
}
