-- What has to be done in the database: one transaction for all workers, whoever asks.

-- ── Findings
-- ─────────────────────────────────────────────────────────────────────────────────────────────────────

create function waiver_in_force(waiver jsonb) returns jsonb language sql stable as $$
  select case when (waiver ->> 'expires')::date >= (now() at time zone 'Asia/Shanghai')::date then waiver end
$$;
comment on function waiver_in_force is
  'The waiver, unless it has expired. Days end where the reports are from. Whether a waiver counts is asked of the day on which '
  'somebody looks, so that nothing has to run for it to expire.';

-- The life of a finding: open → confirmed | dismissed by a person, open → resolved when no current report
-- yields it.
--
-- A finding's values follow from what the rules say now (finding_outbox), of a current report or across
-- reports, and from nothing else: of several reports that yield it, the first by source path counts. So the
-- order in which jobs are worked, and how often, makes no difference. A person's verdict is never erased; a
-- change of expected or actual after it opens the finding again, with the verdict kept beside it and in the
-- history. A change of severity or waiver alone is an event too.
create function refresh_finding(the_fingerprint text, the_run bigint) returns void language plpgsql as $$
declare
  held       finding;
  latest     finding_outbox;
  differs    boolean;
  new_status text;
  event      text;
begin
  -- One at a time for each finding; the statements below see what the one before has committed.
  perform pg_advisory_xact_lock(hashtextextended(the_fingerprint, 0));

  select o.* into latest
    from finding_outbox o
    left join report r on r.id = o.checked_report_id
    left join source s on s.id = r.source_id
   where o.fingerprint = the_fingerprint and o.yielded and (o.checked_report_id is null or r.current)
   order by s.path collate "C"
   limit 1;
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
     and (held.report_id, held.severity, held.message_zh, held.message_en, held.expected, held.actual, held.evidence,
          held.waiver)
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
comment on function refresh_finding is
  'Opens a finding, brings it up to date or resolves it, by what `finding_outbox` says of it now, and writes the event. Doing it '
  'again changes nothing.';

-- ── Events and deliveries
-- ────────────────────────────────────────────────────────────────────────────────────────

create function snapshot_finding_event() returns trigger language plpgsql as $$
begin
  select f.severity, f.message_zh, f.message_en, f.evidence, f.waiver, f.report_id
    into new.severity, new.message_zh, new.message_en, new.evidence, new.waiver, new.report_id
    from finding f where f.id = new.finding_id;
  return new;
end
$$;
comment on function snapshot_finding_event is 'Fills an event in with the finding as it stands.';
create trigger snapshot_finding_event before insert on finding_event
  for each row execute function snapshot_finding_event();
comment on trigger snapshot_finding_event on finding_event is 'An event tells the finding as it stood then.';

create function queue_deliveries() returns trigger language plpgsql as $$
begin
  insert into delivery (sink, event_id)
  select s.name, new.id from sink s
   where s.active
     and array_position(array['error', 'warning', 'info'], new.severity)
         <= array_position(array['error', 'warning', 'info'], s.severity);
  return null;
end
$$;
comment on function queue_deliveries is 'Writes a delivery for every active sink that gets findings of this severity.';
create trigger queue_deliveries after insert on finding_event
  for each row execute function queue_deliveries();
comment on trigger queue_deliveries on finding_event is
  'Every event goes once to each sink; whoever writes an event cannot forget it.';

-- ── Sources of a run
-- ─────────────────────────────────────────────────────────────────────────────────────────────

create function source_group(source text, roots text[]) returns text language sql immutable parallel safe as $$
  select coalesce(
    substring(source from '^https?://([^/?#]+)'),
    (select root || coalesce(substring(split_part(substr(source, length(root) + 1), '!', 1) from '^([/\\]?[^/\\]+)[/\\]'), '')
       from unnest(roots) as root where starts_with(source, root) order by length(root) desc limit 1),
    substring(split_part(source, '!', 1) from '^(.*)[/\\][^/\\]*$'),
    source)
$$;
comment on function source_group is
  'What an item counts to: of the web its host, of a file the directory directly below the path that the run was asked for, or that '
  'path itself for what lies directly in it; otherwise the directory of the file. Entries count where their archive is.';

-- ── Politeness
-- ───────────────────────────────────────────────────────────────────────────────────────────────────

-- Moments are given out one after the other, so that a hundred waiting jobs come back one by one. Whoever
-- finds the host busy at its moment queues up behind the others of that kind.
create function take_web_slot(the_host text, the_holder text, most integer, gap interval, lease interval, again boolean,
                              out wait_ms integer, out down text, out down_reason text)
language plpgsql as $$
declare
  held web_host;
  now_at timestamptz;
  busy integer;
  due timestamptz;
begin
  insert into web_host (host) values (the_host) on conflict do nothing;
  select * into held from web_host where host = the_host for update;
  now_at := clock_timestamp();
  if held.openings >= 3 and held.unreachable and held.paused_until > now_at then
    wait_ms := 0;
    down := held.last_code;
    down_reason := held.last_reason;
    return;
  end if;
  delete from web_slot where host = the_host and (expires_at <= now_at or holder = the_holder);
  select count(*) into busy from web_slot where host = the_host;
  due := greatest(held.last_at + gap, held.paused_until);
  -- After the breaker was open, one request alone tries whether the host is well again.
  if due <= now_at and busy < (case when held.openings > 0 then 1 else most end) then
    insert into web_slot (host, holder, expires_at) values (the_host, the_holder, now_at + lease);
    update web_host set last_at = now_at where host = the_host;
    wait_ms := 0;
    return;
  end if;
  due := greatest(due, now_at + interval '1 millisecond');
  if again then
    due := greatest(due, held.again_at + gap);
    update web_host set again_at = due where host = the_host;
  else
    due := greatest(due, held.tail_at + gap);
    update web_host set tail_at = due where host = the_host;
  end if;
  wait_ms := ceil(least(extract(epoch from due - now_at) * 1000, 86400000))::integer;
end
$$;
comment on function take_web_slot is
  'Takes a slot for one request, or says when to come again. wait_ms 0: taken. Greater: come again after so long. '
  'down: the host is not answering, and is not to be asked.';

create function give_web_slot(the_host text, the_holder text, outcome text, pause interval, patience integer,
                              code text, reason text)
returns void language plpgsql as $$
declare
  held web_host;
  now_at timestamptz;
begin
  select * into held from web_host where host = the_host for update;
  now_at := clock_timestamp();
  delete from web_slot where host = the_host and holder = the_holder;
  if outcome = 'answered' then
    update web_host set last_at = now_at, failures = 0, openings = 0, unreachable = false where host = the_host;
  elsif outcome = 'throttled' then
    update web_host set last_at = now_at, paused_until = greatest(paused_until, now_at + pause) where host = the_host;
  elsif held.failures + 1 < patience and held.openings = 0 then
    update web_host set last_at = now_at, failures = failures + 1 where host = the_host;
  else
    update web_host set last_at = now_at, failures = 0, openings = openings + 1,
           paused_until = greatest(paused_until, now_at + least(pause * power(2, least(openings, 10)), interval '15 minutes')),
           last_code = code, last_reason = reason, unreachable = outcome = 'unreachable'
     where host = the_host;
  end if;
end
$$;
comment on function give_web_slot is
  'Gives a slot back; the gap to the next request counts from here. outcome: answered; throttled (pause for `pause`); failed or '
  'unreachable (after `patience` in a row: pause for `pause`, twice as long each further time).';
