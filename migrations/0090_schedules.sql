-- Schedules: what is run again and again, and what became of each time that was due. The queue's own schedulers are made
-- from these rows.

create table schedule (
  id            bigint generated always as identity primary key,
  name          text not null unique check (length(name) between 1 and 100),
  -- Five fields from minute to day of week, or six from second on.
  cron          text not null,
  time_zone     text not null default 'Asia/Shanghai',
  -- What to run, as in run.arguments.
  arguments     jsonb not null,
  -- Whether a time that passed while nothing ran is made up for, once.
  catch_up      boolean not null default false,
  paused        boolean not null default false,
  -- What was due up to here has its row in schedule_firing, or passed before the schedule was set.
  considered_at timestamptz not null default now(),
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);

create table schedule_firing (
  id          bigint generated always as identity primary key,
  schedule_id bigint not null references schedule on delete cascade,
  due_at      timestamptz not null,
  -- fired: a run began. skipped: the run before was still going on. missed: nothing ran at the time.
  outcome     text not null check (outcome in ('fired', 'skipped', 'missed')),
  -- Of fired the run that began, of skipped the one that was going on.
  run_id      bigint references run on delete set null,
  -- Times between the one before and this that passed while nothing ran.
  passed_over integer not null default 0,
  at          timestamptz not null default now(),
  unique (schedule_id, due_at)
);

-- The schedule that began a run; null for a run that a person began.
alter table run add column schedule_id bigint references schedule on delete set null;
create index run_schedule on run (schedule_id, id) where schedule_id is not null;
