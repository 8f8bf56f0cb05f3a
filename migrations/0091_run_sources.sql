-- What each source of a run gave, compared with the run of the same schedule before; and how long a run was worked.

-- What an item counts to: of the web its host, of a file the directory directly below the path that the run was asked for,
-- or that path itself for what lies directly in it; otherwise the directory of the file. Entries count where their archive is.
create function source_group(source text, roots text[]) returns text language sql immutable parallel safe as $$
  select coalesce(
    substring(source from '^https?://([^/?#]+)'),
    (select root || coalesce(substring(split_part(substr(source, length(root) + 1), '!', 1) from '^([/\\]?[^/\\]+)[/\\]'), '')
       from unnest(roots) as root where starts_with(source, root) order by length(root) desc limit 1),
    substring(split_part(source, '!', 1) from '^(.*)[/\\][^/\\]*$'),
    source)
$$;

-- Written when a run ends, and anew when it ends again after a retry.
create table run_source (
  run_id  bigint not null references run on delete cascade,
  -- Host or directory.
  source  text not null,
  items   integer not null,
  -- Items that led to a report.
  yielded integer not null,
  failed  integer not null,
  -- What it used to yield; null where there is no run to compare with.
  usual   integer,
  -- nothing: it used to yield and gave nothing. fewer: less than 85 % of what it used to.
  alarm   text check (alarm in ('nothing', 'fewer')),
  -- For how many runs in a row there has been an alarm; after seven the new measure counts as usual.
  alarms  integer not null default 0,
  primary key (run_id, source)
);
create index run_source_alarm on run_source (run_id) where alarm is not null;

-- When a retry opened a run again, and how long it was worked before that.
alter table run
  add column reopened_at timestamptz,
  add column worked_before interval not null default '0';
