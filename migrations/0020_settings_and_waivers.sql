-- Settings of the rules, and waivers. A waiver does not remove a finding: it is written beside it. Whether it still
-- counts is asked of the day on which somebody looks (waiver_in_force), so that nothing has to run for it to expire.

-- What the rules were asked when the report was last validated (src/rules/settings-hash.ts); null: not known.
alter table report add column settings_hash text;

-- {"reason", "approver", "expires"} or null
alter table report_finding add column waiver jsonb;
alter table finding add column waiver jsonb;

-- The waiver, unless it has expired. Days end where the reports are from.
create function waiver_in_force(waiver jsonb) returns jsonb language sql stable as $$
  select case when (waiver ->> 'expires')::date >= (now() at time zone 'Asia/Shanghai')::date then waiver end
$$;

-- As in 0002, with the waiver; and a change of severity or waiver alone is an event too (regraded, waived, unwaived).
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

  select f.*, r.issuer, r.report_year into latest
    from report_finding f
    join report r on r.id = f.report_id and r.current
    join source s on s.id = r.source_id
   where f.fingerprint = the_fingerprint and f.state <> 'withdrawn'
   order by s.path collate "C"
   limit 1;
  select * into held from finding where fingerprint = the_fingerprint;

  if latest.report_id is null then
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

  if held.yielded and held.report_id = latest.report_id
     and (held.severity, held.message_zh, held.message_en, held.expected, held.actual, held.evidence, held.waiver)
         is not distinct from
         (latest.severity, latest.message_zh, latest.message_en, latest.expected, latest.actual, latest.evidence,
          latest.waiver)
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
