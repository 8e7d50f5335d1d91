-- Every e-mail and text that goes out: written in the transaction of what it tells, sent afterwards.

create table message (
  id bigint generated always as identity primary key,
  key text not null unique,                   -- "booking:42:reminder": the same thing is never told twice
  channel text not null check (channel in ('email', 'text')),
  address text not null,
  kind text not null,                         -- booking.reminder
  language text not null default 'en',
  subject text,
  body text not null,
  attachment jsonb,                           -- { name, type, content }, a calendar entry
  unsubscribe_path text,
  created_at timestamptz not null,
  send_after timestamptz not null,            -- quiet hours and back-off
  expires_at timestamptz,                     -- a reminder for yesterday helps nobody
  attempts smallint not null default 0,
  sending_since timestamptz,
  sent_at timestamptz,
  provider_id text,
  failed_at timestamptz,                      -- given up: on the page of undelivered messages
  last_error text
);
create index message_due on message (send_after) where sent_at is null and failed_at is null;
create index message_failed on message (failed_at) where failed_at is not null;
create index message_address on message (address, created_at desc);

-- Addresses that do not want a kind of message.
create table unsubscribed (
  address text not null,
  kind text not null,
  at timestamptz not null,
  primary key (address, kind)
);

-- Forms that have been taken: the same one again gets the same answer and does nothing.
create table submission (
  token_hash bytea primary key,
  room text not null,
  answer text not null,                       -- where the first one was sent on to
  at timestamptz not null
);

-- How often something was tried, by a digest of who tried; kept for a day.
create table attempt (
  bucket text not null,
  subject_hash bytea not null,
  window_start timestamptz not null,
  count integer not null default 1,
  primary key (bucket, subject_hash, window_start)
);

grant select, insert, update on message, submission, attempt to good_work_web;
grant select, insert on unsubscribed to good_work_web;
grant select, insert, update, delete on message, unsubscribed, submission, attempt to good_work_jobs;
