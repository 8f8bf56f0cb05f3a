-- The crawl list: what a list asked for, what was answered, and what the workers know of hosts between them.

create table crawl_item (
  run_item_id   bigint primary key references run_item on delete cascade,
  parent_id     bigint references run_item on delete cascade,
  root_id       bigint not null references run_item on delete cascade,
  kind          text not null check (kind in ('report', 'index', 'attachment')),
  line          integer,
  problem       jsonb,
  issuer        text,
  division_code text,
  report_year   integer,
  depth         integer not null default 0,
  page          integer not null default 1,
  link_text     text,
  hops          jsonb not null default '[]',
  throttled     integer not null default 0
);
create index crawl_item_parent on crawl_item (parent_id);
create index crawl_item_root on crawl_item (root_id);
comment on table crawl_item is 'What an item is in a crawl. An item without a row here is a file.';
comment on column crawl_item.run_item_id is 'The item.';
comment on column crawl_item.parent_id is 'The page whose link led here; null for an entry of the list.';
comment on column crawl_item.root_id is 'The entry of the list that it goes back to: itself, or that of its parent.';
comment on column crawl_item.kind is
  'report: a page that is a report or holds one as attachment. index: a page that lists reports. attachment: a file.';
comment on column crawl_item.line is 'Line of the list where it stands, from 1.';
comment on column crawl_item.problem is 'Why that line cannot be used: `{"zh", "en"}`; null where it can.';
comment on column crawl_item.issuer is 'The issuer that the list names.';
comment on column crawl_item.division_code is 'The division code that the list gives.';
comment on column crawl_item.report_year is 'The reporting year that the list gives.';
comment on column crawl_item.depth is 'Links between the entry of the list and this item.';
comment on column crawl_item.page is 'Which page of a list in pages it is, from 1.';
comment on column crawl_item.link_text is 'Text of the link that led here.';
comment on column crawl_item.hops is
  'Redirects of the fetch at hand: `[{"url", "status"}, …]`; the last one''s target is the next to be asked for.';
comment on column crawl_item.throttled is 'How often in a row the host asked to come back later.';

create table crawl_override (
  run_id bigint not null references run on delete cascade,
  host   text not null,
  reason text not null,
  primary key (run_id, host)
);
comment on table crawl_override is 'One host of a run whose robots.txt is not followed.';
comment on column crawl_override.run_id is 'The run.';
comment on column crawl_override.host is 'The host.';
comment on column crawl_override.reason is 'The reason that the list gives.';

create table crawl_cookie (
  run_id     bigint not null references run on delete cascade,
  host       text not null,
  name       text not null,
  path       text not null,
  value      text not null,
  secure     boolean not null,
  expires_at timestamptz,
  primary key (run_id, host, name, path)
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
  id           bigint generated always as identity primary key,
  run_item_id  bigint references run_item on delete set null,
  url          text not null,
  final_url    text not null,
  redirects    jsonb not null,
  status       integer not null,
  headers      jsonb not null,
  fetched_at   timestamptz not null default now(),
  milliseconds integer not null,
  document_id  bigint references document
);
create index response_final_url on response (md5(final_url), id desc) where document_id is not null;
create index response_item on response (run_item_id, id desc);
create index response_document on response (document_id);
comment on table response is
  'One answer as it was fetched, so that all that follows can be done again without the network. Nothing here is changed.';
comment on column response.id is 'Number of the answer, ascending in time.';
comment on column response.run_item_id is 'The item that asked.';
comment on column response.url is 'Address that was asked for.';
comment on column response.final_url is 'Address that answered, after the redirects in between.';
comment on column response.redirects is 'Those redirects: `[{"url", "status"}, …]`.';
comment on column response.status is 'HTTP status.';
comment on column response.headers is 'Headers, names in lower case; one that came more than once is a list.';
comment on column response.fetched_at is 'When it came.';
comment on column response.milliseconds is 'How long it took.';
comment on column response.document_id is
  'Its content after decoding (gzip, br); of a 304 that of the answer which still holds; null where none was kept.';

create table robots_file (
  origin         text primary key,
  status         integer,
  body           text not null default '',
  next_url       text,
  redirects      integer not null default 0,
  fetching_until timestamptz,
  fetched_at     timestamptz,
  expires_at     timestamptz not null default '-infinity'
);
comment on table robots_file is 'The robots.txt of one origin, kept until it expires.';
comment on column robots_file.origin is 'The origin: scheme, host and port.';
comment on column robots_file.status is 'HTTP status of the last answer; null before the first one.';
comment on column robots_file.body is 'Its text.';
comment on column robots_file.next_url is 'Where a redirect leads that is still to be followed.';
comment on column robots_file.redirects is 'How many redirects were followed.';
comment on column robots_file.fetching_until is
  'One worker at a time fetches it; after this time another may.';
comment on column robots_file.fetched_at is 'When it was last fetched.';
comment on column robots_file.expires_at is 'When it is to be fetched again.';

-- Politeness is shared by all workers.
create table web_host (
  host          text primary key,
  last_at       timestamptz not null default '-infinity',
  tail_at       timestamptz not null default '-infinity',
  again_at      timestamptz not null default '-infinity',
  paused_until  timestamptz not null default '-infinity',
  failures      integer not null default 0,
  openings      integer not null default 0,
  last_code     text,
  last_reason   text,
  unreachable   boolean not null default false
);
comment on table web_host is 'What the workers know of one host.';
comment on column web_host.host is 'The host.';
comment on column web_host.last_at is 'When a request to it last began or ended.';
comment on column web_host.tail_at is 'The last moment that was given out to somebody who came once and has to wait.';
comment on column web_host.again_at is 'The last moment that was given out to somebody who came again.';
comment on column web_host.paused_until is
  'No request before this: the host asked for it, or the circuit breaker is open.';
comment on column web_host.failures is 'Failures in a row.';
comment on column web_host.openings is 'How often in a row they opened the breaker.';
comment on column web_host.last_code is 'Code of the failure that opened it.';
comment on column web_host.last_reason is 'What was said of that failure.';
comment on column web_host.unreachable is 'Whether nothing of the host answered then.';

create table web_slot (
  host       text not null references web_host on delete cascade,
  holder     text not null,
  expires_at timestamptz not null,
  primary key (host, holder)
);
comment on table web_slot is 'One request under way. It gives its slot back, or loses it when its worker died.';
comment on column web_slot.host is 'The host.';
comment on column web_slot.holder is 'Who asks.';
comment on column web_slot.expires_at is 'When the request counts as dead.';
