import type { Queryable } from '../database/query.js';

/** A source that gives less than this share of what it used to raises an alarm. */
const LEAST_SHARE = 0.85;
/** After so many runs with an alarm the new measure counts as usual. */
const MOST_ALARMS = 7;
/** A run over more paths than these is counted by the directories of its files. */
const MOST_ROOTS = 100;

/** `nothing`: a source gave no report. `fewer`: less than 85 % of the reports that it used to give. */
export const SOURCE_ALARMS = ['nothing', 'fewer'] as const;

/** A source that gave less than it used to. */
export interface SourceAlarm {
  /** Host, or directory. */
  source: string;
  alarm: (typeof SOURCE_ALARMS)[number];
  /** Reports that it used to give, and that it gave. */
  usual: number;
  yielded: number;
  /** Runs in a row with an alarm, this one included. */
  runs: number;
}

/** What a source of a run gave. */
export interface RunSource {
  source: string;
  items: number;
  /** Items that led to a report. */
  yielded: number;
  failed: number;
  /** What it used to yield; null where there is no run to compare with. */
  usual: number | null;
  alarm: SourceAlarm['alarm'] | null;
}

/**
 * Writes down what each source of a run gave, compared with the finished run of the same schedule before, if
 * that was asked for the same. A source that gave too little before is compared with what it gave before
 * that.
 *
 * @param db inside the transaction that finishes the run
 */
export async function recordSources(db: Queryable, runId: number): Promise<void> {
  await db.query('delete from run_source where run_id = $1', [runId]);
  await db.query(
    `with this as (
       select id, schedule_id, arguments,
              array(select jsonb_array_elements_text(arguments -> 'paths')
                     union all select arguments ->> 'list' where arguments ? 'list') as roots
         from run where id = $1
     ), given as (
       select source_group(coalesce(entry.source, i.source),
                           case when cardinality(this.roots) <= $4 then this.roots else '{}' end) as source,
              count(*) filter (where i.state <> 'expanded') as items,
              count(*) filter (where i.state in ('done', 'unchanged') and i.report_id is not null) as yielded,
              count(*) filter (where i.state = 'failed') as failed
         from this join run_item i on i.run_id = this.id
         left join crawl_item c on c.run_item_id = i.id
         left join run_item entry on entry.id = c.root_id
        group by 1
     ), before as (
       select source, case when alarms > 0 and alarms < $3 then usual else yielded end as usual,
              case when alarms < $3 then alarms else 0 end as alarms
         from run_source
        where run_id = (select max(run.id) from run, this
                         where run.schedule_id = this.schedule_id and run.arguments = this.arguments
                           and run.id < this.id and run.state = 'finished')
     ), compared as (
       select source, coalesce(items, 0) as items, coalesce(yielded, 0) as yielded, coalesce(failed, 0) as failed, usual,
              case when usual > 0 and coalesce(yielded, 0) = 0 then 'nothing'
                   when coalesce(yielded, 0) < usual * $2::numeric then 'fewer' end as alarm,
              coalesce(alarms, 0) as alarms
         from given full join before using (source)
     )
     insert into run_source (run_id, source, items, yielded, failed, usual, alarm, alarms)
     select $1, source, items, yielded, failed, usual, alarm, case when alarm is null then 0 else alarms + 1 end
       from compared where items > 0 or usual > 0`,
    [runId, LEAST_SHARE, MOST_ALARMS, MOST_ROOTS],
  );
}

/** Sources of a finished run that gave less than they used to, by name. */
export async function listAlarms(db: Queryable, runId: number): Promise<SourceAlarm[]> {
  const { rows } = await db.query<SourceAlarm>({
    name: 'list_alarms',
    text: `select source, alarm, usual, yielded, alarms as runs from run_source
            where run_id = $1 and alarm is not null order by source collate "C"`,
    values: [runId],
  });
  return rows;
}

/** What the sources of a finished run gave: alarms first, then those that failed most, then by name. */
export async function listRunSources(db: Queryable, runId: number): Promise<RunSource[]> {
  const { rows } = await db.query<RunSource>(
    `select source, items, yielded, failed, usual, alarm from run_source where run_id = $1
      order by alarm is null, failed desc, source collate "C"`,
    [runId],
  );
  return rows;
}

/** The alarms of the latest finished run of each schedule, by kind. */
export async function countSourceAlarms(
  db: Queryable,
): Promise<{ alarm: SourceAlarm['alarm']; count: number }[]> {
  const { rows } = await db.query<{ alarm: SourceAlarm['alarm']; count: number }>(
    `select s.alarm, count(*)
       from (select distinct on (schedule_id) id from run
              where state = 'finished' and schedule_id is not null order by schedule_id, id desc) last
       join run_source s on s.run_id = last.id and s.alarm is not null group by 1`,
  );
  return rows;
}
