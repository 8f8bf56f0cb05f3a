-- What the watch of a drop directory has taken, so that a restart takes what came meanwhile, and nothing twice.
create table drop_file (
  id       bigint generated always as identity primary key,
  -- As `run_item.source`.
  path     text not null unique,
  -- Inode, size and time of change of the file as it was taken.
  stamp    text not null,
  -- The item that it became, the latest one.
  item_id  bigint references run_item on delete set null,
  -- Where it was moved after it was settled; null while it stays where it was, gone where it was not found any more.
  moved    text check (moved in ('done', 'failed', 'gone')),
  taken_at timestamptz not null default now()
);
create index drop_file_item on drop_file (item_id);
