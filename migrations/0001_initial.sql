-- Nianbao's tables. Postgres is the truth: every unit of work is a run_item, every value leads back to its characters.
-- Places in a decoded text: lines and columns from 1, offsets from 0, all in UTF-16 code units, ends exclusive.

-- ── Runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────

create table run (
  id          bigint generated always as identity primary key,
  label       text,
  kind        text not null default 'ingest',
  -- planning: items are still being added. running: items are worked. finished: no item is pending.
  state       text not null default 'planning' check (state in ('planning', 'running', 'finished')),
  -- What was asked for, e.g. {"paths": ["…"]}.
  arguments   jsonb not null default '{}',
  -- The summary as it stood when the run finished (the `items`, `reports` and `findings` of `nianbao status`);
  -- null while the run goes on. Later runs change reports and findings, but not what this run yielded.
  totals      jsonb,
  started_at  timestamptz not null default now(),
  planned_at  timestamptz,
  finished_at timestamptz
);

-- Where documents come from: the absolute path of a file (later also a URL or an archive entry).
create table source (
  id          bigint generated always as identity primary key,
  path        text not null unique,
  -- Content at the last successful fetch.
  document_id bigint,
  first_seen  timestamptz not null default now(),
  changed_at  timestamptz
);

-- One row per content, whatever names it goes by.
create table document (
  id         bigint generated always as identity primary key,
  sha256     text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bigint not null,
  created_at timestamptz not null default now()
);

alter table source add foreign key (document_id) references document;
create index source_document on source (document_id);

create table document_content (
  document_id bigint primary key references document on delete cascade,
  content     bytea not null
);
-- Reports are compressed by Postgres; files that are compressed already gain nothing and lose little.

-- ── Reports ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- What was read from one document under one source by one version of the extractor.
create table report (
  id                    bigint generated always as identity primary key,
  source_id             bigint not null references source,
  document_id           bigint not null references document,
  extractor_version     integer not null,
  -- 1, 2, 3 … per source: a change of content or of the extractor makes a new version and keeps the old one.
  version               integer not null,
  previous_id           bigint references report,
  current               boolean not null default true,
  run_id                bigint references run,
  created_at            timestamptz not null default now(),
  -- When the findings of the report were all stored; null until then.
  validated_at          timestamptz,

  format                text not null,
  encoding_name         text not null,
  encoding_source       text not null,
  encoding_replacements integer not null,
  title                 text,
  issuer                text,
  issuer_source         text,
  report_year           integer,
  period_start          date,
  period_end            date,
  period_stated         boolean,
  published_on          date,
  division_code         text,
  -- {"statistics": "2014"} or {"2": "2021", "3": "2019"}
  templates             jsonb not null,
  contact               jsonb not null,
  -- {"count", "names", "raw", "span"} or null
  declared_parts        jsonb,
  -- {"title", "published", "period"}: spans of the metadata, null where a field was not read
  spans                 jsonb not null,
  -- {"raw", "malformed"} of the period where it is stated
  period_reading        jsonb,
  -- Lists of parts and shares that the prose states.
  enumerations          jsonb not null,
  shares                jsonb not null,
  warnings              jsonb not null,
  -- Text before the first section and after the last one, without tables.
  front_text            text not null,
  back_text             text not null,
  unique (source_id, document_id, extractor_version),
  unique (source_id, version)
);
create unique index report_current on report (source_id) where current;
create index report_issuer_year on report (issuer, report_year) where current;
create index report_year on report (report_year) where current;
create index report_document on report (document_id);

create table section (
  report_id    bigint not null references report on delete cascade,
  -- 0, 1, 2 … in document order (parents before their children).
  position     integer not null,
  parent       integer,
  level        integer not null,
  label        text not null,
  ordinal      integer,
  title        text not null,
  -- The section's own paragraphs, one a line, without its children and its tables.
  text         text not null,
  anomalies    jsonb not null,
  start_line   integer not null,
  start_column integer not null,
  start_offset integer not null,
  end_offset   integer not null,
  page         integer,
  primary key (report_id, position),
  foreign key (report_id, parent) references section
);

create table report_table (
  report_id      bigint not null references report on delete cascade,
  position       integer not null,
  -- The section that holds the table; null for one before the first section or after the last.
  section        integer,
  caption        text not null,
  layout         text not null,
  year           integer,
  -- Which table of which form: 'statistics', '2', '3', '4' of '2014', '2019', '2021'; null when not recognised.
  template_table text,
  template_form  text,
  start_line     integer not null,
  start_column   integer not null,
  start_offset   integer not null,
  end_offset     integer not null,
  page           integer,
  primary key (report_id, position),
  foreign key (report_id, section) references section
);

create table table_cell (
  report_id      bigint not null,
  table_position integer not null,
  -- 0-based.
  cell_row       integer not null,
  cell_column    integer not null,
  text           text not null,
  row_span       integer not null default 1,
  column_span    integer not null default 1,
  start_line     integer not null,
  start_column   integer not null,
  start_offset   integer not null,
  end_offset     integer not null,
  page           integer,
  primary key (report_id, table_position, cell_row, cell_column),
  foreign key (report_id, table_position) references report_table on delete cascade
);

create table observation (
  report_id      bigint not null references report on delete cascade,
  position       integer not null,
  indicator      text not null,
  applicant      text,
  -- Null unless status is 'number': a blank is never a 0.
  value          numeric,
  status         text not null check (status in ('number', 'blank', 'not_applicable', 'text')),
  raw            text not null,
  unit           text not null,
  printed_unit   text not null,
  label          text not null,
  template       text not null,
  table_position integer not null,
  cell_row       integer not null,
  cell_column    integer not null,
  start_line     integer not null,
  start_column   integer not null,
  start_offset   integer not null,
  end_offset     integer not null,
  page           integer,
  primary key (report_id, position),
  check ((status = 'number') = (value is not null))
);
create index observation_indicator on observation (indicator, report_id);

create table claim (
  report_id    bigint not null references report on delete cascade,
  position     integer not null,
  indicator    text not null,
  applicant    text,
  value        numeric not null,
  unit         text not null,
  approximate  boolean not null,
  "none"       boolean not null,
  scope        text not null,
  quote        text not null,
  start_line   integer not null,
  start_column integer not null,
  start_offset integer not null,
  end_offset   integer not null,
  page         integer,
  primary key (report_id, position)
);
create index claim_indicator on claim (indicator, report_id);

-- ── Work ─────────────────────────────────────────────────────────────────────────────────────────────────────────

create table run_item (
  id             bigint generated always as identity primary key,
  run_id         bigint not null references run on delete cascade,
  -- As the source is written in listings: an absolute path.
  source         text not null,
  source_id      bigint references source,
  state          text not null default 'pending' check (state in ('pending', 'done', 'unchanged', 'failed')),
  -- The step that is to be done next, or that settled the item.
  step           text not null default 'fetch' check (step in ('fetch', 'extract', 'validate', 'findings')),
  -- Raised by each retry; part of the job ids, so that a retry is never taken for the job that failed.
  generation     integer not null default 1,
  -- Tries that failed so far; each has its row in run_item_attempt.
  attempts       integer not null default 0,
  -- Code and details of the latest failure (src/errors.ts has the sentences); null unless state is 'failed'.
  error_code     text,
  error_details  jsonb,
  failed_at      timestamptz,
  document_id    bigint references document,
  report_id      bigint references report,
  -- What the item did to its report.
  report_outcome text check (report_outcome in ('new', 'changed', 'unchanged')),
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  unique (run_id, source),
  check ((state = 'failed') = (error_code is not null))
);
create index run_item_state on run_item (run_id, state);
create index run_item_pending on run_item (run_id, id) where state = 'pending';
create index run_item_failed on run_item (error_code, id) where state = 'failed';
create index run_item_report on run_item (report_id);
create index run_item_source on run_item (source_id);

-- Every diagnosis of an item, the transient ones included. Nothing here is ever changed.
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

-- ── Findings ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- A finding, whichever reports yield it. Its values are those of its first current report by source path.
create table finding (
  id           bigint generated always as identity primary key,
  -- SHA-256 over rule, issuer, reporting year and subject; no values in it.
  fingerprint  text not null unique,
  rule         text not null,
  severity     text not null check (severity in ('error', 'warning', 'info')),
  status       text not null default 'open' check (status in ('open', 'confirmed', 'dismissed', 'resolved')),
  -- Whether a current report yields it. An open finding that is yielded no more is resolved; a person's
  -- verdict stays.
  yielded      boolean not null default true,
  issuer       text,
  report_year  integer,
  subject      text not null,
  message_zh   text not null,
  message_en   text not null,
  -- A number, a string or null.
  expected     jsonb,
  actual       jsonb,
  -- Spans, the most telling first.
  evidence     jsonb not null,
  report_id    bigint not null references report,
  first_run_id bigint references run,
  last_run_id  bigint references run,
  opened_at    timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- The person's latest verdict; it stays when the finding opens again.
  verdict      text check (verdict in ('confirmed', 'dismissed')),
  verdict_by   text,
  verdict_note text,
  verdict_at   timestamptz,
  -- Expected or actual changed after the verdict, so the finding is open again.
  changed_since    boolean not null default false
);
create index finding_status on finding (status, severity, id);
create index finding_rule on finding (rule, status, id);
create index finding_report on finding (report_id);
create index finding_issuer_year on finding (issuer, report_year);

-- What the rules said of one report: the reference that a job in the findings queue carries.
create table report_finding (
  report_id   bigint not null references report on delete cascade,
  fingerprint text not null,
  -- pending: its job has not stored it yet. stored: the finding has it. withdrawn: a later validation of the same
  -- report did not yield it any more.
  state       text not null default 'pending' check (state in ('pending', 'stored', 'withdrawn')),
  rule        text not null,
  severity    text not null check (severity in ('error', 'warning', 'info')),
  subject     text not null,
  message_zh  text not null,
  message_en  text not null,
  expected    jsonb,
  actual      jsonb,
  evidence    jsonb not null,
  primary key (report_id, fingerprint)
);
create index report_finding_fingerprint on report_finding (fingerprint);
create index report_finding_pending on report_finding (report_id) where state = 'pending';

create table finding_event (
  id         bigint generated always as identity primary key,
  finding_id bigint not null references finding on delete cascade,
  -- opened, changed, resolved, reopened, vanished, returned (by a run); confirmed, dismissed (by a person)
  kind       text not null,
  status     text not null,
  run_id     bigint references run,
  by         text,
  note       text,
  expected   jsonb,
  actual     jsonb,
  at         timestamptz not null default now()
);
create index finding_event_finding on finding_event (finding_id, id);
