-- The work of a run: one row a unit of work. The queue can be made again from these rows.

create table run_item (
  id             bigint generated always as identity primary key,
  run_id         bigint not null references run on delete cascade,
  source         text not null,
  place          jsonb,
  root_id        bigint references run_item on delete cascade,
  declared       jsonb,
  problem        jsonb,
  state          text not null default 'pending' check (state in ('pending', 'done', 'unchanged', 'failed', 'expanded')),
  step           text not null default 'fetch' check (step in ('fetch', 'extract', 'validate', 'findings')),
  generation     integer not null default 1,
  attempts       integer not null default 0,
  failures       integer not null default 0,
  error_code     text,
  error_details  jsonb,
  failed_at      timestamptz,
  quarantined_at timestamptz,
  source_id      bigint references source,
  document_id    bigint references document,
  report_id      bigint references report,
  report_outcome text check (report_outcome in ('new', 'changed', 'unchanged')),
  passed_over    integer,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  unique (run_id, source),
  check ((state = 'failed') = (error_code is not null)),
  check (quarantined_at is null or state = 'failed')
);
create index run_item_of_run on run_item (run_id, id);
create index run_item_state on run_item (run_id, state);
create index run_item_pending on run_item (run_id, id) where state = 'pending';
create index run_item_failed on run_item (error_code, id) where state = 'failed';
create index run_item_quarantined on run_item (id) where quarantined_at is not null;
create index run_item_report on run_item (report_id);
create index run_item_source on run_item (source_id);
create index run_item_root on run_item (root_id);
comment on table run_item is 'One unit of work: a file, an entry of an archive or an address in one run.';
comment on column run_item.id is 'Number of the item.';
comment on column run_item.run_id is 'The run.';
comment on column run_item.source is
  'What it is called in listings: an absolute path, behind `!` the entry of an archive; or an address of the web.';
comment on column run_item.place is
  'Where the bytes are, where `source` alone does not tell: `{"path" | "pathBytes" (base64), "entries": [name, …]}`.';
comment on column run_item.root_id is 'The item of the file on disk that holds this entry; null for a file on disk.';
comment on column run_item.declared is
  'What a manifest or sidecar says of its report: `{"issuer", "year", "divisionCode", "url", "from"}`; null where none does.';
comment on column run_item.problem is
  'Of an item that stands for a manifest or a line of one that cannot be used: `{"code", "details"}`.';
comment on column run_item.state is
  'pending: to be worked. done: its report is stored and checked. unchanged: there was nothing to do. failed: see `error_code`. '
  'expanded: it held others, which are items of their own; it is not counted among the run''s files.';
comment on column run_item.step is 'The step that is to be done next, or that settled the item.';
comment on column run_item.generation is
  'Raised by each retry; part of the job ids, so that a retry is never taken for the job that failed.';
comment on column run_item.attempts is 'Tries that failed so far; each has its row in `run_item_attempt`.';
comment on column run_item.failures is
  'How often it failed for good since it was made or released; a retry that fails counts, a try in between does not.';
comment on column run_item.error_code is 'Code of the latest failure (docs/errors.md); null unless the state is failed.';
comment on column run_item.error_details is 'What the sentence of that code is filled with.';
comment on column run_item.failed_at is 'When it failed.';
comment on column run_item.quarantined_at is
  'Since when it is set aside because it fails again and again: a retry leaves it alone until somebody releases it.';
comment on column run_item.source_id is 'Its source, once it was fetched.';
comment on column run_item.document_id is 'Its document, once it was fetched.';
comment on column run_item.report_id is 'Its report, once it was read.';
comment on column run_item.report_outcome is 'What the item did to its report: new, changed or unchanged.';
comment on column run_item.passed_over is
  'Of an item that was expanded: entries that are no reports (folders, pictures, what systems leave behind).';
comment on column run_item.created_at is 'When it was added.';
comment on column run_item.updated_at is 'When it last moved.';

create table run_item_attempt (
  run_item_id   bigint not null references run_item on delete cascade,
  attempt       integer not null,
  generation    integer not null,
  step          text not null,
  error_code    text not null,
  error_details jsonb not null,
  failed_at     timestamptz not null default now(),
  primary key (run_item_id, attempt)
);
comment on table run_item_attempt is
  'One diagnosis of an item, the transient ones included. Nothing here is ever changed.';
comment on column run_item_attempt.run_item_id is 'The item.';
comment on column run_item_attempt.attempt is '1, 2, 3 … of the item.';
comment on column run_item_attempt.generation is 'The generation of the item that was tried.';
comment on column run_item_attempt.step is 'The step that failed.';
comment on column run_item_attempt.error_code is 'Code of the failure (docs/errors.md).';
comment on column run_item_attempt.error_details is 'What the sentence of that code is filled with.';
comment on column run_item_attempt.failed_at is 'When it failed.';

create table drop_file (
  id       bigint generated always as identity primary key,
  path     text not null unique,
  stamp    text not null,
  item_id  bigint references run_item on delete set null,
  moved    text check (moved in ('done', 'failed', 'gone')),
  taken_at timestamptz not null default now()
);
create index drop_file_item on drop_file (item_id);
comment on table drop_file is
  'One file of a drop directory as the watch took it, so that a restart takes what came meanwhile, and nothing twice.';
comment on column drop_file.id is 'Number of the row.';
comment on column drop_file.path is 'Its absolute path, as in `run_item.source`.';
comment on column drop_file.stamp is 'Inode, size and time of change of the file as it was taken.';
comment on column drop_file.item_id is 'The item that it became, the latest one.';
comment on column drop_file.moved is
  'Where it was moved after it was settled (done, failed); null while it stays where it was, gone where it was not found any more.';
comment on column drop_file.taken_at is 'When it was taken.';
