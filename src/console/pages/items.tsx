import type { ItemFilter } from '../../store/items/item-filter.js';
import { COUNTED_STATES } from '../../store/items/item-states.js';
import { STEPS } from '../../store/items/steps.js';
import type { Attempt, ListedItem } from '../../store/items/list-items.js';
import type { RunStatus } from '../../store/runs/run-status.js';
import { Notice } from '../parts/verdict.js';
import { Layout, Token } from '../parts/layout.js';
import { Badge, Choice, Filters, Listing, Pager, Source, Time } from '../parts/parts.js';
import { wordFor } from '../../words/values.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';
import { Alarms, RunTable } from './runs.js';

/** One run and its items; failed ones can be taken up again, all that match or only the chosen. */
export function ItemsPage({
  view,
  run,
  filter,
  items,
  codes,
  cursor,
  paged,
  notice,
}: {
  view: View;
  /** Null: the failed items of all runs. */
  run: RunStatus | null;
  filter: Omit<ItemFilter, 'run'>;
  items: readonly ListedItem[];
  codes: readonly { code: string; count: number }[];
  cursor: string | null;
  paged: boolean;
  notice: string | null;
}) {
  const { say } = view;
  const action = run === null ? '/failed' : `/runs/${run.id}`;
  const mayRetry = view.session?.role === 'operator' && items.some(({ state }) => state === 'failed');
  const title = run === null ? say(TEXTS.failedItems) : `${say(TEXTS.run)} ${run.label ?? `#${run.id}`}`;
  return (
    <Layout view={view} title={title} refresh={run !== null && run.state !== 'finished' ? 5 : undefined}>
      <Notice text={notice} />
      {run && <RunTable view={view} runs={[run]} />}
      {run && <Alarms view={view} run={run} />}
      <Filters view={view} action={action}>
        {run && (
          <Choice
            view={view}
            name="state"
            label={say(TEXTS.state)}
            value={filter.state}
            options={COUNTED_STATES.map((value) => ({ value, text: say(wordFor(TEXTS.states, value)) }))}
          />
        )}
        <Choice
          view={view}
          name="code"
          label={say(TEXTS.code)}
          value={filter.code}
          options={codes.map(({ code, count }) => ({ value: code, text: `${code} (${count})` }))}
        />
        <Choice
          view={view}
          name="step"
          label={say(TEXTS.step)}
          value={filter.step}
          options={STEPS.map((value) => ({ value, text: say(wordFor(TEXTS.steps, value)) }))}
        />
        <label>
          {say(TEXTS.source)}
          <input type="search" name="q" value={filter.q} />
        </label>
      </Filters>
      <form method="post" action={`${action}/retry`}>
        <Token view={view} />
        <input type="hidden" name="code" value={filter.code} />
        <input type="hidden" name="step" value={filter.step} />
        {mayRetry && (
          <div class="actions">
            <button type="submit" name="scope" value="all">
              {say(TEXTS.retryAll)}
            </button>
            <button type="submit" name="scope" value="chosen" class="secondary">
              {say(TEXTS.retryChosen)}
            </button>
            {items.some(({ quarantined }) => quarantined) && (
              <button type="submit" name="scope" value="quarantined" class="secondary">
                {say(TEXTS.retryQuarantined)}
              </button>
            )}
          </div>
        )}
        <Listing
          view={view}
          head={[
            ...(mayRetry ? [''] : []),
            say(TEXTS.source),
            say(TEXTS.state),
            say(TEXTS.step),
            say(TEXTS.reason),
            say(TEXTS.attempts),
            say(TEXTS.when),
            say(TEXTS.report),
          ]}
          rows={items.map((item) => [
            ...(mayRetry ? [<Choose view={view} item={item} />] : []),
            <a href={`/items/${item.id}`}>
              <Source path={item.source} />
            </a>,
            <ItemState view={view} item={item} />,
            say(wordFor(TEXTS.steps, item.step)),
            item.error === null ? null : (
              <>
                <code>{item.error.code}</code> {say(item.error.message)}
              </>
            ),
            item.attempts,
            <Time iso={item.changedAt} />,
            item.report === null ? null : <a href={`/reports/${item.report}`}>#{item.report}</a>,
          ])}
        />
      </form>
      <Pager view={view} cursor={cursor} paged={paged} />
    </Layout>
  );
}

function ItemState({ view, item }: { view: View; item: ListedItem }) {
  const { say } = view;
  return (
    <>
      <Badge kind={item.state}>{say(wordFor(TEXTS.states, item.state))}</Badge>
      {item.quarantined && <Badge kind="warning">{say(TEXTS.quarantined)}</Badge>}
    </>
  );
}

function Choose({ view, item }: { view: View; item: ListedItem }) {
  if (item.state !== 'failed') return null;
  const label = `${view.say(TEXTS.choose)} ${item.source}`;
  return <input type="checkbox" name="item" value={item.id} aria-label={label} />;
}

/** One item and everything that ever failed about it. */
export function ItemPage({
  view,
  item,
  attempts,
}: {
  view: View;
  item: ListedItem;
  attempts: readonly Attempt[];
}) {
  const { say } = view;
  return (
    <Layout view={view} title={item.source}>
      <p>
        <ItemState view={view} item={item} /> {say(wordFor(TEXTS.steps, item.step))} ·{' '}
        <a href={`/runs/${item.run}`}>{`${say(TEXTS.run)} #${item.run}`}</a>
        {item.report !== null && (
          <>
            {' · '}
            <a href={`/reports/${item.report}`}>{`${say(TEXTS.report)} #${item.report}`}</a>
          </>
        )}
      </p>
      {item.error !== null && <p class="notice">{say(item.error.message)}</p>}
      {item.state === 'failed' && view.session?.role === 'operator' && (
        <form class="buttons" method="post" action={`/runs/${item.run}/retry`}>
          <Token view={view} />
          <input type="hidden" name="item" value={item.id} />
          <button type="submit" name="scope" value={item.quarantined ? 'quarantined' : 'chosen'}>
            {say(item.quarantined ? TEXTS.retryQuarantined : TEXTS.retryThis)}
          </button>
        </form>
      )}
      <h2>{say(TEXTS.attempts)}</h2>
      <Listing
        view={view}
        head={['#', say(TEXTS.step), say(TEXTS.code), say(TEXTS.reason), say(TEXTS.when)]}
        rows={attempts.map((attempt) => [
          attempt.attempt,
          say(wordFor(TEXTS.steps, attempt.step)),
          <code>{attempt.code}</code>,
          say(attempt.message),
          <Time iso={attempt.at} />,
        ])}
      />
    </Layout>
  );
}
