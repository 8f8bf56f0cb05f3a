import type { Timing } from '../../schedules/cron.js';
import { rowsOf, type Queryable } from '../database/query.js';
import type { RunArguments } from '../runs/runs.js';
import { storableJson, storableText } from '../database/storable.js';

/** What a schedule can run. */
export type ScheduledArguments = Extract<RunArguments, { kind: 'ingest' | 'crawl' }>;

/** What is run again and again. */
export interface Schedule extends Timing {
  id: number;
  name: string;
  asked: ScheduledArguments;
  /** Whether a time that passed while nothing ran is made up for, once. */
  catchUp: boolean;
  paused: boolean;
  /** ISO time; what was due up to here is settled. */
  consideredAt: string;
}

/** What a person says of a schedule. */
export type NewSchedule = Pick<Schedule, 'name' | 'cron' | 'timeZone' | 'asked' | 'catchUp'>;

/** What became of one time that was due. */
export type FiringOutcome = 'fired' | 'skipped' | 'missed';

/** One time that was due. */
export interface Firing {
  due: Date;
  outcome: FiringOutcome;
  /** Of `fired` the run that began, of `skipped` the one that was going on. */
  run: number | null;
  /** Times before this that passed while nothing ran. */
  passedOver: number;
}

const COLUMNS = `id, name, cron, time_zone, arguments as asked, catch_up, paused, considered_at`;

/**
 * Writes a schedule down, in the place of the one of its name if there is one. What was due before now does
 * not count.
 *
 * @returns its id
 */
export async function saveSchedule(db: Queryable, schedule: NewSchedule): Promise<number> {
  const rows = await rowsOf<{ id: number }>(
    db,
    `insert into schedule (name, cron, time_zone, arguments, catch_up) values ($1, $2, $3, $4, $5)
     on conflict (name) do update set cron = excluded.cron, time_zone = excluded.time_zone, paused = false,
        arguments = excluded.arguments, catch_up = excluded.catch_up, considered_at = now(), updated_at = now()
     returning id`,
    [
      storableText(schedule.name),
      schedule.cron,
      schedule.timeZone,
      storableJson(schedule.asked),
      schedule.catchUp,
    ],
  );
  const [saved] = rows;
  if (saved === undefined) throw new Error('the schedule was not written');
  return saved.id;
}

/** All schedules, by name. */
export async function listSchedules(db: Queryable): Promise<Schedule[]> {
  const rows = await rowsOf<Schedule>(db, `select ${COLUMNS} from schedule order by name collate "C"`);
  return rows;
}

/** Removes a schedule; its runs stay. @returns its id; null when there is none of this name */
export async function removeSchedule(db: Queryable, name: string): Promise<number | null> {
  const rows = await rowsOf<{ id: number }>(db, 'delete from schedule where name = $1 returning id', [name]);
  return rows[0]?.id ?? null;
}

/**
 * Pauses a schedule, or lets it go on; what was due meanwhile does not count. @returns whether there is one
 */
export async function pauseSchedule(db: Queryable, name: string, paused: boolean): Promise<boolean> {
  const { rowCount } = await db.query(
    'update schedule set paused = $2, considered_at = now(), updated_at = now() where name = $1',
    [name, paused],
  );
  return rowCount === 1;
}

/** A schedule, locked until the end of the transaction; null when it is gone. */
export async function lockSchedule(db: Queryable, id: number): Promise<Schedule | null> {
  const rows = await rowsOf<Schedule>(db, `select ${COLUMNS} from schedule where id = $1 for update`, [id]);
  return rows[0] ?? null;
}

/** The run of a schedule that is not finished; null when there is none. */
export async function runGoingOn(db: Queryable, scheduleId: number): Promise<number | null> {
  const rows = await rowsOf<{ id: number }>(
    db,
    `select id from run where schedule_id = $1 and state <> 'finished' order by id limit 1`,
    [scheduleId],
  );
  return rows[0]?.id ?? null;
}

/** Writes down what became of a time that was due; what came before it is settled with it. */
export async function recordFiring(db: Queryable, scheduleId: number, firing: Firing): Promise<void> {
  await db.query(
    `with noted as (
       insert into schedule_firing (schedule_id, due_at, outcome, run_id, passed_over) values ($1, $2, $3, $4, $5)
     )
     update schedule set considered_at = $2 where id = $1`,
    [scheduleId, firing.due, firing.outcome, firing.run, firing.passedOver],
  );
}

/** A firing of a listing. */
export interface ListedFiring extends Omit<Firing, 'due'> {
  schedule: string;
  /** ISO time. */
  due: string;
}

/**
 * What became of the times that were due, the latest first.
 *
 * @param name of one schedule; null for all
 */
export async function listFirings(
  db: Queryable,
  name: string | null,
  limit: number,
): Promise<ListedFiring[]> {
  const rows = await rowsOf<ListedFiring>(
    db,
    `select s.name as schedule, f.due_at as due, f.outcome, f.run_id as run, f.passed_over
       from schedule_firing f join schedule s on s.id = f.schedule_id
      where $1::text is null or s.name = $1 order by f.due_at desc, f.id desc limit $2`,
    [name, limit],
  );
  return rows;
}

/** Runs that a schedule began and whose planning has not ended, ascending. */
export async function unplannedRuns(db: Queryable): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    db,
    `select id from run where schedule_id is not null and state = 'planning' order by id`,
  );
  return rows.map(({ id }) => id);
}
