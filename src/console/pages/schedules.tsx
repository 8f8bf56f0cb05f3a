import { nextTimes } from '../../schedules/cron.js';
import type { ListedSchedule } from '../../store/schedules/list-schedules.js';
import { zonedTime } from '../../schedules/zoned-time.js';
import type { ListedFiring } from '../../store/schedules/schedules.js';
import { Layout } from '../parts/layout.js';
import { Badge, Listing, Source, Time } from '../parts/parts.js';
import { wordFor } from '../../words/values.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

/** Times that are shown ahead. */
const AHEAD = 5;

/** What runs by itself, when it is due next, and what became of the times before. */
export function SchedulesPage({
  view,
  schedules,
  firings,
}: {
  view: View;
  schedules: readonly ListedSchedule[];
  firings: readonly ListedFiring[];
}) {
  const { say } = view;
  return (
    <Layout view={view} title={say(TEXTS.schedules)} refresh={60}>
      {schedules.length === 0 ? (
        <p class="empty">{say(TEXTS.noSchedules)}</p>
      ) : (
        <Listing
          view={view}
          head={[
            say(TEXTS.schedules),
            say(TEXTS.cron),
            say(TEXTS.nextTimes),
            say(TEXTS.catchUp),
            say(TEXTS.lastTime),
            say(TEXTS.source),
          ]}
          rows={schedules.map((schedule) => [
            schedule.name,
            <>
              <code>{schedule.cron}</code> {schedule.timeZone}
            </>,
            <Ahead view={view} schedule={schedule} />,
            say(schedule.catchUp ? TEXTS.yes : TEXTS.no),
            schedule.last === null ? null : (
              <>
                <Time iso={schedule.last.due} /> <Outcome view={view} {...schedule.last} />
              </>
            ),
            schedule.paths.map((path) => <Source path={path} />),
          ])}
        />
      )}
      {firings.length > 0 && (
        <>
          <h2>{say(TEXTS.pastTimes)}</h2>
          <Listing
            view={view}
            head={[say(TEXTS.schedules), say(TEXTS.due), say(TEXTS.outcome)]}
            rows={firings.map(({ schedule, due, outcome, run, passedOver }) => [
              schedule,
              <Time iso={due} />,
              <>
                <Outcome view={view} outcome={outcome} run={run} />
                {passedOver > 0 && ` ${say(TEXTS.passedOver(passedOver))}`}
              </>,
            ])}
          />
        </>
      )}
    </Layout>
  );
}

function Ahead({ view, schedule }: { view: View; schedule: ListedSchedule }) {
  if (schedule.paused) return <Badge kind="calm">{view.say(TEXTS.paused)}</Badge>;
  const times = nextTimes(schedule, new Date(), AHEAD).map((time) => zonedTime(time, schedule.timeZone));
  return (
    <details>
      <summary>{times[0]}</summary>
      <ul>
        {times.slice(1).map((time) => (
          <li>{time}</li>
        ))}
      </ul>
    </details>
  );
}

function Outcome({ view, outcome, run }: { view: View; outcome: string; run: number | null }) {
  const { say } = view;
  return (
    <>
      {say(wordFor(TEXTS.firings, outcome))}
      {run !== null && (
        <>
          {' '}
          <a href={`/runs/${run}`}>{`${say(TEXTS.run)} #${run}`}</a>
        </>
      )}
    </>
  );
}
