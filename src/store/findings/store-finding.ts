import type { Queryable } from '../database/query.js';

/**
 * Stores one row of the outbox as a finding: opens it, brings it up to date, or resolves it
 * (`refresh_finding` in the migrations). Doing it again changes nothing.
 *
 * @param outboxId of the row
 * @param runId the run to name in the finding's history where a check of one report yielded it
 * @returns of a rule across reports the run that had it pending, where this call stored it; else null
 */
export async function storeFinding(db: Queryable, outboxId: number, runId: number): Promise<number | null> {
  const { rows } = await db.query<{ run: number | null }>({
    name: 'store_finding',
    text: `with moved as (
             update finding_outbox set state = 'stored' where id = $1 and state = 'pending'
             returning fingerprint, run_id
           )
           select run_id as run, refresh_finding(fingerprint, coalesce(run_id, $2)) from moved`,
    values: [outboxId, runId],
  });
  return rows[0]?.run ?? null;
}

/**
 * Settles an item whose findings are all stored: the item is done, its report validated, and findings that no
 * current report yields any more are resolved. Does nothing while a finding is pending or when the item is
 * settled already.
 *
 * @returns whether this call settled the item
 */
export async function completeItem(db: Queryable, itemId: number): Promise<boolean> {
  const { rows } = await db.query<{ settled: number }>({
    name: 'complete_item',
    text: `
      with settled as (
        update run_item i set state = 'done', updated_at = now()
         where i.id = $1 and i.state = 'pending' and i.step = 'findings'
           and not exists (select 1 from finding_outbox f where f.checked_report_id = i.report_id and f.state = 'pending')
        returning i.report_id, i.run_id
      ), validated as (
        update report set validated_at = now() from settled
         where report.id = settled.report_id and report.validated_at is null
      ), known as (
        select distinct f.fingerprint
          from settled
          join report mine on mine.id = settled.report_id
          join report any_version on any_version.source_id = mine.source_id
          join finding_outbox f on f.checked_report_id = any_version.id
         where (not any_version.current or not f.yielded)
           and not exists (select 1 from finding_outbox crashed
                            where crashed.checked_report_id = mine.id and crashed.yielded
                              and crashed.rule = 'rule-failed' and crashed.subject = f.rule)
      ), vanished as materialized (
        -- The report whose values the finding has does not yield it any more; another one may.
        select known.fingerprint
          from known join finding on finding.fingerprint = known.fingerprint and finding.yielded
         where not exists (
           select 1 from finding_outbox live join report r on r.id = live.checked_report_id and r.current
            where live.checked_report_id = finding.report_id and live.fingerprint = known.fingerprint and live.yielded)
         order by 1
      )
      select count(*) as settled, (select count(refresh_finding(fingerprint, run_id)) from vanished, settled)
        from settled`,
    values: [itemId],
  });
  return rows[0]?.settled === 1;
}
