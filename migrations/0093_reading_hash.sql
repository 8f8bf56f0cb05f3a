-- SHA-256 over all that was read of a report, so that a later extractor that reads the same makes no new version; null for
-- reports that were read before this was kept.
alter table report add column reading_hash text;
