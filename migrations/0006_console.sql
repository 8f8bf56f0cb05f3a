-- The console: who is signed in, and who changed what.

create table console_key (
  only_one boolean primary key default true check (only_one),
  key      bytea not null
);
comment on table console_key is 'The key that signs the cookies of all processes: one row, made at the first start.';
comment on column console_key.only_one is 'Always true, so that there is one row.';
comment on column console_key.key is 'The key.';

create table console_session (
  token_hash bytea primary key,
  user_name  text not null,
  role       text not null check (role in ('viewer', 'operator')),
  csrf_token text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index console_session_expiry on console_session (expires_at);
comment on table console_session is 'One person who is signed in.';
comment on column console_session.token_hash is
  'SHA-256 of the token in the cookie: who reads this table cannot sign in with it.';
comment on column console_session.user_name is 'Who it is.';
comment on column console_session.role is 'viewer: may look. operator: may change things.';
comment on column console_session.csrf_token is 'Goes into every form that changes something.';
comment on column console_session.created_at is 'When the person signed in.';
comment on column console_session.expires_at is 'When the session ends.';

create table audit_event (
  id        bigint generated always as identity primary key,
  at        timestamptz not null default now(),
  user_name text not null,
  action    text not null,
  target    jsonb not null default '{}',
  address   text
);
comment on table audit_event is 'One thing that a person did in the console. Nothing here is ever changed.';
comment on column audit_event.id is 'Number of the event, ascending in time.';
comment on column audit_event.at is 'When it was done.';
comment on column audit_event.user_name is 'Who did it, or tried to.';
comment on column audit_event.action is 'What: sign-in, sign-in-failed, sign-out, retry, finding-confirmed, …';
comment on column audit_event.target is 'What it was done to, e.g. `{"run": 3, "code": "http_5xx"}`.';
comment on column audit_event.address is 'Address of the person''s machine.';
