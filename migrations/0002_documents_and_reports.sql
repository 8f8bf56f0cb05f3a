-- Documents as they came, and reports as they were read. Every value leads back to its characters. Places in
-- a decoded text: lines and columns from 1, offsets from 0, all in UTF-16 code units, ends exclusive.

create table document (
  id         bigint generated always as identity primary key,
  sha256     text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bigint not null,
  created_at timestamptz not null default now()
);
comment on table document is 'One content, whatever names it goes by.';
comment on column document.id is 'Number of the document.';
comment on column document.sha256 is 'SHA-256 of its bytes, hexadecimal.';
comment on column document.bytes is 'How many bytes it has.';
comment on column document.created_at is 'When it was first stored.';

-- PostgreSQL compresses texts; files that are compressed already gain nothing and lose little.
create table document_content (
  document_id bigint primary key references document on delete cascade,
  content     bytea not null
);
comment on table document_content is 'The bytes of a document.';
comment on column document_content.document_id is 'The document.';
comment on column document_content.content is 'Its bytes, as they came.';

create table document_text (
  document_id       bigint primary key references document on delete cascade,
  extractor_version integer not null,
  text              text not null
);
comment on table document_text is
  'The decoded text of a document whose format takes long to read (PDF), kept when the console first shows it. '
  'It can be made again at any time.';
comment on column document_text.document_id is 'The document.';
comment on column document_text.extractor_version is
  'The version of the extractor that decoded it; another may decode to other offsets, then it is made again.';
comment on column document_text.text is 'The decoded text.';

create table source (
  id          bigint generated always as identity primary key,
  path        text not null unique,
  document_id bigint references document,
  first_seen  timestamptz not null default now(),
  changed_at  timestamptz
);
create index source_document on source (document_id);
comment on table source is 'One place where documents come from.';
comment on column source.id is 'Number of the source.';
comment on column source.path is
  'The absolute path of a file, behind `!` the entry of an archive; or an address of the web.';
comment on column source.document_id is 'Its content at the last successful fetch.';
comment on column source.first_seen is 'When it was first fetched.';
comment on column source.changed_at is 'When its content last changed.';

create table report (
  id                    bigint generated always as identity primary key,
  source_id             bigint not null references source,
  document_id           bigint not null references document,
  extractor_version     integer not null,
  version               integer not null,
  previous_id           bigint references report,
  current               boolean not null default true,
  run_id                bigint references run,
  created_at            timestamptz not null default now(),
  validated_at          timestamptz,
  checked_at            timestamptz,
  settings_hash         text,
  reading_hash          text,

  format                text not null,
  encoding_name         text not null,
  encoding_source       text not null,
  encoding_replacements integer not null,
  title                 text,
  issuer                text,
  issuer_source         text,
  issuer_key            text,
  issuer_identity       text,
  report_year           integer,
  period_start          date,
  period_end            date,
  period_stated         boolean,
  published_on          date,
  division_code         text,
  declared              jsonb,
  templates             jsonb not null,
  contact               jsonb not null,
  declared_parts        jsonb,
  spans                 jsonb not null,
  period_reading        jsonb,
  enumerations          jsonb not null,
  shares                jsonb not null,
  notices               jsonb not null,
  front_text            text not null,
  back_text             text not null,
  unique (source_id, version),
  check ((issuer is null) = (issuer_key is null) and (issuer is null) = (issuer_identity is null))
);
create unique index report_current on report (source_id) where current;
create unique index report_reading
  on report (source_id, document_id, extractor_version, md5(coalesce((declared - 'from')::text, '')));
create index report_issuer_year on report (issuer, report_year) where current;
create index report_identity_year on report (issuer_identity, report_year) where current;
create index report_year on report (report_year) where current;
create index report_document on report (document_id);
comment on table report is
  'What was read from one document of one source by one version of the extractor. A change of any of them makes '
  'a further version and keeps the old one.';
comment on column report.id is 'Number of the report; each version has its own.';
comment on column report.source_id is 'Where the document came from.';
comment on column report.document_id is 'The document that was read.';
comment on column report.extractor_version is
  'The version of the extractor, or a later one that read the same (see `reading_hash`).';
comment on column report.version is '1, 2, 3 … of its source.';
comment on column report.previous_id is 'The version that was current before it; null for the first one.';
comment on column report.current is 'Whether it is the version that counts; one of each source is.';
comment on column report.run_id is 'The run that read it.';
comment on column report.created_at is 'When it was written.';
comment on column report.validated_at is 'When the findings of its own rules were all stored; null until then.';
comment on column report.checked_at is
  'When the rules across reports were last asked about it; null until then and after it changed.';
comment on column report.settings_hash is
  'SHA-256 of what the rules were asked when it was last validated; null: not validated yet.';
comment on column report.reading_hash is
  'SHA-256 of all that was read of it, so that a later extractor that reads the same makes no new version.';
comment on column report.format is 'Format of the document by its content: text, markdown, html, docx, doc, xlsx, xls or pdf.';
comment on column report.encoding_name is 'Character encoding that the text was read in.';
comment on column report.encoding_source is 'What told the encoding: bom, strict (it is valid), declared, score, or format (which has one).';
comment on column report.encoding_replacements is 'How many characters could not be decoded.';
comment on column report.title is 'Title as printed; null where none was read.';
comment on column report.issuer is 'The organ that publishes it, as the report or a manifest names it; null where unknown.';
comment on column report.issuer_source is 'Where the issuer was read: title, text, sign-off, page or manifest.';
comment on column report.issuer_key is
  'The issuer''s name as names are compared: 青禾县柳湾镇人民政府, 青禾县柳湾镇政府 and 青禾县柳湾镇 are one organ.';
comment on column report.issuer_identity is
  'What tells its issuer from others over the years: the key where that names a county, city or district, otherwise the key, '
  '`@` and the division code or the place of the source.';
comment on column report.report_year is 'The reporting year; null where unknown.';
comment on column report.period_start is 'First day of the reporting period.';
comment on column report.period_end is 'Last day of the reporting period.';
comment on column report.period_stated is 'Whether the report states the period; false: it follows from the year.';
comment on column report.published_on is 'The day of publication that the report prints.';
comment on column report.division_code is 'Code of its administrative division (GB/T 2260), where a manifest or list gives it.';
comment on column report.declared is
  'What a manifest or sidecar said of it when it was read: `{"issuer", "year", "divisionCode", "url", "from"}`; null where none did.';
comment on column report.templates is
  'Which form each table follows, by table: `{"statistics": "2014"}` or `{"2": "2021", "3": "2019"}`.';
comment on column report.contact is 'Ways to reach the issuer that it prints: telephone, address, …';
comment on column report.declared_parts is
  'The parts that it says it has: `{"count", "names", "raw", "span"}`; null where it does not say.';
comment on column report.spans is
  'Places of the metadata: `{"title", "published", "period"}`, null where a field was not read.';
comment on column report.period_reading is 'The period as printed where it is stated: `{"raw", "malformed"}`.';
comment on column report.enumerations is 'Lists of parts that the prose states.';
comment on column report.shares is 'Shares in per cent that the prose states.';
comment on column report.notices is 'What was not read, or not with certainty: `[{"code", "details", "span"}]`; docs/notices.md has the sentences.';
comment on column report.front_text is 'Text before the first section, without tables.';
comment on column report.back_text is 'Text after the last section, without tables.';

create table section (
  report_id    bigint not null references report on delete cascade,
  position     integer not null,
  parent       integer,
  level        integer not null,
  label        text not null,
  ordinal      integer,
  title        text not null,
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
  report_id      bigint not null references report on delete cascade,
  position       integer not null,
  section        integer,
  caption        text not null,
  layout         text not null,
  year           integer,
  template_table text,
  template_form  text,
  cells          json not null,
  start_line     integer not null,
  start_column   integer not null,
  start_offset   integer not null,
  end_offset     integer not null,
  page           integer,
  primary key (report_id, position),
  foreign key (report_id, section) references section
);
comment on table report_table is 'One table of a report, with its cells as printed.';
comment on column report_table.report_id is 'The report.';
comment on column report_table.position is '0, 1, 2 … in the order of the document.';
comment on column report_table.section is
  'Position of the section that holds it; null for one before the first section or after the last.';
comment on column report_table.caption is 'Its caption; empty where it has none.';
comment on column report_table.layout is 'How it stood in the document: pipes, tab-cells, html, docx, sheet, pdf, …';
comment on column report_table.year is 'The year that it is about, where it says one.';
comment on column report_table.template_table is
  'Which table of its form it is: `statistics`, `2`, `3`, `4`; null when it is not recognised.';
comment on column report_table.template_form is 'The form that it follows: `2014`, `2019`, `2021`; null when it is not recognised.';
comment on column report_table.cells is
  'Its cells, `{"rows", "merged", "line", "column", "gap", "longer", "page"}`. rows: the texts, row by row. merged: '
  '`[row, column, rowSpan, columnSpan]` of cells that cover others, from 0. The others are lists with an entry a cell, in the '
  'order of the rows. line: lines below the cell before (the first: below the table''s own line). column: from 1. gap: characters '
  'between the end of the cell before (the first: the table''s own offset) and this one. longer: by how much the place is longer '
  'than the text. page: of the cell. A list of zeros is left out, and so is page where all are the table''s.';
comment on column report_table.start_line is 'Line where it begins, from 1.';
comment on column report_table.start_column is 'Column where it begins, from 1.';
comment on column report_table.start_offset is 'Offset where it begins, from 0.';
comment on column report_table.end_offset is 'Offset behind it.';
comment on column report_table.page is 'Page, from 1; null for formats without pages.';

create table observation (
  report_id      bigint not null references report on delete cascade,
  position       integer not null,
  indicator      text not null,
  applicant      text,
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
comment on table observation is 'One value of one indicator in a table.';
comment on column observation.report_id is 'The report.';
comment on column observation.position is '0, 1, 2 … in the order of the document.';
comment on column observation.indicator is
  'Stable code such as `request.received.online`; `unknown:` and the label for a row that no form knows.';
comment on column observation.applicant is 'Of table 3 the column: which kind of applicant, or `total`.';
comment on column observation.value is 'The number; null unless status is `number`: a blank is never a 0.';
comment on column observation.status is
  'What stands in the cell: number; blank; not_applicable: a dash or the like; text: words.';
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
comment on table claim is 'One number that the prose states for an indicator.';
comment on column claim.report_id is 'The report.';
comment on column claim.position is '0, 1, 2 … in the order of the document.';
comment on column claim.indicator is 'Code of the indicator, as in `observation`.';
comment on column claim.applicant is 'Which kind of applicant, as in `observation`.';
comment on column claim.value is 'The number.';
comment on column claim.unit is 'The unit in which it counts.';
comment on column claim.approximate is 'Whether the prose says that it is not exact, as 余 does.';
comment on column claim."none" is 'Whether the prose says in words that there was none.';
comment on column claim.scope is 'How far it reaches: whole (the issuer), office, carrier (one website or account), or part.';
comment on column claim.quote is 'The words that state it.';
comment on column claim.start_line is 'Line of the quote, from 1.';
comment on column claim.start_column is 'Column of the quote, from 1.';
comment on column claim.start_offset is 'Offset of the quote, from 0.';
comment on column claim.end_offset is 'Offset behind the quote.';
comment on column claim.page is 'Page, from 1; null for formats without pages.';

create table narrative_signature (
  report_id bigint primary key references report on delete cascade,
  method    integer not null,
  shingles  integer not null,
  signature bytea not null
);
comment on table narrative_signature is
  'MinHash of a report''s prose with figures and names masked, for finding texts that were told before; made when reports are '
  'first compared.';
comment on column narrative_signature.report_id is 'The report.';
comment on column narrative_signature.method is
  'Way of masking and hashing; a signature of another way is made again.';
comment on column narrative_signature.shingles is 'Number of distinct shingles.';
comment on column narrative_signature.signature is
  '32-bit unsigned integers, little-endian; empty for a text that is too short to be compared.';

create table roster (
  issuer          text not null,
  division_code   text not null default '',
  issuer_key      text not null,
  issuer_identity text not null,
  level           text not null check (level in ('government', 'department', 'township')),
  parent          text,
  parent_identity text,
  since           integer,
  until           integer,
  loaded_at       timestamptz not null default now(),
  primary key (issuer, division_code),
  check ((parent is null) = (parent_identity is null))
);
create index roster_parent on roster (parent);
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
