-- The console: who is signed in, and who changed what.

-- One row, made at the first start: signs the cookies of all processes.
create table console_key (
  only_one boolean primary key default true check (only_one),
  key      bytea not null
);

create table console_session (
  -- SHA-256 of the token in the cookie: who reads this table can't sign in with it.
  token_hash bytea primary key,
  user_name  text not null,
  role       text not null check (role in ('viewer', 'operator')),
  -- Goes into every form that changes something.
  csrf_token text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index console_session_expiry on console_session (expires_at);

-- A row for each change that a person makes, and each sign-in. Nothing here is ever changed.
create table audit_event (
  id        bigint generated always as identity primary key,
  at        timestamptz not null default now(),
  user_name text not null,
  -- sign-in, sign-in-failed, sign-out, retry, finding-confirmed, …
  action    text not null,
  -- What it was done to, e.g. {"run": 3, "code": "http_5xx"}.
  target    jsonb not null default '{}',
  address   text
);
