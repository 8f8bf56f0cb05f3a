-- What a fresh database holds. Generated from the database by `npx vitest run test/store/database -u`; the source is in

-- migrations/. Do not run this file.

create table schema_migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);
comment on table schema_migration is 'Which files of `migrations` this database has.';
comment on column schema_migration.name is 'Name of the file.';
comment on column schema_migration.checksum is 'SHA-256 of its content, hexadecimal.';
comment on column schema_migration.applied_at is 'When it was applied.';

create table schedule (
  id bigint generated always as identity not null,
  name text not null,
  cron text not null,
  time_zone text not null default 'Asia/Shanghai'::text,
  arguments jsonb not null,
  catch_up boolean not null default false,
  paused boolean not null default false,
  considered_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint schedule_pkey PRIMARY KEY (id),
  constraint schedule_name_key UNIQUE (name),
  constraint schedule_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
comment on table schedule is 'What is run again and again.';
comment on column schedule.id is 'Number of the schedule.';
comment on column schedule.name is 'What people call it; no two have the same name.';
comment on column schedule.cron is 'When: five fields from minute to day of week, or six from second on.';
comment on column schedule.time_zone is 'IANA time zone in which `cron` is read.';
comment on column schedule.arguments is 'What to run, as in `run.arguments`.';
comment on column schedule.catch_up is 'Whether a time that passed while nothing ran is made up for, once.';
comment on column schedule.paused is 'Whether its times pass without a run.';
comment on column schedule.considered_at is 'What was due up to here has its row in `schedule_firing`, or passed before the schedule was set.';
comment on column schedule.created_at is 'When it was set.';
comment on column schedule.updated_at is 'When it was last changed.';

create table run (
  id bigint generated always as identity not null,
  label text,
  kind text not null default 'ingest'::text,
  state text not null default 'planning'::text,
  arguments jsonb not null default '{}'::jsonb,
  totals jsonb,
  schedule_id bigint,
  started_at timestamp with time zone not null default now(),
  planned_at timestamp with time zone,
  checked_at timestamp with time zone,
  finished_at timestamp with time zone,
  reopened_at timestamp with time zone,
  worked_before interval not null default 'PT0S'::interval,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedule(id) ON DELETE SET NULL,
  constraint run_state_check CHECK ((state = ANY (ARRAY['planning'::text, 'running'::text, 'finished'::text])))
);
CREATE INDEX run_schedule ON public.run USING btree (schedule_id, id) WHERE (schedule_id IS NOT NULL);
comment on table run is 'One ingest, crawl or reprocessing, from its planning to its end.';
comment on column run.id is 'Number of the run, ascending in time.';
comment on column run.label is 'What the person who began it calls it.';
comment on column run.kind is 'What it does: ingest, crawl or reprocess.';
comment on column run.state is 'planning: items are still being added. running: items are worked. finished: no item is pending.';
comment on column run.arguments is 'What was asked for, e.g. `{"kind": "ingest", "paths": ["…"]}`; enough to plan it again.';
comment on column run.totals is 'The summary as it stood when the run finished (`items`, `reports`, `archives`, `findings`); null while it goes on. Later runs change reports and findings, but not what this run yielded.';
comment on column run.schedule_id is 'The schedule that began it; null for a run that a person began.';
comment on column run.started_at is 'When it was begun.';
comment on column run.planned_at is 'When its last item had been added.';
comment on column run.checked_at is 'When the rules across reports last checked it; null until then and after a retry opened it again.';
comment on column run.finished_at is 'When nothing was pending any more; null while it goes on.';
comment on column run.reopened_at is 'When a retry last opened it again.';
comment on column run.worked_before is 'How long it was worked before it was last opened again.';

create table schedule_firing (
  id bigint generated always as identity not null,
  schedule_id bigint not null,
  due_at timestamp with time zone not null,
  outcome text not null,
  run_id bigint,
  passed_over integer not null default 0,
  at timestamp with time zone not null default now(),
  constraint schedule_firing_pkey PRIMARY KEY (id),
  constraint schedule_firing_schedule_id_due_at_key UNIQUE (schedule_id, due_at),
  constraint schedule_firing_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id) ON DELETE SET NULL,
  constraint schedule_firing_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedule(id) ON DELETE CASCADE,
  constraint schedule_firing_outcome_check CHECK ((outcome = ANY (ARRAY['fired'::text, 'skipped'::text, 'missed'::text])))
);
comment on table schedule_firing is 'One time at which a schedule was due, and what became of it.';
comment on column schedule_firing.id is 'Number of the row, ascending in time.';
comment on column schedule_firing.schedule_id is 'The schedule.';
comment on column schedule_firing.due_at is 'When it was due.';
comment on column schedule_firing.outcome is 'fired: a run began. skipped: the run before was still going on. missed: nothing ran at the time.';
comment on column schedule_firing.run_id is 'Of fired the run that began, of skipped the one that was going on.';
comment on column schedule_firing.passed_over is 'Times between the one before and this that passed while nothing ran.';
comment on column schedule_firing.at is 'When this was written.';

create table run_source (
  run_id bigint not null,
  source text not null,
  items integer not null,
  yielded integer not null,
  failed integer not null,
  usual integer,
  alarm text,
  alarms integer not null default 0,
  constraint run_source_pkey PRIMARY KEY (run_id, source),
  constraint run_source_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id) ON DELETE CASCADE,
  constraint run_source_alarm_check CHECK ((alarm = ANY (ARRAY['nothing'::text, 'fewer'::text])))
);
CREATE INDEX run_source_alarm ON public.run_source USING btree (run_id) WHERE (alarm IS NOT NULL);
comment on table run_source is 'What one host or directory gave in a finished run, compared with the run of the same schedule before.';
comment on column run_source.run_id is 'The run.';
comment on column run_source.source is 'Host or directory, as `source_group` tells it.';
comment on column run_source.items is 'Items that count to it.';
comment on column run_source.yielded is 'Items that led to a report.';
comment on column run_source.failed is 'Items that failed.';
comment on column run_source.usual is 'What it used to yield; null where there is no run to compare with.';
comment on column run_source.alarm is 'nothing: it used to yield and gave nothing. fewer: less than 85 % of what it used to. Null: no alarm.';
comment on column run_source.alarms is 'For how many runs in a row there has been an alarm; after seven the new measure counts as usual.';

create table document (
  id bigint generated always as identity not null,
  sha256 text not null,
  bytes bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint document_pkey PRIMARY KEY (id),
  constraint document_sha256_key UNIQUE (sha256),
  constraint document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table document is 'One content, whatever names it goes by.';
comment on column document.id is 'Number of the document.';
comment on column document.sha256 is 'SHA-256 of its bytes, hexadecimal.';
comment on column document.bytes is 'How many bytes it has.';
comment on column document.created_at is 'When it was first stored.';

create table document_content (
  document_id bigint not null,
  content bytea not null,
  constraint document_content_pkey PRIMARY KEY (document_id),
  constraint document_content_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id) ON DELETE CASCADE
);
comment on table document_content is 'The bytes of a document.';
comment on column document_content.document_id is 'The document.';
comment on column document_content.content is 'Its bytes, as they came.';

create table document_text (
  document_id bigint not null,
  extractor_version integer not null,
  text text not null,
  constraint document_text_pkey PRIMARY KEY (document_id),
  constraint document_text_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id) ON DELETE CASCADE
);
comment on table document_text is 'The decoded text of a document whose format takes long to read (PDF), kept when the console first shows it. It can be made again at any time.';
comment on column document_text.document_id is 'The document.';
comment on column document_text.extractor_version is 'The version of the extractor that decoded it; another may decode to other offsets, then it is made again.';
comment on column document_text.text is 'The decoded text.';

create table source (
  id bigint generated always as identity not null,
  path text not null,
  document_id bigint,
  first_seen timestamp with time zone not null default now(),
  changed_at timestamp with time zone,
  constraint source_pkey PRIMARY KEY (id),
  constraint source_path_key UNIQUE (path),
  constraint source_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
);
CREATE INDEX source_document ON public.source USING btree (document_id);
comment on table source is 'One place where documents come from.';
comment on column source.id is 'Number of the source.';
comment on column source.path is 'The absolute path of a file, behind `!` the entry of an archive; or an address of the web.';
comment on column source.document_id is 'Its content at the last successful fetch.';
comment on column source.first_seen is 'When it was first fetched.';
comment on column source.changed_at is 'When its content last changed.';

create table report (
  id bigint generated always as identity not null,
  source_id bigint not null,
  document_id bigint not null,
  extractor_version integer not null,
  version integer not null,
  previous_id bigint,
  current boolean not null default true,
  run_id bigint,
  created_at timestamp with time zone not null default now(),
  validated_at timestamp with time zone,
  checked_at timestamp with time zone,
  settings_hash text,
  reading_hash text,
  format text not null,
  encoding_name text not null,
  encoding_source text not null,
  encoding_replacements integer not null,
  title text,
  issuer text,
  issuer_source text,
  issuer_key text,
  issuer_identity text,
  report_year integer,
  period_start date,
  period_end date,
  period_stated boolean,
  published_on date,
  division_code text,
  declared jsonb,
  templates jsonb not null,
  contact jsonb not null,
  declared_parts jsonb,
  spans jsonb not null,
  period_reading jsonb,
  enumerations jsonb not null,
  shares jsonb not null,
  notices jsonb not null,
  front_text text not null,
  back_text text not null,
  constraint report_pkey PRIMARY KEY (id),
  constraint report_source_id_version_key UNIQUE (source_id, version),
  constraint report_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint report_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES report(id),
  constraint report_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint report_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint report_check CHECK ((((issuer IS NULL) = (issuer_key IS NULL)) AND ((issuer IS NULL) = (issuer_identity IS NULL))))
);
CREATE UNIQUE INDEX report_current ON public.report USING btree (source_id) WHERE current;
CREATE UNIQUE INDEX report_reading ON public.report USING btree (source_id, document_id, extractor_version, md5(COALESCE(((declared - 'from'::text))::text, ''::text)));
CREATE INDEX report_issuer_year ON public.report USING btree (issuer, report_year) WHERE current;
CREATE INDEX report_identity_year ON public.report USING btree (issuer_identity, report_year) WHERE current;
CREATE INDEX report_year ON public.report USING btree (report_year) WHERE current;
CREATE INDEX report_document ON public.report USING btree (document_id);
comment on table report is 'What was read from one document of one source by one version of the extractor. A change of any of them makes a further version and keeps the old one.';
comment on column report.id is 'Number of the report; each version has its own.';
comment on column report.source_id is 'Where the document came from.';
comment on column report.document_id is 'The document that was read.';
comment on column report.extractor_version is 'The version of the extractor, or a later one that read the same (see `reading_hash`).';
comment on column report.version is '1, 2, 3 … of its source.';
comment on column report.previous_id is 'The version that was current before it; null for the first one.';
comment on column report.current is 'Whether it is the version that counts; one of each source is.';
comment on column report.run_id is 'The run that read it.';
comment on column report.created_at is 'When it was written.';
comment on column report.validated_at is 'When the findings of its own rules were all stored; null until then.';
comment on column report.checked_at is 'When the rules across reports were last asked about it; null until then and after it changed.';
comment on column report.settings_hash is 'SHA-256 of what the rules were asked when it was last validated; null: not validated yet.';
comment on column report.reading_hash is 'SHA-256 of all that was read of it, so that a later extractor that reads the same makes no new version.';
comment on column report.format is 'Format of the document by its content: text, markdown, html, docx, doc, xlsx, xls or pdf.';
comment on column report.encoding_name is 'Character encoding that the text was read in.';
comment on column report.encoding_source is 'What told the encoding: bom, strict (it is valid), declared, score, or format (which has one).';
comment on column report.encoding_replacements is 'How many characters could not be decoded.';
comment on column report.title is 'Title as printed; null where none was read.';
comment on column report.issuer is 'The organ that publishes it, as the report or a manifest names it; null where unknown.';
comment on column report.issuer_source is 'Where the issuer was read: title, text, sign-off, page or manifest.';
comment on column report.issuer_key is 'The issuer''s name as names are compared: 青禾县柳湾镇人民政府, 青禾县柳湾镇政府 and 青禾县柳湾镇 are one organ.';
comment on column report.issuer_identity is 'What tells its issuer from others over the years: the key where that names a county, city or district, otherwise the key, `@` and the division code or the place of the source.';
comment on column report.report_year is 'The reporting year; null where unknown.';
comment on column report.period_start is 'First day of the reporting period.';
comment on column report.period_end is 'Last day of the reporting period.';
comment on column report.period_stated is 'Whether the report states the period; false: it follows from the year.';
comment on column report.published_on is 'The day of publication that the report prints.';
comment on column report.division_code is 'Code of its administrative division (GB/T 2260), where a manifest or list gives it.';
comment on column report.declared is 'What a manifest or sidecar said of it when it was read: `{"issuer", "year", "divisionCode", "url", "from"}`; null where none did.';
comment on column report.templates is 'Which form each table follows, by table: `{"statistics": "2014"}` or `{"2": "2021", "3": "2019"}`.';
comment on column report.contact is 'Ways to reach the issuer that it prints: telephone, address, …';
comment on column report.declared_parts is 'The parts that it says it has: `{"count", "names", "raw", "span"}`; null where it does not say.';
comment on column report.spans is 'Places of the metadata: `{"title", "published", "period"}`, null where a field was not read.';
comment on column report.period_reading is 'The period as printed where it is stated: `{"raw", "malformed"}`.';
comment on column report.enumerations is 'Lists of parts that the prose states.';
comment on column report.shares is 'Shares in per cent that the prose states.';
comment on column report.notices is 'What was not read, or not with certainty: `[{"code", "details", "span"}]`; docs/notices.md has the sentences.';
comment on column report.front_text is 'Text before the first section, without tables.';
comment on column report.back_text is 'Text after the last section, without tables.';

create table section (
  report_id bigint not null,
  position integer not null,
  parent integer,
  level integer not null,
  label text not null,
  ordinal integer,
  title text not null,
  text text not null,
  anomalies jsonb not null,
  start_line integer not null,
  start_column integer not null,
  start_offset integer not null,
  end_offset integer not null,
  page integer,
  constraint section_pkey PRIMARY KEY (report_id, "position"),
  constraint section_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE,
  constraint section_report_id_parent_fkey FOREIGN KEY (report_id, parent) REFERENCES section(report_id, "position")
);
comment on table section is 'One heading of a report with its own text.';
comment on column section.report_id is 'The report.';
comment on column section.position is '0, 1, 2 … in the order of the document, parents before their children.';
comment on column section.parent is 'Position of the section above; null for one at the top.';
comment on column section.level is '1 for 一、, 2 for （一）, and so on.';
comment on column section.label is 'Its number as printed, e.g. `一、`.';
comment on column section.ordinal is 'That number; null where it is none.';
comment on column section.title is 'The heading without its number.';
comment on column section.text is 'Its own paragraphs, one a line, without its children and its tables.';
comment on column section.anomalies is 'What is odd about the heading.';
comment on column section.start_line is 'Line of the heading, from 1.';
comment on column section.start_column is 'Column of the heading, from 1.';
comment on column section.start_offset is 'Offset of the heading, from 0.';
comment on column section.end_offset is 'Offset behind the heading.';
comment on column section.page is 'Page, from 1; null for formats without pages.';

create table report_table (
  report_id bigint not null,
  position integer not null,
  section integer,
  caption text not null,
  layout text not null,
  year integer,
  template_table text,
  template_form text,
  cells json not null,
  start_line integer not null,
  start_column integer not null,
  start_offset integer not null,
  end_offset integer not null,
  page integer,
  constraint report_table_pkey PRIMARY KEY (report_id, "position"),
  constraint report_table_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE,
  constraint report_table_report_id_section_fkey FOREIGN KEY (report_id, section) REFERENCES section(report_id, "position")
);
comment on table report_table is 'One table of a report, with its cells as printed.';
comment on column report_table.report_id is 'The report.';
comment on column report_table.position is '0, 1, 2 … in the order of the document.';
comment on column report_table.section is 'Position of the section that holds it; null for one before the first section or after the last.';
comment on column report_table.caption is 'Its caption; empty where it has none.';
comment on column report_table.layout is 'How it stood in the document: pipes, tab-cells, html, docx, sheet, pdf, …';
comment on column report_table.year is 'The year that it is about, where it says one.';
comment on column report_table.template_table is 'Which table of its form it is: `statistics`, `2`, `3`, `4`; null when it is not recognised.';
comment on column report_table.template_form is 'The form that it follows: `2014`, `2019`, `2021`; null when it is not recognised.';
comment on column report_table.cells is 'Its cells, `{"rows", "merged", "line", "column", "gap", "longer", "page"}`. rows: the texts, row by row. merged: `[row, column, rowSpan, columnSpan]` of cells that cover others, from 0. The others are lists with an entry a cell, in the order of the rows. line: lines below the cell before (the first: below the table''s own line). column: from 1. gap: characters between the end of the cell before (the first: the table''s own offset) and this one. longer: by how much the place is longer than the text. page: of the cell. A list of zeros is left out, and so is page where all are the table''s.';
comment on column report_table.start_line is 'Line where it begins, from 1.';
comment on column report_table.start_column is 'Column where it begins, from 1.';
comment on column report_table.start_offset is 'Offset where it begins, from 0.';
comment on column report_table.end_offset is 'Offset behind it.';
comment on column report_table.page is 'Page, from 1; null for formats without pages.';

create table observation (
  report_id bigint not null,
  position integer not null,
  indicator text not null,
  applicant text,
  value numeric,
  status text not null,
  raw text not null,
  unit text not null,
  printed_unit text not null,
  label text not null,
  template text not null,
  table_position integer not null,
  cell_row integer not null,
  cell_column integer not null,
  start_line integer not null,
  start_column integer not null,
  start_offset integer not null,
  end_offset integer not null,
  page integer,
  constraint observation_pkey PRIMARY KEY (report_id, "position"),
  constraint observation_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE,
  constraint observation_check CHECK (((status = 'number'::text) = (value IS NOT NULL))),
  constraint observation_status_check CHECK ((status = ANY (ARRAY['number'::text, 'blank'::text, 'not_applicable'::text, 'text'::text])))
);
CREATE INDEX observation_indicator ON public.observation USING btree (indicator, report_id);
comment on table observation is 'One value of one indicator in a table.';
comment on column observation.report_id is 'The report.';
comment on column observation.position is '0, 1, 2 … in the order of the document.';
comment on column observation.indicator is 'Stable code such as `request.received.online`; `unknown:` and the label for a row that no form knows.';
comment on column observation.applicant is 'Of table 3 the column: which kind of applicant, or `total`.';
comment on column observation.value is 'The number; null unless status is `number`: a blank is never a 0.';
comment on column observation.status is 'What stands in the cell: number; blank; not_applicable: a dash or the like; text: words.';
comment on column observation.raw is 'The cell as printed.';
comment on column observation.unit is 'The unit in which `value` counts.';
comment on column observation.printed_unit is 'The unit as printed; empty where none is.';
comment on column observation.label is 'The row''s label as printed.';
comment on column observation.template is 'The form that its table follows.';
comment on column observation.table_position is 'Position of its table in `report_table`.';
comment on column observation.cell_row is 'Row of its cell, from 0.';
comment on column observation.cell_column is 'Column of its cell, from 0.';
comment on column observation.start_line is 'Line of the cell, from 1.';
comment on column observation.start_column is 'Column of the cell, from 1.';
comment on column observation.start_offset is 'Offset of the cell, from 0.';
comment on column observation.end_offset is 'Offset behind the cell.';
comment on column observation.page is 'Page, from 1; null for formats without pages.';

create table claim (
  report_id bigint not null,
  position integer not null,
  indicator text not null,
  applicant text,
  value numeric not null,
  unit text not null,
  approximate boolean not null,
  none boolean not null,
  scope text not null,
  quote text not null,
  start_line integer not null,
  start_column integer not null,
  start_offset integer not null,
  end_offset integer not null,
  page integer,
  constraint claim_pkey PRIMARY KEY (report_id, "position"),
  constraint claim_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE
);
CREATE INDEX claim_indicator ON public.claim USING btree (indicator, report_id);
comment on table claim is 'One number that the prose states for an indicator.';
comment on column claim.report_id is 'The report.';
comment on column claim.position is '0, 1, 2 … in the order of the document.';
comment on column claim.indicator is 'Code of the indicator, as in `observation`.';
comment on column claim.applicant is 'Which kind of applicant, as in `observation`.';
comment on column claim.value is 'The number.';
comment on column claim.unit is 'The unit in which it counts.';
comment on column claim.approximate is 'Whether the prose says that it is not exact, as 余 does.';
comment on column claim.none is 'Whether the prose says in words that there was none.';
comment on column claim.scope is 'How far it reaches: whole (the issuer), office, carrier (one website or account), or part.';
comment on column claim.quote is 'The words that state it.';
comment on column claim.start_line is 'Line of the quote, from 1.';
comment on column claim.start_column is 'Column of the quote, from 1.';
comment on column claim.start_offset is 'Offset of the quote, from 0.';
comment on column claim.end_offset is 'Offset behind the quote.';
comment on column claim.page is 'Page, from 1; null for formats without pages.';

create table narrative_signature (
  report_id bigint not null,
  method integer not null,
  shingles integer not null,
  signature bytea not null,
  constraint narrative_signature_pkey PRIMARY KEY (report_id),
  constraint narrative_signature_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE
);
comment on table narrative_signature is 'MinHash of a report''s prose with figures and names masked, for finding texts that were told before; made when reports are first compared.';
comment on column narrative_signature.report_id is 'The report.';
comment on column narrative_signature.method is 'Way of masking and hashing; a signature of another way is made again.';
comment on column narrative_signature.shingles is 'Number of distinct shingles.';
comment on column narrative_signature.signature is '32-bit unsigned integers, little-endian; empty for a text that is too short to be compared.';

create table roster (
  issuer text not null,
  division_code text not null default ''::text,
  issuer_key text not null,
  issuer_identity text not null,
  level text not null,
  parent text,
  parent_identity text,
  since integer,
  until integer,
  loaded_at timestamp with time zone not null default now(),
  constraint roster_pkey PRIMARY KEY (issuer, division_code),
  constraint roster_check CHECK (((parent IS NULL) = (parent_identity IS NULL))),
  constraint roster_level_check CHECK ((level = ANY (ARRAY['government'::text, 'department'::text, 'township'::text])))
);
CREATE INDEX roster_parent ON public.roster USING btree (parent);
comment on table roster is 'The organs that are to publish a report every year: one row an organ.';
comment on column roster.issuer is 'Name of the organ.';
comment on column roster.division_code is 'Code of its administrative division; empty where the roster names none.';
comment on column roster.issuer_key is 'Its name as names are compared, as `report.issuer_key`.';
comment on column roster.issuer_identity is 'What tells it from others, as `report.issuer_identity`; its place is the division code.';
comment on column roster.level is 'What kind of organ it is: government, department or township.';
comment on column roster.parent is 'Name of the government that it belongs to.';
comment on column roster.parent_identity is 'What tells that government from others.';
comment on column roster.since is 'First reporting year in which it is to publish; null without a bound.';
comment on column roster.until is 'Last reporting year in which it is to publish; null without a bound.';
comment on column roster.loaded_at is 'When this row was loaded or last changed.';

create table run_item (
  id bigint generated always as identity not null,
  run_id bigint not null,
  source text not null,
  place jsonb,
  root_id bigint,
  declared jsonb,
  problem jsonb,
  state text not null default 'pending'::text,
  step text not null default 'fetch'::text,
  generation integer not null default 1,
  attempts integer not null default 0,
  failures integer not null default 0,
  error_code text,
  error_details jsonb,
  failed_at timestamp with time zone,
  quarantined_at timestamp with time zone,
  source_id bigint,
  document_id bigint,
  report_id bigint,
  report_outcome text,
  passed_over integer,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint run_item_pkey PRIMARY KEY (id),
  constraint run_item_run_id_source_key UNIQUE (run_id, source),
  constraint run_item_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint run_item_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id),
  constraint run_item_root_id_fkey FOREIGN KEY (root_id) REFERENCES run_item(id) ON DELETE CASCADE,
  constraint run_item_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id) ON DELETE CASCADE,
  constraint run_item_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint run_item_check CHECK (((state = 'failed'::text) = (error_code IS NOT NULL))),
  constraint run_item_check1 CHECK (((quarantined_at IS NULL) OR (state = 'failed'::text))),
  constraint run_item_report_outcome_check CHECK ((report_outcome = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text]))),
  constraint run_item_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'done'::text, 'unchanged'::text, 'failed'::text, 'expanded'::text]))),
  constraint run_item_step_check CHECK ((step = ANY (ARRAY['fetch'::text, 'extract'::text, 'validate'::text, 'findings'::text])))
);
CREATE INDEX run_item_of_run ON public.run_item USING btree (run_id, id);
CREATE INDEX run_item_state ON public.run_item USING btree (run_id, state);
CREATE INDEX run_item_pending ON public.run_item USING btree (run_id, id) WHERE (state = 'pending'::text);
CREATE INDEX run_item_failed ON public.run_item USING btree (error_code, id) WHERE (state = 'failed'::text);
CREATE INDEX run_item_quarantined ON public.run_item USING btree (id) WHERE (quarantined_at IS NOT NULL);
CREATE INDEX run_item_report ON public.run_item USING btree (report_id);
CREATE INDEX run_item_source ON public.run_item USING btree (source_id);
CREATE INDEX run_item_root ON public.run_item USING btree (root_id);
comment on table run_item is 'One unit of work: a file, an entry of an archive or an address in one run.';
comment on column run_item.id is 'Number of the item.';
comment on column run_item.run_id is 'The run.';
comment on column run_item.source is 'What it is called in listings: an absolute path, behind `!` the entry of an archive; or an address of the web.';
comment on column run_item.place is 'Where the bytes are, where `source` alone does not tell: `{"path" | "pathBytes" (base64), "entries": [name, …]}`.';
comment on column run_item.root_id is 'The item of the file on disk that holds this entry; null for a file on disk.';
comment on column run_item.declared is 'What a manifest or sidecar says of its report: `{"issuer", "year", "divisionCode", "url", "from"}`; null where none does.';
comment on column run_item.problem is 'Of an item that stands for a manifest or a line of one that cannot be used: `{"code", "details"}`.';
comment on column run_item.state is 'pending: to be worked. done: its report is stored and checked. unchanged: there was nothing to do. failed: see `error_code`. expanded: it held others, which are items of their own; it is not counted among the run''s files.';
comment on column run_item.step is 'The step that is to be done next, or that settled the item.';
comment on column run_item.generation is 'Raised by each retry; part of the job ids, so that a retry is never taken for the job that failed.';
comment on column run_item.attempts is 'Tries that failed so far; each has its row in `run_item_attempt`.';
comment on column run_item.failures is 'How often it failed for good since it was made or released; a retry that fails counts, a try in between does not.';
comment on column run_item.error_code is 'Code of the latest failure (docs/errors.md); null unless the state is failed.';
comment on column run_item.error_details is 'What the sentence of that code is filled with.';
comment on column run_item.failed_at is 'When it failed.';
comment on column run_item.quarantined_at is 'Since when it is set aside because it fails again and again: a retry leaves it alone until somebody releases it.';
comment on column run_item.source_id is 'Its source, once it was fetched.';
comment on column run_item.document_id is 'Its document, once it was fetched.';
comment on column run_item.report_id is 'Its report, once it was read.';
comment on column run_item.report_outcome is 'What the item did to its report: new, changed or unchanged.';
comment on column run_item.passed_over is 'Of an item that was expanded: entries that are no reports (folders, pictures, what systems leave behind).';
comment on column run_item.created_at is 'When it was added.';
comment on column run_item.updated_at is 'When it last moved.';

create table run_item_attempt (
  run_item_id bigint not null,
  attempt integer not null,
  generation integer not null,
  step text not null,
  error_code text not null,
  error_details jsonb not null,
  failed_at timestamp with time zone not null default now(),
  constraint run_item_attempt_pkey PRIMARY KEY (run_item_id, attempt),
  constraint run_item_attempt_run_item_id_fkey FOREIGN KEY (run_item_id) REFERENCES run_item(id) ON DELETE CASCADE
);
comment on table run_item_attempt is 'One diagnosis of an item, the transient ones included. Nothing here is ever changed.';
comment on column run_item_attempt.run_item_id is 'The item.';
comment on column run_item_attempt.attempt is '1, 2, 3 … of the item.';
comment on column run_item_attempt.generation is 'The generation of the item that was tried.';
comment on column run_item_attempt.step is 'The step that failed.';
comment on column run_item_attempt.error_code is 'Code of the failure (docs/errors.md).';
comment on column run_item_attempt.error_details is 'What the sentence of that code is filled with.';
comment on column run_item_attempt.failed_at is 'When it failed.';

create table drop_file (
  id bigint generated always as identity not null,
  path text not null,
  stamp text not null,
  item_id bigint,
  moved text,
  taken_at timestamp with time zone not null default now(),
  constraint drop_file_pkey PRIMARY KEY (id),
  constraint drop_file_path_key UNIQUE (path),
  constraint drop_file_item_id_fkey FOREIGN KEY (item_id) REFERENCES run_item(id) ON DELETE SET NULL,
  constraint drop_file_moved_check CHECK ((moved = ANY (ARRAY['done'::text, 'failed'::text, 'gone'::text])))
);
CREATE INDEX drop_file_item ON public.drop_file USING btree (item_id);
comment on table drop_file is 'One file of a drop directory as the watch took it, so that a restart takes what came meanwhile, and nothing twice.';
comment on column drop_file.id is 'Number of the row.';
comment on column drop_file.path is 'Its absolute path, as in `run_item.source`.';
comment on column drop_file.stamp is 'Inode, size and time of change of the file as it was taken.';
comment on column drop_file.item_id is 'The item that it became, the latest one.';
comment on column drop_file.moved is 'Where it was moved after it was settled (done, failed); null while it stays where it was, gone where it was not found any more.';
comment on column drop_file.taken_at is 'When it was taken.';

create table finding_outbox (
  id bigint generated always as identity not null,
  checked_report_id bigint,
  run_id bigint,
  fingerprint text not null,
  state text not null default 'pending'::text,
  yielded boolean not null default true,
  rule text not null,
  severity text not null,
  issuer text,
  report_year integer,
  identity text,
  report_id bigint,
  subject text not null,
  message_zh text not null,
  message_en text not null,
  expected jsonb,
  actual jsonb,
  evidence jsonb not null,
  waiver jsonb,
  constraint finding_outbox_pkey PRIMARY KEY (id),
  constraint finding_outbox_checked_report_id_fingerprint_key UNIQUE NULLS NOT DISTINCT (checked_report_id, fingerprint),
  constraint finding_outbox_checked_report_id_fkey FOREIGN KEY (checked_report_id) REFERENCES report(id) ON DELETE CASCADE,
  constraint finding_outbox_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE,
  constraint finding_outbox_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint finding_outbox_check CHECK (((checked_report_id IS NULL) <> (run_id IS NULL))),
  constraint finding_outbox_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text, 'info'::text]))),
  constraint finding_outbox_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'stored'::text])))
);
CREATE INDEX finding_outbox_fingerprint ON public.finding_outbox USING btree (fingerprint) WHERE yielded;
CREATE INDEX finding_outbox_report ON public.finding_outbox USING btree (report_id) WHERE yielded;
CREATE INDEX finding_outbox_pending ON public.finding_outbox USING btree (checked_report_id) WHERE (state = 'pending'::text);
CREATE INDEX finding_outbox_pending_run ON public.finding_outbox USING btree (run_id) WHERE ((state = 'pending'::text) AND (run_id IS NOT NULL));
CREATE INDEX finding_outbox_scope ON public.finding_outbox USING btree (rule, report_year, identity) WHERE (yielded AND (run_id IS NOT NULL));
comment on table finding_outbox is 'What a rule said when it last checked one report, or the reports of a run: the row that a job of the findings queue stores as a finding.';
comment on column finding_outbox.id is 'Number of the row, which the job carries.';
comment on column finding_outbox.checked_report_id is 'The report that was checked; null for a rule across reports.';
comment on column finding_outbox.run_id is 'Of a rule across reports: the run that has it stored. Null for a check of one report.';
comment on column finding_outbox.fingerprint is 'Identity of the finding, as `finding.fingerprint`.';
comment on column finding_outbox.state is 'pending: its job has not stored it yet. stored: `finding` follows what this row says.';
comment on column finding_outbox.yielded is 'False when the rule, asked again, did not yield it any more.';
comment on column finding_outbox.rule is 'Id of the rule.';
comment on column finding_outbox.severity is 'error, warning or info.';
comment on column finding_outbox.issuer is 'The issuer that it is about.';
comment on column finding_outbox.report_year is 'The reporting year that it is about.';
comment on column finding_outbox.identity is 'Of a rule across reports: whom it is about, as `report.issuer_identity` tells them apart.';
comment on column finding_outbox.report_id is 'The report that it is about; null for one that is missing.';
comment on column finding_outbox.subject is 'What in the report it is about; part of the fingerprint.';
comment on column finding_outbox.message_zh is 'What is wrong, in Chinese.';
comment on column finding_outbox.message_en is 'What is wrong, in English.';
comment on column finding_outbox.expected is 'What was expected: a number, a string or null.';
comment on column finding_outbox.actual is 'What was found: a number, a string or null.';
comment on column finding_outbox.evidence is 'Places, the most telling first; of a rule across reports each with `report` and `source`.';
comment on column finding_outbox.waiver is '`{"reason", "approver", "expires"}`; null where none applies.';

create table finding (
  id bigint generated always as identity not null,
  fingerprint text not null,
  rule text not null,
  severity text not null,
  status text not null default 'open'::text,
  yielded boolean not null default true,
  issuer text,
  report_year integer,
  subject text not null,
  message_zh text not null,
  message_en text not null,
  expected jsonb,
  actual jsonb,
  evidence jsonb not null,
  waiver jsonb,
  report_id bigint,
  first_run_id bigint,
  last_run_id bigint,
  opened_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  verdict text,
  verdict_by text,
  verdict_note text,
  verdict_at timestamp with time zone,
  changed_since boolean not null default false,
  constraint finding_pkey PRIMARY KEY (id),
  constraint finding_fingerprint_key UNIQUE (fingerprint),
  constraint finding_first_run_id_fkey FOREIGN KEY (first_run_id) REFERENCES run(id),
  constraint finding_last_run_id_fkey FOREIGN KEY (last_run_id) REFERENCES run(id),
  constraint finding_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id),
  constraint finding_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text, 'info'::text]))),
  constraint finding_status_check CHECK ((status = ANY (ARRAY['open'::text, 'confirmed'::text, 'dismissed'::text, 'resolved'::text]))),
  constraint finding_verdict_check CHECK ((verdict = ANY (ARRAY['confirmed'::text, 'dismissed'::text])))
);
CREATE INDEX finding_status ON public.finding USING btree (status, severity, id);
CREATE INDEX finding_rule ON public.finding USING btree (rule, status, id);
CREATE INDEX finding_report ON public.finding USING btree (report_id);
CREATE INDEX finding_issuer_year ON public.finding USING btree (issuer, report_year);
CREATE INDEX finding_report_counting ON public.finding USING btree (report_id, severity) WHERE (status = ANY (ARRAY['open'::text, 'confirmed'::text]));
CREATE INDEX finding_severity ON public.finding USING btree (severity, id);
CREATE INDEX finding_changed ON public.finding USING btree (severity, id) WHERE changed_since;
CREATE INDEX finding_counting ON public.finding USING btree (status, severity, rule, report_year, issuer, changed_since);
comment on table finding is 'One finding over all runs, with its status and a person''s verdict. Its values are those of its first current report by source path.';
comment on column finding.id is 'Number of the finding.';
comment on column finding.fingerprint is 'SHA-256 over rule, issuer, reporting year and subject; no values in it.';
comment on column finding.rule is 'Id of the rule (docs/rules).';
comment on column finding.severity is 'error, warning or info.';
comment on column finding.status is 'open; confirmed or dismissed by a person; resolved: no current report yields it any more.';
comment on column finding.yielded is 'Whether a current report yields it. An open finding that is yielded no more is resolved; a person''s verdict stays.';
comment on column finding.issuer is 'The issuer that it is about; null where unknown.';
comment on column finding.report_year is 'The reporting year that it is about; null where unknown.';
comment on column finding.subject is 'What in the report it is about; part of the fingerprint.';
comment on column finding.message_zh is 'What is wrong, in Chinese.';
comment on column finding.message_en is 'What is wrong, in English.';
comment on column finding.expected is 'What was expected: a number, a string or null.';
comment on column finding.actual is 'What was found: a number, a string or null.';
comment on column finding.evidence is 'Places, the most telling first.';
comment on column finding.waiver is '`{"reason", "approver", "expires"}`; null where none applies. `waiver_in_force` tells whether it still counts.';
comment on column finding.report_id is 'The report that it is about; null for one that is missing.';
comment on column finding.first_run_id is 'The run that opened it.';
comment on column finding.last_run_id is 'The run that last changed it.';
comment on column finding.opened_at is 'When it was opened.';
comment on column finding.updated_at is 'When it was last changed.';
comment on column finding.verdict is 'The person''s latest verdict; it stays when the finding opens again.';
comment on column finding.verdict_by is 'Who gave it.';
comment on column finding.verdict_note is 'Why.';
comment on column finding.verdict_at is 'When it was given.';
comment on column finding.changed_since is 'Whether `expected` or `actual` changed after the verdict, so that the finding is open again.';

create table finding_event (
  id bigint generated always as identity not null,
  key uuid not null default gen_random_uuid(),
  finding_id bigint not null,
  kind text not null,
  status text not null,
  run_id bigint,
  by text,
  note text,
  severity text,
  message_zh text,
  message_en text,
  expected jsonb,
  actual jsonb,
  evidence jsonb,
  waiver jsonb,
  report_id bigint,
  at timestamp with time zone not null default now(),
  constraint finding_event_pkey PRIMARY KEY (id),
  constraint finding_event_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES finding(id) ON DELETE CASCADE,
  constraint finding_event_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id),
  constraint finding_event_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id)
);
CREATE INDEX finding_event_finding ON public.finding_event USING btree (finding_id, id);
CREATE UNIQUE INDEX finding_event_key ON public.finding_event USING btree (key);
comment on table finding_event is 'One change in the life of a finding, which it tells as it stood then.';
comment on column finding_event.id is 'Number of the event, ascending in time.';
comment on column finding_event.key is 'What receivers know it by: unlike the number, no other database has it.';
comment on column finding_event.finding_id is 'The finding.';
comment on column finding_event.kind is 'opened, changed, resolved, reopened, vanished, returned, regraded, waived, unwaived by a run; confirmed, dismissed, reopened by a person.';
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
  name text not null,
  severity text not null,
  active boolean not null default true,
  failures integer not null default 0,
  paused_until timestamp with time zone,
  constraint sink_pkey PRIMARY KEY (name),
  constraint sink_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text, 'info'::text])))
);
comment on table sink is 'One receiver of events; its address and secret stand in the configuration file only.';
comment on column sink.name is 'Its name in the configuration file.';
comment on column sink.severity is 'The least serious findings that it gets.';
comment on column sink.active is 'Whether the configuration that was read last names it.';
comment on column sink.failures is 'Failures in a row.';
comment on column sink.paused_until is 'Until when it is left alone because of them.';

create table delivery (
  id bigint generated always as identity not null,
  sink text not null,
  event_id bigint not null,
  state text not null default 'pending'::text,
  attempts integer not null default 0,
  due_at timestamp with time zone not null default now(),
  error_code text,
  error_details jsonb,
  tried_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_sink_event_id_key UNIQUE (sink, event_id),
  constraint delivery_event_id_fkey FOREIGN KEY (event_id) REFERENCES finding_event(id) ON DELETE CASCADE,
  constraint delivery_sink_fkey FOREIGN KEY (sink) REFERENCES sink(name),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX delivery_due ON public.delivery USING btree (sink, due_at, id) WHERE (state = 'pending'::text);
CREATE INDEX delivery_undelivered ON public.delivery USING btree (id) WHERE (state <> 'delivered'::text);
CREATE INDEX delivery_event ON public.delivery USING btree (event_id);
comment on table delivery is 'One event for one sink; the trigger `queue_deliveries` writes it.';
comment on column delivery.id is 'Number of the delivery.';
comment on column delivery.sink is 'Name of the sink.';
comment on column delivery.event_id is 'The event.';
comment on column delivery.state is 'pending: to be tried when due. delivered: the sink has it. failed: given up, until somebody sends it again.';
comment on column delivery.attempts is 'Attempts so far.';
comment on column delivery.due_at is 'When it is to be tried next.';
comment on column delivery.error_code is 'Code of the latest failure (docs/errors.md); null where the latest attempt worked.';
comment on column delivery.error_details is 'What the sentence of that code is filled with.';
comment on column delivery.tried_at is 'When it was last tried.';
comment on column delivery.created_at is 'When the event was written.';

create table crawl_item (
  run_item_id bigint not null,
  parent_id bigint,
  root_id bigint not null,
  kind text not null,
  line integer,
  problem jsonb,
  issuer text,
  division_code text,
  report_year integer,
  depth integer not null default 0,
  page integer not null default 1,
  link_text text,
  hops jsonb not null default '[]'::jsonb,
  throttled integer not null default 0,
  constraint crawl_item_pkey PRIMARY KEY (run_item_id),
  constraint crawl_item_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES run_item(id) ON DELETE CASCADE,
  constraint crawl_item_root_id_fkey FOREIGN KEY (root_id) REFERENCES run_item(id) ON DELETE CASCADE,
  constraint crawl_item_run_item_id_fkey FOREIGN KEY (run_item_id) REFERENCES run_item(id) ON DELETE CASCADE,
  constraint crawl_item_kind_check CHECK ((kind = ANY (ARRAY['report'::text, 'index'::text, 'attachment'::text])))
);
CREATE INDEX crawl_item_parent ON public.crawl_item USING btree (parent_id);
CREATE INDEX crawl_item_root ON public.crawl_item USING btree (root_id);
comment on table crawl_item is 'What an item is in a crawl. An item without a row here is a file.';
comment on column crawl_item.run_item_id is 'The item.';
comment on column crawl_item.parent_id is 'The page whose link led here; null for an entry of the list.';
comment on column crawl_item.root_id is 'The entry of the list that it goes back to: itself, or that of its parent.';
comment on column crawl_item.kind is 'report: a page that is a report or holds one as attachment. index: a page that lists reports. attachment: a file.';
comment on column crawl_item.line is 'Line of the list where it stands, from 1.';
comment on column crawl_item.problem is 'Why that line cannot be used: `{"zh", "en"}`; null where it can.';
comment on column crawl_item.issuer is 'The issuer that the list names.';
comment on column crawl_item.division_code is 'The division code that the list gives.';
comment on column crawl_item.report_year is 'The reporting year that the list gives.';
comment on column crawl_item.depth is 'Links between the entry of the list and this item.';
comment on column crawl_item.page is 'Which page of a list in pages it is, from 1.';
comment on column crawl_item.link_text is 'Text of the link that led here.';
comment on column crawl_item.hops is 'Redirects of the fetch at hand: `[{"url", "status"}, …]`; the last one''s target is the next to be asked for.';
comment on column crawl_item.throttled is 'How often in a row the host asked to come back later.';

create table crawl_override (
  run_id bigint not null,
  host text not null,
  reason text not null,
  constraint crawl_override_pkey PRIMARY KEY (run_id, host),
  constraint crawl_override_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id) ON DELETE CASCADE
);
comment on table crawl_override is 'One host of a run whose robots.txt is not followed.';
comment on column crawl_override.run_id is 'The run.';
comment on column crawl_override.host is 'The host.';
comment on column crawl_override.reason is 'The reason that the list gives.';

create table crawl_cookie (
  run_id bigint not null,
  host text not null,
  name text not null,
  path text not null,
  value text not null,
  secure boolean not null,
  expires_at timestamp with time zone,
  constraint crawl_cookie_pkey PRIMARY KEY (run_id, host, name, path),
  constraint crawl_cookie_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id) ON DELETE CASCADE
);
comment on table crawl_cookie is 'One cookie of one host in one run; no other host gets it.';
comment on column crawl_cookie.run_id is 'The run.';
comment on column crawl_cookie.host is 'The host that set it.';
comment on column crawl_cookie.name is 'Its name.';
comment on column crawl_cookie.path is 'The path below which it is sent.';
comment on column crawl_cookie.value is 'Its value.';
comment on column crawl_cookie.secure is 'Whether it is sent over TLS only.';
comment on column crawl_cookie.expires_at is 'When it expires; null: with the run.';

create table response (
  id bigint generated always as identity not null,
  run_item_id bigint,
  url text not null,
  final_url text not null,
  redirects jsonb not null,
  status integer not null,
  headers jsonb not null,
  fetched_at timestamp with time zone not null default now(),
  milliseconds integer not null,
  document_id bigint,
  constraint response_pkey PRIMARY KEY (id),
  constraint response_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint response_run_item_id_fkey FOREIGN KEY (run_item_id) REFERENCES run_item(id) ON DELETE SET NULL
);
CREATE INDEX response_final_url ON public.response USING btree (md5(final_url), id DESC) WHERE (document_id IS NOT NULL);
CREATE INDEX response_item ON public.response USING btree (run_item_id, id DESC);
CREATE INDEX response_document ON public.response USING btree (document_id);
comment on table response is 'One answer as it was fetched, so that all that follows can be done again without the network. Nothing here is changed.';
comment on column response.id is 'Number of the answer, ascending in time.';
comment on column response.run_item_id is 'The item that asked.';
comment on column response.url is 'Address that was asked for.';
comment on column response.final_url is 'Address that answered, after the redirects in between.';
comment on column response.redirects is 'Those redirects: `[{"url", "status"}, …]`.';
comment on column response.status is 'HTTP status.';
comment on column response.headers is 'Headers, names in lower case; one that came more than once is a list.';
comment on column response.fetched_at is 'When it came.';
comment on column response.milliseconds is 'How long it took.';
comment on column response.document_id is 'Its content after decoding (gzip, br); of a 304 that of the answer which still holds; null where none was kept.';

create table robots_file (
  origin text not null,
  status integer,
  body text not null default ''::text,
  next_url text,
  redirects integer not null default 0,
  fetching_until timestamp with time zone,
  fetched_at timestamp with time zone,
  expires_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint robots_file_pkey PRIMARY KEY (origin)
);
comment on table robots_file is 'The robots.txt of one origin, kept until it expires.';
comment on column robots_file.origin is 'The origin: scheme, host and port.';
comment on column robots_file.status is 'HTTP status of the last answer; null before the first one.';
comment on column robots_file.body is 'Its text.';
comment on column robots_file.next_url is 'Where a redirect leads that is still to be followed.';
comment on column robots_file.redirects is 'How many redirects were followed.';
comment on column robots_file.fetching_until is 'One worker at a time fetches it; after this time another may.';
comment on column robots_file.fetched_at is 'When it was last fetched.';
comment on column robots_file.expires_at is 'When it is to be fetched again.';

create table web_host (
  host text not null,
  last_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  tail_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  again_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  paused_until timestamp with time zone not null default '-infinity'::timestamp with time zone,
  failures integer not null default 0,
  openings integer not null default 0,
  last_code text,
  last_reason text,
  unreachable boolean not null default false,
  constraint web_host_pkey PRIMARY KEY (host)
);
comment on table web_host is 'What the workers know of one host.';
comment on column web_host.host is 'The host.';
comment on column web_host.last_at is 'When a request to it last began or ended.';
comment on column web_host.tail_at is 'The last moment that was given out to somebody who came once and has to wait.';
comment on column web_host.again_at is 'The last moment that was given out to somebody who came again.';
comment on column web_host.paused_until is 'No request before this: the host asked for it, or the circuit breaker is open.';
comment on column web_host.failures is 'Failures in a row.';
comment on column web_host.openings is 'How often in a row they opened the breaker.';
comment on column web_host.last_code is 'Code of the failure that opened it.';
comment on column web_host.last_reason is 'What was said of that failure.';
comment on column web_host.unreachable is 'Whether nothing of the host answered then.';

create table web_slot (
  host text not null,
  holder text not null,
  expires_at timestamp with time zone not null,
  constraint web_slot_pkey PRIMARY KEY (host, holder),
  constraint web_slot_host_fkey FOREIGN KEY (host) REFERENCES web_host(host) ON DELETE CASCADE
);
comment on table web_slot is 'One request under way. It gives its slot back, or loses it when its worker died.';
comment on column web_slot.host is 'The host.';
comment on column web_slot.holder is 'Who asks.';
comment on column web_slot.expires_at is 'When the request counts as dead.';

create table console_key (
  only_one boolean not null default true,
  key bytea not null,
  constraint console_key_pkey PRIMARY KEY (only_one),
  constraint console_key_only_one_check CHECK (only_one)
);
comment on table console_key is 'The key that signs the cookies of all processes: one row, made at the first start.';
comment on column console_key.only_one is 'Always true, so that there is one row.';
comment on column console_key.key is 'The key.';

create table console_session (
  token_hash bytea not null,
  user_name text not null,
  role text not null,
  csrf_token text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint console_session_pkey PRIMARY KEY (token_hash),
  constraint console_session_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text])))
);
CREATE INDEX console_session_expiry ON public.console_session USING btree (expires_at);
comment on table console_session is 'One person who is signed in.';
comment on column console_session.token_hash is 'SHA-256 of the token in the cookie: who reads this table cannot sign in with it.';
comment on column console_session.user_name is 'Who it is.';
comment on column console_session.role is 'viewer: may look. operator: may change things.';
comment on column console_session.csrf_token is 'Goes into every form that changes something.';
comment on column console_session.created_at is 'When the person signed in.';
comment on column console_session.expires_at is 'When the session ends.';

create table audit_event (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default now(),
  user_name text not null,
  action text not null,
  target jsonb not null default '{}'::jsonb,
  address text,
  constraint audit_event_pkey PRIMARY KEY (id)
);
comment on table audit_event is 'One thing that a person did in the console. Nothing here is ever changed.';
comment on column audit_event.id is 'Number of the event, ascending in time.';
comment on column audit_event.at is 'When it was done.';
comment on column audit_event.user_name is 'Who did it, or tried to.';
comment on column audit_event.action is 'What: sign-in, sign-in-failed, sign-out, retry, finding-confirmed, …';
comment on column audit_event.target is 'What it was done to, e.g. `{"run": 3, "code": "http_5xx"}`.';
comment on column audit_event.address is 'Address of the person''s machine.';

CREATE OR REPLACE FUNCTION public.waiver_in_force(waiver jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select case when (waiver ->> 'expires')::date >= (now() at time zone 'Asia/Shanghai')::date then waiver end
$function$;
comment on function waiver_in_force(jsonb) is 'The waiver, unless it has expired. Days end where the reports are from. Whether a waiver counts is asked of the day on which somebody looks, so that nothing has to run for it to expire.';

CREATE OR REPLACE FUNCTION public.refresh_finding(the_fingerprint text, the_run bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function refresh_finding(text,bigint) is 'Opens a finding, brings it up to date or resolves it, by what `finding_outbox` says of it now, and writes the event. Doing it again changes nothing.';

CREATE OR REPLACE FUNCTION public.snapshot_finding_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select f.severity, f.message_zh, f.message_en, f.evidence, f.waiver, f.report_id
    into new.severity, new.message_zh, new.message_en, new.evidence, new.waiver, new.report_id
    from finding f where f.id = new.finding_id;
  return new;
end
$function$;
comment on function snapshot_finding_event() is 'Fills an event in with the finding as it stands.';

CREATE TRIGGER snapshot_finding_event BEFORE INSERT ON public.finding_event FOR EACH ROW EXECUTE FUNCTION snapshot_finding_event();
comment on trigger snapshot_finding_event on finding_event is 'An event tells the finding as it stood then.';

CREATE OR REPLACE FUNCTION public.queue_deliveries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into delivery (sink, event_id)
  select s.name, new.id from sink s
   where s.active
     and array_position(array['error', 'warning', 'info'], new.severity)
         <= array_position(array['error', 'warning', 'info'], s.severity);
  return null;
end
$function$;
comment on function queue_deliveries() is 'Writes a delivery for every active sink that gets findings of this severity.';

CREATE TRIGGER queue_deliveries AFTER INSERT ON public.finding_event FOR EACH ROW EXECUTE FUNCTION queue_deliveries();
comment on trigger queue_deliveries on finding_event is 'Every event goes once to each sink; whoever writes an event cannot forget it.';

CREATE OR REPLACE FUNCTION public.source_group(source text, roots text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(
    substring(source from '^https?://([^/?#]+)'),
    (select root || coalesce(substring(split_part(substr(source, length(root) + 1), '!', 1) from '^([/\\]?[^/\\]+)[/\\]'), '')
       from unnest(roots) as root where starts_with(source, root) order by length(root) desc limit 1),
    substring(split_part(source, '!', 1) from '^(.*)[/\\][^/\\]*$'),
    source)
$function$;
comment on function source_group(text,text[]) is 'What an item counts to: of the web its host, of a file the directory directly below the path that the run was asked for, or that path itself for what lies directly in it; otherwise the directory of the file. Entries count where their archive is.';

CREATE OR REPLACE FUNCTION public.take_web_slot(the_host text, the_holder text, most integer, gap interval, lease interval, again boolean, OUT wait_ms integer, OUT down text, OUT down_reason text)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function take_web_slot(text,text,integer,interval,interval,boolean) is 'Takes a slot for one request, or says when to come again. wait_ms 0: taken. Greater: come again after so long. down: the host is not answering, and is not to be asked.';

CREATE OR REPLACE FUNCTION public.give_web_slot(the_host text, the_holder text, outcome text, pause interval, patience integer, code text, reason text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function give_web_slot(text,text,text,interval,integer,text,text) is 'Gives a slot back; the gap to the next request counts from here. outcome: answered; throttled (pause for `pause`); failed or unreachable (after `patience` in a row: pause for `pause`, twice as long each further time).';
