import { SEVERITIES } from '../../rules/rule.js';
import type { RunStatus } from '../../store/runs/run-status.js';
import { Layout } from '../parts/layout.js';
import { Badge, Listing, Pager, Source, Time } from '../parts/parts.js';
import { wordFor } from '../../words/values.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

/** Runs as a table: one line each. */
export function RunTable({ view, runs }: { view: View; runs: readonly RunStatus[] }) {
  const { say } = view;
  return (
    <Listing
      view={view}
      head={[
        say(TEXTS.run),
        say(TEXTS.state),
        say(TEXTS.started),
        say(TEXTS.duration),
        say(TEXTS.planned),
        say(TEXTS.done),
        say(TEXTS.unchanged),
        say(TEXTS.failed),
        `${say(TEXTS.newReports)} / ${say(TEXTS.changedReports)}`,
        say(TEXTS.findings),
      ]}
      rows={runs.map((run) => [
        <a href={`/runs/${run.id}`}>{run.label ?? `#${run.id}`}</a>,
        <>
          <Badge kind={run.state}>{say(wordFor(TEXTS.states, run.state))}</Badge>
          {run.alarms.length > 0 && (
            <a href={`/runs/${run.id}`}>
              <Badge kind="warning">{`${say(TEXTS.alarm)} ${run.alarms.length}`}</Badge>
            </a>
          )}
        </>,
        <Time iso={run.startedAt} />,
        durationOf(run),
        run.items.planned,
        run.items.done,
        run.items.unchanged,
        run.items.failed === 0 ? (
          0
        ) : (
          <a class="bad" href={`/runs/${run.id}?state=failed`}>
            {run.items.failed}
          </a>
        ),
        `${run.reports.new} / ${run.reports.changed}`,
        <FindingCounts view={view} counts={run.findings} />,
      ])}
    />
  );
}

function FindingCounts({ view, counts }: { view: View; counts: RunStatus['findings'] }) {
  return (
    <>
      {SEVERITIES.map((kind) =>
        counts[kind] === 0 ? null : (
          <Badge kind={kind}>{`${view.say(TEXTS.severities[kind])} ${counts[kind]}`}</Badge>
        ),
      )}
    </>
  );
}

/** Sources that gave less than they used to; nothing where there are none. */
export function Alarms({ view, run }: { view: View; run: RunStatus }) {
  if (run.alarms.length === 0) return null;
  return (
    <section class="notice">
      <h2>{view.say(TEXTS.alarms)}</h2>
      <ul>
        {run.alarms.map(({ source, yielded, usual, runs }) => (
          <li>
            <Source path={source} /> · {view.say(TEXTS.sourceAlarm(yielded, usual, runs))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Minutes and seconds from start to end, or until now. */
export function durationOf({ startedAt, finishedAt }: RunStatus, now = Date.now()): string {
  const seconds = Math.round(
    ((finishedAt === null ? now : Date.parse(finishedAt)) - Date.parse(startedAt)) / 1000,
  );
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** All runs, the latest first. */
export function RunsPage({
  view,
  runs,
  cursor,
  paged,
}: {
  view: View;
  runs: readonly RunStatus[];
  cursor: string | null;
  paged: boolean;
}) {
  const going = runs.some(({ state }) => state !== 'finished');
  return (
    <Layout view={view} title={view.say(TEXTS.runs)} refresh={going ? 5 : undefined}>
      <RunTable view={view} runs={runs} />
      <Pager view={view} cursor={cursor} paged={paged} />
    </Layout>
  );
}
