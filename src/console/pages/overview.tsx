import type { Bilingual } from '../../language.js';
import { CATALOGUE } from '../../rules/registry.js';
import type { QueueDepth } from '../../queue/queues.js';
import type { RunStatus } from '../../store/runs/run-status.js';
import type { Overview } from '../../store/runs/overview.js';
import { Layout } from '../parts/layout.js';
import { BarTable, HourChart } from '../parts/charts.js';
import { Tile } from '../parts/parts.js';
import { wordFor } from '../../words/values.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';
import { RunTable } from './runs.js';

const TITLES = new Map(CATALOGUE.map(({ id, title }) => [id, title]));
const ruleTitle = (rule: string): Bilingual => TITLES.get(rule) ?? { zh: rule, en: rule };

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
  const calm =
    failed + overview.open.error + overview.open.warning + overview.changedSince + overview.alarms === 0;
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
          <Tile href="/schedules" figure={overview.alarms} kind="warning">
            {say(TEXTS.alarms)}
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
          <h2>{say(TEXTS.throughput)}</h2>
          <HourChart
            view={view}
            hours={overview.hours.map(({ hour, ...counts }) => ({
              label: new Date(hour).toLocaleTimeString('sv-SE').slice(0, 5),
              ...counts,
            }))}
          />
        </section>
        <section>
          <h2>{say(TEXTS.queueDepth)}</h2>
          <BarTable
            view={view}
            head={say(TEXTS.queue)}
            bars={Object.entries(depths).map(([name, depth]) => ({
              name: say(wordFor(TEXTS.steps, name)),
              parts: [
                { kind: 'good', value: depth.active, text: say(TEXTS.active) },
                { kind: 'calm', value: depth.waiting, text: say(TEXTS.waiting) },
                { kind: 'warn', value: depth.delayed, text: say(TEXTS.delayed) },
                { kind: 'bad', value: depth.failed, text: say(TEXTS.failed) },
              ],
            }))}
          />
        </section>
        <section>
          <h2>{say(TEXTS.failuresByCode)}</h2>
          {failed === 0 ? (
            <p class="empty">{say(TEXTS.noFailures)}</p>
          ) : (
            <BarTable
              view={view}
              head={say(TEXTS.code)}
              bars={overview.failures.slice(0, 10).map(({ code, count }) => ({
                name: <a href={`/failed?code=${encodeURIComponent(code)}`}>{code}</a>,
                parts: [{ kind: 'bad', value: count, text: '' }],
              }))}
            />
          )}
        </section>
        <section>
          <h2>{say(TEXTS.openByRule)}</h2>
          {overview.rules.length === 0 ? (
            <p class="empty">{say(TEXTS.nothingNeedsYou)}</p>
          ) : (
            <BarTable
              view={view}
              head={say(TEXTS.rule)}
              bars={overview.rules.map(({ rule, severity, count }) => ({
                name: (
                  <a href={`/findings?status=open&rule=${encodeURIComponent(rule)}&severity=${severity}`}>
                    {say(ruleTitle(rule))}
                  </a>
                ),
                parts: [{ kind: severity, value: count, text: say(TEXTS.severities[severity]) }],
              }))}
            />
          )}
        </section>
      </div>
    </Layout>
  );
}
