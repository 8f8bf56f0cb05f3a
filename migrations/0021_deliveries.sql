-- Findings go to sinks: every event in the life of a finding, once to each sink. The rows of finding_delivery are written
-- in the transaction that writes the event, by triggers, so that whoever writes an event cannot forget them; they are the
-- queue, and whoever delivers looks there.

-- An event tells the finding as it stood then. `key` is what receivers know it by: unlike ids, no other database has it.
alter table finding_event
  add column key        uuid not null default gen_random_uuid(),
  add column severity   text,
  add column message_zh text,
  add column message_en text,
  add column evidence   jsonb,
  add column waiver     jsonb,
  add column report_id  bigint references report;
create unique index finding_event_key on finding_event (key);

create table sink (
  -- As the configuration file has it, which alone knows the address and the secret.
  name         text primary key,
  -- The least serious findings that it gets.
  severity     text not null check (severity in ('error', 'warning', 'info')),
  -- Whether the configuration that was read last names it.
  active       boolean not null default true,
  -- Failures in a row, and the time until which it is left alone because of them.
  failures     integer not null default 0,
  paused_until timestamptz
);

create table finding_delivery (
  id            bigint generated always as identity primary key,
  sink          text not null references sink,
  event_id      bigint not null references finding_event on delete cascade,
  -- pending: to be tried when due. delivered: the sink has it. failed: given up, until somebody sends it again.
  state         text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts      integer not null default 0,
  due_at        timestamptz not null default now(),
  -- Of the latest attempt, where it failed.
  error_code    text,
  error_details jsonb,
  tried_at      timestamptz,
  created_at    timestamptz not null default now(),
  unique (sink, event_id)
);
create index finding_delivery_due on finding_delivery (sink, due_at, id) where state = 'pending';
create index finding_delivery_undelivered on finding_delivery (id) where state <> 'delivered';
create index finding_delivery_event on finding_delivery (event_id);

create function snapshot_finding_event() returns trigger language plpgsql as $$
begin
  select f.severity, f.message_zh, f.message_en, f.evidence, f.waiver, f.report_id
    into new.severity, new.message_zh, new.message_en, new.evidence, new.waiver, new.report_id
    from finding f where f.id = new.finding_id;
  return new;
end
$$;
create trigger snapshot_finding_event before insert on finding_event
  for each row execute function snapshot_finding_event();

create function queue_finding_deliveries() returns trigger language plpgsql as $$
begin
  insert into finding_delivery (sink, event_id)
  select s.name, new.id from sink s
   where s.active
     and array_position(array['error', 'warning', 'info'], new.severity)
         <= array_position(array['error', 'warning', 'info'], s.severity);
  return null;
end
$$;
create trigger queue_finding_deliveries after insert on finding_event
  for each row execute function queue_finding_deliveries();
