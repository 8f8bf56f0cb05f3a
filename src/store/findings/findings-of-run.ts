/**
 * SQL of what the rules said of the reports of a run, one report or several, each finding once.
 *
 * @param run SQL of the run's id
 * @returns a query of fingerprint, severity, state
 */
export const findingsOfRun = (run: string): string => `
  select f.fingerprint, f.severity, f.state
    from run_item i join finding_outbox f on f.report_id = i.report_id and f.yielded
   where i.run_id = ${run} and i.state in ('done', 'unchanged')
   union
  -- Reports that are missing from a year that the run deals with.
  select f.fingerprint, f.severity, f.state
    from finding_outbox f
   where f.yielded and f.report_id is null and f.run_id is not null
     and f.report_year in (select r.report_year from run_item i join report r on r.id = i.report_id
                            where i.run_id = ${run} and i.state in ('done', 'unchanged'))
   union
  select f.fingerprint, f.severity, f.state from finding_outbox f where f.yielded and f.run_id = ${run}`;
