-- Rules across reports: what they found (run_finding), what they need (roster, narrative_signature), and when they
-- were asked (checked_at).

-- ── Who an issuer is over the years ──────────────────────────────────────────────────────────────────────────────

-- An issuer's name as it can be compared: 青禾县柳湾镇人民政府, 青禾县柳湾镇政府 and 青禾县柳湾镇 are one organ.
create function issuer_key(name text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
           regexp_replace(
             regexp_replace(regexp_replace(name, '\s+', '', 'g'), '[(（][^()（）]{0,40}[)）]$', ''),
             '(?:人民政府|政府)$', ''),
           '街道(?:办事处|办)$', '街道')
$$;

-- Where a source lies, years masked: reports of one issuer lie together, or in folders that differ by the year alone.
create function source_place(path text) returns text language sql immutable parallel safe as $$
  select regexp_replace(regexp_replace(path, '[^/\\]*$', ''), '(?:19|20)[0-9][0-9]', '0000', 'g')
$$;

-- What tells issuers apart: the name where it says its county, city or district. 城关镇人民政府 alone is the name of
-- hundreds of towns; it is told by its division code, or else by the place of its source.
create function issuer_identity(name text, division_code text, path text) returns text
language sql immutable parallel safe as $$
  select case
    when issuer_key(name) ~ '^.{2,}(?:[省县旗盟州]|市(?!场|政|容|民)|(?<!社|园|景)区(?!域))' then issuer_key(name)
    else issuer_key(name) || '@' || coalesce(division_code, source_place(path))
  end
$$;

-- ── What rules across reports need ───────────────────────────────────────────────────────────────────────────────

-- Who is to publish: one row an issuer.
create table roster (
  issuer        text not null,
  -- Administrative division, '' where the roster names none.
  division_code text not null default '',
  level         text not null check (level in ('government', 'department', 'township')),
  -- Name of the government that it belongs to.
  parent        text,
  -- First and last reporting year in which it is to publish; null without a bound.
  since         integer,
  until         integer,
  loaded_at     timestamptz not null default now(),
  primary key (issuer, division_code)
);
create index roster_parent on roster (parent);

-- MinHash of a report's prose with figures and names masked; made when reports are first compared.
create table narrative_signature (
  report_id bigint primary key references report on delete cascade,
  -- Way of masking and hashing; a signature of another way is made again.
  method    integer not null,
  -- Number of distinct shingles.
  shingles  integer not null,
  -- 32-bit unsigned integers, little-endian; empty for a text that is too short to be compared.
  signature bytea not null
);

-- When the rules across reports were last asked about the items of a run, or about a report; null until then.
alter table run add column checked_at timestamptz;
alter table report add column checked_at timestamptz;

-- ── What they found ──────────────────────────────────────────────────────────────────────────────────────────────

-- What the rules across reports say: the reference that a job in the findings queue carries. One row a finding.
create table run_finding (
  fingerprint text primary key,
  -- pending: its job has not carried it over to `finding` yet.
  state       text not null default 'pending' check (state in ('pending', 'stored')),
  -- False when the rule, asked again, did not yield it any more.
  yielded     boolean not null default true,
  -- The run that has it carried over.
  run_id      bigint not null references run,
  rule        text not null,
  severity    text not null check (severity in ('error', 'warning', 'info')),
  issuer      text,
  report_year integer,
  -- Whom it is about, as issuer_identity tells them apart.
  identity    text,
  -- The report that it is about; null for one that is missing.
  report_id   bigint references report,
  subject     text not null,
  message_zh  text not null,
  message_en  text not null,
  expected    jsonb,
  actual      jsonb,
  -- Spans with `report` and `source`, the most telling first.
  evidence    jsonb not null,
  -- {"reason", "approver", "expires"} or null
  waiver      jsonb
);
create index run_finding_pending on run_finding (run_id) where state = 'pending';
create index run_finding_scope on run_finding (rule, report_year, identity) where yielded;
create index run_finding_report on run_finding (report_id) where yielded;

-- A finding about a report that is missing has no report.
alter table finding alter column report_id drop not null;
