-- Items that fail again and again are set aside.

alter table run_item
  -- How often it failed for good since it was made or released; a retry that fails counts, a try in between does not.
  add column failures integer not null default 0,
  -- Since when it is set aside: a retry leaves it alone until somebody releases it.
  add column quarantined_at timestamptz,
  add check (quarantined_at is null or state = 'failed');
update run_item set failures = generation where state = 'failed';
create index run_item_quarantined on run_item (id) where quarantined_at is not null;
