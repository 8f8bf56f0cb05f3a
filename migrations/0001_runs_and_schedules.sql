-- Runs, and the schedules that begin them. Postgres is the truth: the queue's own schedulers and jobs are
-- made from rows.

create table schedule (
  id            bigint generated always as identity primary key,
  name          text not null unique check (length(name) between 1 and 100),
  cron          text not null,
  time_zone     text not null default 'Asia/Shanghai',
  arguments     jsonb not null,
  catch_up      boolean not null default false,
  paused        boolean not null default false,
  considered_at timestamptz not null default now(),
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table schedule is 'What is run again and again.';
comment on column schedule.id is 'Number of the schedule.';
comment on column schedule.name is 'What people call it; no two have the same name.';
comment on column schedule.cron is 'When: five fields from minute to day of week, or six from second on.';
comment on column schedule.time_zone is 'IANA time zone in which `cron` is read.';
comment on column schedule.arguments is 'What to run, as in `run.arguments`.';
comment on column schedule.catch_up is 'Whether a time that passed while nothing ran is made up for, once.';
comment on column schedule.paused is 'Whether its times pass without a run.';
comment on column schedule.considered_at is
  'What was due up to here has its row in `schedule_firing`, or passed before the schedule was set.';
comment on column schedule.created_at is 'When it was set.';
comment on column schedule.updated_at is 'When it was last changed.';

create table run (
  id            bigint generated always as identity primary key,
  label         text,
  kind          text not null default 'ingest',
  state         text not null default 'planning' check (state in ('planning', 'running', 'finished')),
  arguments     jsonb not null default '{}',
  totals        jsonb,
  schedule_id   bigint references schedule on delete set null,
  started_at    timestamptz not null default now(),
  planned_at    timestamptz,
  checked_at    timestamptz,
  finished_at   timestamptz,
  reopened_at   timestamptz,
  worked_before interval not null default '0'
);
create index run_schedule on run (schedule_id, id) where schedule_id is not null;
comment on table run is 'One ingest, crawl or reprocessing, from its planning to its end.';
comment on column run.id is 'Number of the run, ascending in time.';
comment on column run.label is 'What the person who began it calls it.';
comment on column run.kind is 'What it does: ingest, crawl or reprocess.';
comment on column run.state is
  'planning: items are still being added. running: items are worked. finished: no item is pending.';
comment on column run.arguments is 'What was asked for, e.g. `{"kind": "ingest", "paths": ["…"]}`; enough to plan it again.';
comment on column run.totals is
  'The summary as it stood when the run finished (`items`, `reports`, `archives`, `findings`); null while it goes on. '
  'Later runs change reports and findings, but not what this run yielded.';
comment on column run.schedule_id is 'The schedule that began it; null for a run that a person began.';
comment on column run.started_at is 'When it was begun.';
comment on column run.planned_at is 'When its last item had been added.';
comment on column run.checked_at is
  'When the rules across reports last checked it; null until then and after a retry opened it again.';
comment on column run.finished_at is 'When nothing was pending any more; null while it goes on.';
comment on column run.reopened_at is 'When a retry last opened it again.';
comment on column run.worked_before is 'How long it was worked before it was last opened again.';

create table schedule_firing (
  id          bigint generated always as identity primary key,
  schedule_id bigint not null references schedule on delete cascade,
  due_at      timestamptz not null,
  outcome     text not null check (outcome in ('fired', 'skipped', 'missed')),
  run_id      bigint references run on delete set null,
  passed_over integer not null default 0,
  at          timestamptz not null default now(),
  unique (schedule_id, due_at)
);
comment on table schedule_firing is 'One time at which a schedule was due, and what became of it.';
comment on column schedule_firing.id is 'Number of the row, ascending in time.';
comment on column schedule_firing.schedule_id is 'The schedule.';
comment on column schedule_firing.due_at is 'When it was due.';
comment on column schedule_firing.outcome is
  'fired: a run began. skipped: the run before was still going on. missed: nothing ran at the time.';
comment on column schedule_firing.run_id is 'Of fired the run that began, of skipped the one that was going on.';
comment on column schedule_firing.passed_over is
  'Times between the one before and this that passed while nothing ran.';
comment on column schedule_firing.at is 'When this was written.';

create table run_source (
  run_id  bigint not null references run on delete cascade,
  source  text not null,
  items   integer not null,
  yielded integer not null,
  failed  integer not null,
  usual   integer,
  alarm   text check (alarm in ('nothing', 'fewer')),
  alarms  integer not null default 0,
  primary key (run_id, source)
);
create index run_source_alarm on run_source (run_id) where alarm is not null;
comment on table run_source is
  'What one host or directory gave in a finished run, compared with the run of the same schedule before.';
comment on column run_source.run_id is 'The run.';
comment on column run_source.source is 'Host or directory, as `source_group` tells it.';
comment on column run_source.items is 'Items that count to it.';
comment on column run_source.yielded is 'Items that led to a report.';
comment on column run_source.failed is 'Items that failed.';
comment on column run_source.usual is 'What it used to yield; null where there is no run to compare with.';
comment on column run_source.alarm is
  'nothing: it used to yield and gave nothing. fewer: less than 85 % of what it used to. Null: no alarm.';
comment on column run_source.alarms is
  'For how many runs in a row there has been an alarm; after seven the new measure counts as usual.';

-- The program makes this table before it applies the first file.
comment on table schema_migration is 'Which files of `migrations` this database has.';
comment on column schema_migration.name is 'Name of the file.';
comment on column schema_migration.checksum is 'SHA-256 of its content, hexadecimal.';
comment on column schema_migration.applied_at is 'When it was applied.';
