-- What rules say (the outbox), what follows for people (findings and their events), and who is told (sinks,
-- deliveries).

create table finding_outbox (
  id                bigint generated always as identity primary key,
  checked_report_id bigint references report on delete cascade,
  run_id            bigint references run,
  fingerprint       text not null,
  state             text not null default 'pending' check (state in ('pending', 'stored')),
  yielded           boolean not null default true,
  rule              text not null,
  severity          text not null check (severity in ('error', 'warning', 'info')),
  issuer            text,
  report_year       integer,
  identity          text,
  report_id         bigint references report on delete cascade,
  subject           text not null,
  message_zh        text not null,
  message_en        text not null,
  expected          jsonb,
  actual            jsonb,
  evidence          jsonb not null,
  waiver            jsonb,
  unique nulls not distinct (checked_report_id, fingerprint),
  check ((checked_report_id is null) <> (run_id is null))
);
create index finding_outbox_fingerprint on finding_outbox (fingerprint) where yielded;
create index finding_outbox_report on finding_outbox (report_id) where yielded;
create index finding_outbox_pending on finding_outbox (checked_report_id) where state = 'pending';
create index finding_outbox_pending_run on finding_outbox (run_id) where state = 'pending' and run_id is not null;
create index finding_outbox_scope on finding_outbox (rule, report_year, identity) where yielded and run_id is not null;
comment on table finding_outbox is
  'What a rule said when it last checked one report, or the reports of a run: the row that a job of the findings queue '
  'stores as a finding.';
comment on column finding_outbox.id is 'Number of the row, which the job carries.';
comment on column finding_outbox.checked_report_id is 'The report that was checked; null for a rule across reports.';
comment on column finding_outbox.run_id is
  'Of a rule across reports: the run that has it stored. Null for a check of one report.';
comment on column finding_outbox.fingerprint is 'Identity of the finding, as `finding.fingerprint`.';
comment on column finding_outbox.state is
  'pending: its job has not stored it yet. stored: `finding` follows what this row says.';
comment on column finding_outbox.yielded is 'False when the rule, asked again, did not yield it any more.';
comment on column finding_outbox.rule is 'Id of the rule.';
comment on column finding_outbox.severity is 'error, warning or info.';
comment on column finding_outbox.issuer is 'The issuer that it is about.';
comment on column finding_outbox.report_year is 'The reporting year that it is about.';
comment on column finding_outbox.identity is
  'Of a rule across reports: whom it is about, as `report.issuer_identity` tells them apart.';
comment on column finding_outbox.report_id is 'The report that it is about; null for one that is missing.';
comment on column finding_outbox.subject is 'What in the report it is about; part of the fingerprint.';
comment on column finding_outbox.message_zh is 'What is wrong, in Chinese.';
comment on column finding_outbox.message_en is 'What is wrong, in English.';
comment on column finding_outbox.expected is 'What was expected: a number, a string or null.';
comment on column finding_outbox.actual is 'What was found: a number, a string or null.';
comment on column finding_outbox.evidence is
  'Places, the most telling first; of a rule across reports each with `report` and `source`.';
comment on column finding_outbox.waiver is '`{"reason", "approver", "expires"}`; null where none applies.';

create table finding (
  id            bigint generated always as identity primary key,
  fingerprint   text not null unique,
  rule          text not null,
  severity      text not null check (severity in ('error', 'warning', 'info')),
  status        text not null default 'open' check (status in ('open', 'confirmed', 'dismissed', 'resolved')),
  yielded       boolean not null default true,
  issuer        text,
  report_year   integer,
  subject       text not null,
  message_zh    text not null,
  message_en    text not null,
  expected      jsonb,
  actual        jsonb,
  evidence      jsonb not null,
  waiver        jsonb,
  report_id     bigint references report,
  first_run_id  bigint references run,
  last_run_id   bigint references run,
  opened_at     timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  verdict       text check (verdict in ('confirmed', 'dismissed')),
  verdict_by    text,
  verdict_note  text,
  verdict_at    timestamptz,
  changed_since boolean not null default false
);
create index finding_status on finding (status, severity, id);
create index finding_rule on finding (rule, status, id);
create index finding_report on finding (report_id);
create index finding_issuer_year on finding (issuer, report_year);
-- For the console, whose pages have to be quick with hundreds of thousands of findings.
-- Of each report whether it has findings that count, and how many by severity.
create index finding_report_counting on finding (report_id, severity) where status in ('open', 'confirmed');
-- Its list goes through one severity after the other, the latest first.
create index finding_severity on finding (severity, id);
create index finding_changed on finding (severity, id) where changed_since;
-- Counts by any of the filters, and the names of issuers, come from here without touching the findings
-- themselves.
create index finding_counting on finding (status, severity, rule, report_year, issuer, changed_since);
comment on table finding is
  'One finding over all runs, with its status and a person''s verdict. Its values are those of its first current report by '
  'source path.';
comment on column finding.id is 'Number of the finding.';
comment on column finding.fingerprint is 'SHA-256 over rule, issuer, reporting year and subject; no values in it.';
comment on column finding.rule is 'Id of the rule (docs/rules).';
comment on column finding.severity is 'error, warning or info.';
comment on column finding.status is
  'open; confirmed or dismissed by a person; resolved: no current report yields it any more.';
comment on column finding.yielded is
  'Whether a current report yields it. An open finding that is yielded no more is resolved; a person''s verdict stays.';
comment on column finding.issuer is 'The issuer that it is about; null where unknown.';
comment on column finding.report_year is 'The reporting year that it is about; null where unknown.';
comment on column finding.subject is 'What in the report it is about; part of the fingerprint.';
comment on column finding.message_zh is 'What is wrong, in Chinese.';
comment on column finding.message_en is 'What is wrong, in English.';
comment on column finding.expected is 'What was expected: a number, a string or null.';
comment on column finding.actual is 'What was found: a number, a string or null.';
comment on column finding.evidence is 'Places, the most telling first.';
comment on column finding.waiver is
  '`{"reason", "approver", "expires"}`; null where none applies. `waiver_in_force` tells whether it still counts.';
comment on column finding.report_id is 'The report that it is about; null for one that is missing.';
comment on column finding.first_run_id is 'The run that opened it.';
comment on column finding.last_run_id is 'The run that last changed it.';
comment on column finding.opened_at is 'When it was opened.';
comment on column finding.updated_at is 'When it was last changed.';
comment on column finding.verdict is 'The person''s latest verdict; it stays when the finding opens again.';
comment on column finding.verdict_by is 'Who gave it.';
comment on column finding.verdict_note is 'Why.';
comment on column finding.verdict_at is 'When it was given.';
comment on column finding.changed_since is
  'Whether `expected` or `actual` changed after the verdict, so that the finding is open again.';

create table finding_event (
  id         bigint generated always as identity primary key,
  key        uuid not null default gen_random_uuid(),
  finding_id bigint not null references finding on delete cascade,
  kind       text not null,
  status     text not null,
  run_id     bigint references run,
  by         text,
  note       text,
  severity   text,
  message_zh text,
  message_en text,
  expected   jsonb,
  actual     jsonb,
  evidence   jsonb,
  waiver     jsonb,
  report_id  bigint references report,
  at         timestamptz not null default now()
);
create index finding_event_finding on finding_event (finding_id, id);
create unique index finding_event_key on finding_event (key);
comment on table finding_event is 'One change in the life of a finding, which it tells as it stood then.';
comment on column finding_event.id is 'Number of the event, ascending in time.';
comment on column finding_event.key is 'What receivers know it by: unlike the number, no other database has it.';
comment on column finding_event.finding_id is 'The finding.';
comment on column finding_event.kind is
  'opened, changed, resolved, reopened, vanished, returned, regraded, waived, unwaived by a run; confirmed, dismissed, reopened '
  'by a person.';
comment on column finding_event.status is 'Status of the finding after it.';
comment on column finding_event.run_id is 'The run that changed it; null for a person.';
comment on column finding_event.by is 'The person who changed it; null for a run.';
comment on column finding_event.note is 'Why the person did.';
comment on column finding_event.severity is 'The finding''s severity then; the trigger `snapshot_finding_event` fills it in.';
comment on column finding_event.message_zh is 'Its message in Chinese then; filled in likewise.';
comment on column finding_event.message_en is 'Its message in English then; filled in likewise.';
comment on column finding_event.expected is 'What was expected then.';
comment on column finding_event.actual is 'What was found then.';
comment on column finding_event.evidence is 'Its places then; filled in likewise.';
comment on column finding_event.waiver is 'Its waiver then; filled in likewise.';
comment on column finding_event.report_id is 'The report that it was about then; filled in likewise.';
comment on column finding_event.at is 'When it happened.';

create table sink (
  name         text primary key,
  severity     text not null check (severity in ('error', 'warning', 'info')),
  active       boolean not null default true,
  failures     integer not null default 0,
  paused_until timestamptz
);
comment on table sink is 'One receiver of events; its address and secret stand in the configuration file only.';
comment on column sink.name is 'Its name in the configuration file.';
comment on column sink.severity is 'The least serious findings that it gets.';
comment on column sink.active is 'Whether the configuration that was read last names it.';
comment on column sink.failures is 'Failures in a row.';
comment on column sink.paused_until is 'Until when it is left alone because of them.';

-- The rows are written in the transaction that writes the event, by a trigger, so that whoever writes an
-- event cannot forget them; they are the queue, and whoever delivers looks here.
create table delivery (
  id            bigint generated always as identity primary key,
  sink          text not null references sink,
  event_id      bigint not null references finding_event on delete cascade,
  state         text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts      integer not null default 0,
  due_at        timestamptz not null default now(),
  error_code    text,
  error_details jsonb,
  tried_at      timestamptz,
  created_at    timestamptz not null default now(),
  unique (sink, event_id)
);
create index delivery_due on delivery (sink, due_at, id) where state = 'pending';
create index delivery_undelivered on delivery (id) where state <> 'delivered';
create index delivery_event on delivery (event_id);
comment on table delivery is 'One event for one sink; the trigger `queue_deliveries` writes it.';
comment on column delivery.id is 'Number of the delivery.';
comment on column delivery.sink is 'Name of the sink.';
comment on column delivery.event_id is 'The event.';
comment on column delivery.state is
  'pending: to be tried when due. delivered: the sink has it. failed: given up, until somebody sends it again.';
comment on column delivery.attempts is 'Attempts so far.';
comment on column delivery.due_at is 'When it is to be tried next.';
comment on column delivery.error_code is 'Code of the latest failure (docs/errors.md); null where the latest attempt worked.';
comment on column delivery.error_details is 'What the sentence of that code is filled with.';
comment on column delivery.tried_at is 'When it was last tried.';
comment on column delivery.created_at is 'When the event was written.';
