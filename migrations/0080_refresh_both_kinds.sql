-- A finding follows from what the rules say now, whatever their scope: of one current report, or across reports.
create view yielded_finding as
  select y.fingerprint, y.rule, y.severity, y.subject, y.message_zh, y.message_en, y.expected, y.actual, y.evidence,
         y.waiver, y.report_id, r.issuer, r.report_year, s.path
    from report_finding y
    join report r on r.id = y.report_id and r.current
    join source s on s.id = r.source_id
   where y.state <> 'withdrawn'
   union all
  select y.fingerprint, y.rule, y.severity, y.subject, y.message_zh, y.message_en, y.expected, y.actual, y.evidence,
         y.waiver, y.report_id, y.issuer, y.report_year, ''
    from run_finding y
   where y.yielded;

-- As in 0020, over both kinds; one about a report that is missing has no report.
create or replace function refresh_finding(the_fingerprint text, the_run bigint) returns void language plpgsql as $$
declare
  held       finding;
  latest     record;
  differs    boolean;
  new_status text;
  event      text;
begin
  -- One at a time for each finding; the statements below see what the one before has committed.
  perform pg_advisory_xact_lock(hashtextextended(the_fingerprint, 0));

  select * into latest from yielded_finding where fingerprint = the_fingerprint order by path collate "C" limit 1;
  select * into held from finding where fingerprint = the_fingerprint;

  if latest.fingerprint is null then
    if held.yielded then
      new_status := case held.status when 'open' then 'resolved' else held.status end;
      event := case held.status when 'open' then 'resolved' else 'vanished' end;
      update finding set status = new_status, yielded = false, last_run_id = the_run, updated_at = now()
       where id = held.id;
      insert into finding_event (finding_id, kind, status, run_id, expected, actual)
      values (held.id, event, new_status, the_run, held.expected, held.actual);
    end if;
    return;
  end if;

  if held.id is null then
    insert into finding (fingerprint, rule, severity, issuer, report_year, subject, message_zh, message_en, expected,
                         actual, evidence, waiver, report_id, first_run_id, last_run_id)
    values (the_fingerprint, latest.rule, latest.severity, latest.issuer, latest.report_year, latest.subject,
            latest.message_zh, latest.message_en, latest.expected, latest.actual, latest.evidence, latest.waiver,
            latest.report_id, the_run, the_run)
    returning * into held;
    insert into finding_event (finding_id, kind, status, run_id, expected, actual)
    values (held.id, 'opened', 'open', the_run, held.expected, held.actual);
    return;
  end if;

  if held.yielded
     and (held.report_id, held.severity, held.message_zh, held.message_en, held.expected, held.actual, held.evidence, held.waiver)
         is not distinct from
         (latest.report_id, latest.severity, latest.message_zh, latest.message_en, latest.expected, latest.actual,
          latest.evidence, latest.waiver)
  then
    return;
  end if;

  differs := (held.expected, held.actual) is distinct from (latest.expected, latest.actual);
  new_status := case when held.status = 'resolved' or differs then 'open' else held.status end;
  event := case
    when held.status = 'resolved' then 'reopened'
    when differs then 'changed'
    when not held.yielded then 'returned'
    when held.severity <> latest.severity then 'regraded'
    when held.waiver is distinct from latest.waiver
      then case when latest.waiver is null then 'unwaived' else 'waived' end
  end;
  update finding set
    status = new_status, yielded = true, severity = latest.severity, message_zh = latest.message_zh,
    message_en = latest.message_en, expected = latest.expected, actual = latest.actual, evidence = latest.evidence,
    waiver = latest.waiver, report_id = latest.report_id, last_run_id = the_run, updated_at = now(),
    changed_since = changed_since or (differs and verdict is not null)
   where id = held.id;
  if event is not null then
    insert into finding_event (finding_id, kind, status, run_id, expected, actual)
    values (held.id, event, new_status, the_run, latest.expected, latest.actual);
  end if;
end
$$;
