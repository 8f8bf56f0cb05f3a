-- The crawl list: what a list asked for, what was answered, and what the workers know of hosts between them.

-- What a run's item is in a crawl. An item without a row here is a file.
create table crawl_item (
  run_item_id   bigint primary key references run_item on delete cascade,
  -- The page whose link led here; null for an entry of the list.
  parent_id     bigint references run_item on delete cascade,
  -- The entry of the list that it goes back to: itself, or that of its parent.
  root_id       bigint not null references run_item on delete cascade,
  -- report: a page that is a report or holds one as attachment. index: a page that lists reports. attachment: a file.
  kind          text not null check (kind in ('report', 'index', 'attachment')),
  -- Of the list: the line where it stands (from 1), and why that line cannot be used; null where it can.
  line          integer,
  problem       text,
  -- What the list says of the report.
  issuer        text,
  division_code text,
  report_year   integer,
  -- Links between the entry of the list and this item, and which page of a list in pages it is (from 1).
  depth         integer not null default 0,
  page          integer not null default 1,
  link_text     text,
  -- Redirects of the fetch at hand: [{"url", "status"}, …]; the last one's target is the next to be asked for.
  hops          jsonb not null default '[]',
  -- How often in a row the host asked to come back later.
  throttled     integer not null default 0
);
create index crawl_item_parent on crawl_item (parent_id);
create index crawl_item_root on crawl_item (root_id);

-- Hosts of a run whose robots.txt is not followed, each with the reason that the list gives.
create table crawl_override (
  run_id bigint not null references run on delete cascade,
  host   text not null,
  reason text not null,
  primary key (run_id, host)
);

-- Cookies of a run, each for the host that set it and no other.
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

-- An answer as it was fetched, so that all that follows can be done again without the network. Nothing here is changed.
create table response (
  id           bigint generated always as identity primary key,
  run_item_id  bigint references run_item on delete set null,
  -- Address that was asked for, and the one that answered after the redirects in between.
  url          text not null,
  final_url    text not null,
  redirects    jsonb not null,
  status       integer not null,
  -- Names in lower case; a header that came more than once is a list.
  headers      jsonb not null,
  fetched_at   timestamptz not null default now(),
  milliseconds integer not null,
  -- Content after decoding (gzip, br); of a 304 that of the answer which still holds; null where none was kept.
  document_id  bigint references document
);
create index response_final_url on response (md5(final_url), id desc) where document_id is not null;
create index response_item on response (run_item_id, id desc);
create index response_document on response (document_id);

-- robots.txt by origin, kept until it expires.
create table robots_file (
  origin         text primary key,
  -- Of the last answer; null before the first one.
  status         integer,
  body           text not null default '',
  -- Where a redirect leads that is still to be followed, and how many were followed.
  next_url       text,
  redirects      integer not null default 0,
  -- One worker at a time fetches it; after this time another may.
  fetching_until timestamptz,
  fetched_at     timestamptz,
  expires_at     timestamptz not null default '-infinity'
);

-- ── Politeness, shared by all workers ────────────────────────────────────────────────────────────────────────────

create table web_host (
  host          text primary key,
  -- When a request to it last began or ended.
  last_at       timestamptz not null default '-infinity',
  -- The last moment that was given out to somebody who has to wait: for those who came once, and for those who came again.
  tail_at       timestamptz not null default '-infinity',
  again_at      timestamptz not null default '-infinity',
  -- No request before this: the host asked for it, or the circuit breaker is open.
  paused_until  timestamptz not null default '-infinity',
  -- Failures in a row, and how often in a row they opened the breaker.
  failures      integer not null default 0,
  openings      integer not null default 0,
  -- The failure that opened it; `unreachable` when nothing of the host answered.
  last_code     text,
  last_reason   text,
  unreachable   boolean not null default false
);

-- A request under way. It gives its slot back, or loses it when its worker died.
create table web_slot (
  host       text not null references web_host on delete cascade,
  holder     text not null,
  expires_at timestamptz not null,
  primary key (host, holder)
);

-- Takes a slot for one request, or says when to come again. Moments are given out one after the other, so that a hundred
-- waiting jobs come back one by one. Whoever finds the host busy at its moment queues up behind the others of that kind.
--
-- wait_ms 0: taken. Greater: come again after so long. down: the host is not answering, and is not to be asked.
create function take_web_slot(the_host text, the_holder text, most integer, gap interval, lease interval, again boolean,
                              out wait_ms integer, out down text, out down_reason text)
language plpgsql as $$
declare
  held web_host;
  now_at timestamptz;
  busy integer;
  due timestamptz;
begin
  insert into web_host (host) values (the_host) on conflict do nothing;
  select * into held from web_host where host = the_host for update;
  now_at := clock_timestamp();
  if held.openings >= 3 and held.unreachable and held.paused_until > now_at then
    wait_ms := 0;
    down := held.last_code;
    down_reason := held.last_reason;
    return;
  end if;
  delete from web_slot where host = the_host and (expires_at <= now_at or holder = the_holder);
  select count(*) into busy from web_slot where host = the_host;
  due := greatest(held.last_at + gap, held.paused_until);
  -- After the breaker was open, one request alone tries whether the host is well again.
  if due <= now_at and busy < (case when held.openings > 0 then 1 else most end) then
    insert into web_slot (host, holder, expires_at) values (the_host, the_holder, now_at + lease);
    update web_host set last_at = now_at where host = the_host;
    wait_ms := 0;
    return;
  end if;
  due := greatest(due, now_at + interval '1 millisecond');
  if again then
    due := greatest(due, held.again_at + gap);
    update web_host set again_at = due where host = the_host;
  else
    due := greatest(due, held.tail_at + gap);
    update web_host set tail_at = due where host = the_host;
  end if;
  wait_ms := ceil(least(extract(epoch from due - now_at) * 1000, 86400000))::integer;
end
$$;

-- Gives a slot back. The gap to the next request counts from here. `outcome`: 'answered', 'throttled' (pause for `pause`),
-- 'failed' or 'unreachable' (after `patience` in a row: pause for `pause`, twice as long each further time).
create function give_web_slot(the_host text, the_holder text, outcome text, pause interval, patience integer,
                              code text, reason text)
returns void language plpgsql as $$
declare
  held web_host;
  now_at timestamptz;
begin
  select * into held from web_host where host = the_host for update;
  now_at := clock_timestamp();
  delete from web_slot where host = the_host and holder = the_holder;
  if outcome = 'answered' then
    update web_host set last_at = now_at, failures = 0, openings = 0, unreachable = false where host = the_host;
  elsif outcome = 'throttled' then
    update web_host set last_at = now_at, paused_until = greatest(paused_until, now_at + pause) where host = the_host;
  elsif held.failures + 1 < patience and held.openings = 0 then
    update web_host set last_at = now_at, failures = failures + 1 where host = the_host;
  else
    update web_host set last_at = now_at, failures = 0, openings = openings + 1,
           paused_until = greatest(paused_until, now_at + least(pause * power(2, least(openings, 10)), interval '15 minutes')),
           last_code = code, last_reason = reason, unreachable = outcome = 'unreachable'
     where host = the_host;
  end if;
end
$$;
