-- What manifests and sidecars say of reports: {"issuer", "year", "divisionCode", "url", "from"}, null where nothing is said.

alter table run_item
  add column declared jsonb,
  -- Of an item that stands for a manifest or a line of one that cannot be used: {"code", "details"}.
  add column problem jsonb;

-- As it was when the report was read. Another declaration makes another version, whichever file makes it.
alter table report add column declared jsonb;
alter table report drop constraint report_source_id_document_id_extractor_version_key;
create unique index report_reading
  on report (source_id, document_id, extractor_version, md5(coalesce((declared - 'from')::text, '')));
