import type { QueueDepth } from '../../queue/queues.js';
import type { RunStatus } from '../../store/runs.js';
import type { Overview } from '../../store/browse/overview.js';
import { Layout } from '../parts/layout.js';
import { Bars, Listing, Tile } from '../parts/parts.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';
import { RunTable } from './runs.js';

/** What happened in the night and what needs a person, on one screen. */
export function OverviewPage({
  view,
  overview,
  runs,
  depths,
}: {
  view: View;
  overview: Overview;
  runs: readonly RunStatus[];
  depths: Readonly<Record<string, QueueDepth>>;
}) {
  const { say } = view;
  const failed = overview.failures.reduce((sum, { count }) => sum + count, 0);
  const calm = failed + overview.open.error + overview.open.warning + overview.changedSince === 0;
  return (
    <Layout view={view} title={say(TEXTS.overview)} refresh={20}>
      <section aria-labelledby="needs">
        <h2 id="needs">{say(TEXTS.needsYou)}</h2>
        {calm && <p>{say(TEXTS.nothingNeedsYou)}</p>}
        <div class="tiles">
          <Tile href="/failed" figure={failed} kind="error">
            {say(TEXTS.failedItems)}
          </Tile>
          <Tile href="/findings?status=open&severity=error" figure={overview.open.error} kind="error">
            {say(TEXTS.openErrors)}
          </Tile>
          <Tile href="/findings?status=open&severity=warning" figure={overview.open.warning} kind="warning">
            {say(TEXTS.openWarnings)}
          </Tile>
          <Tile href="/findings?changed=yes" figure={overview.changedSince} kind="warning">
            {say(TEXTS.changedSince)}
          </Tile>
          <Tile href="/reports" figure={overview.reports}>
            {say(TEXTS.currentReports)}
          </Tile>
          <Tile href="/reports" figure={overview.issuers}>
            {say(TEXTS.issuers)}
          </Tile>
        </div>
      </section>
      <section>
        <h2>{say(TEXTS.lastRuns)}</h2>
        <RunTable view={view} runs={runs} />
        <p>
          <a href="/runs">{say(TEXTS.allRuns)}</a>
        </p>
      </section>
      <div class="columns">
        <section>
          <h2>{say(TEXTS.failuresByCode)}</h2>
          {failed === 0 ? (
            <p class="empty">{say(TEXTS.noFailures)}</p>
          ) : (
            <Listing
              view={view}
              head={[say(TEXTS.code), say(TEXTS.failed)]}
              rows={overview.failures.map(({ code, count }) => [
                <a href={`/failed?code=${encodeURIComponent(code)}`}>{code}</a>,
                count,
              ])}
            />
          )}
        </section>
        <section>
          <h2>{say(TEXTS.throughput)}</h2>
          <Bars
            caption={`${say(TEXTS.done)} / ${say(TEXTS.failed)}`}
            bars={overview.hours.map(({ hour, done, failed: bad }) => ({
              label: new Date(hour).toLocaleTimeString('sv-SE').slice(0, 5),
              value: done,
              failed: bad,
            }))}
          />
          <h2>{say(TEXTS.queueDepth)}</h2>
          <Bars
            caption={Object.entries(depths)
              .map(([name, { waiting, active }]) => `${name} ${waiting + active}`)
              .join(' · ')}
            bars={Object.entries(depths).map(([name, depth]) => ({
              label: name,
              value: depth.waiting + depth.active + depth.delayed,
              failed: depth.failed,
            }))}
          />
        </section>
      </div>
    </Layout>
  );
}
