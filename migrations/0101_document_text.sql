-- The decoded text of a document whose format takes long to read (PDF), kept when the console first shows it. It can be
-- made again at any time.
create table document_text (
  document_id       bigint primary key references document on delete cascade,
  -- Another version of the extractor may decode to other offsets; its text is made again.
  extractor_version integer not null,
  text              text not null
);
