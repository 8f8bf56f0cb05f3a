-- Items that hold others: archives, and directories that could not be read at first.

alter table run_item
  -- Where the bytes are, where `source` alone does not tell: {"path" | "pathBytes" (base64), "entries": [name, …]}.
  add column place jsonb,
  -- The item of the file on disk that holds this entry; null for a file on disk.
  add column root_id bigint references run_item on delete cascade,
  -- Of an item that was expanded: entries that are no reports (folders, pictures, what systems leave behind).
  add column passed_over integer;
create index run_item_root on run_item (root_id);

-- expanded: the item held others, which are items of their own now; it is not counted among the run's files.
alter table run_item drop constraint run_item_state_check;
alter table run_item add constraint run_item_state_check
  check (state in ('pending', 'done', 'unchanged', 'failed', 'expanded'));
