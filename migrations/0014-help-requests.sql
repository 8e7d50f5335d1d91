-- Asking for help from a person. Nobody who asks is ever without an owner, a next step and a date: the database
-- refuses such a row.

-- The borough that a council runs: how far its own people reach.
alter table organization add column place_slug text;

create table help_request (
  id integer generated always as identity primary key,
  reference text not null unique,
  place_slug text not null,
  hub_id integer not null references hub,          -- there is always a hub that owns it
  adviser_id integer references account,           -- and soon a person there
  status text not null check (status in ('new', 'owned', 'contacted', 'met', 'closed')),
  next_step text,                                  -- in words that the person reads too
  due_at timestamptz,                              -- by when the next step is done
  promised_by timestamptz not null,                -- by when they were promised to hear from us
  asked_at timestamptz not null,
  first_tried_at timestamptz,
  reached_at timestamptz,
  late_told_at timestamptz,
  outcome text,
  closed_at timestamptz,

  postcode text,
  ward_code text,
  where_from text not null check (where_from in ('postcode', 'outcode', 'chosen', 'unknown')),
  outside_area boolean not null default false,
  helps text[] not null default '{}',              -- empty: they do not know yet, which is an answer
  own_words text,

  name text not null,
  email text,
  phone text,
  postal_address text,
  contact_by text not null check (contact_by in ('phone', 'text', 'email', 'post')),
  may_leave_message boolean not null default false,
  may_text boolean not null default false,
  others_may_see boolean not null default false,   -- somebody else may see messages: say nothing in them
  best_times text[] not null default '{}',
  safe_words text,
  language text not null default 'en',
  interpreter boolean not null default false,
  access text[] not null default '{}',
  access_words text,
  sample boolean not null default false,

  check ((status = 'closed') = (outcome is not null)),
  check ((status = 'closed') = (closed_at is not null)),
  check (status = 'closed' or (next_step is not null and length(trim(next_step)) > 0 and due_at is not null)),
  check (status in ('new', 'closed') or adviser_id is not null),
  check (status <> 'new' or adviser_id is null),
  check (case contact_by
    when 'email' then email is not null
    when 'post' then postal_address is not null
    else phone is not null end)
);
create index help_request_queue on help_request (hub_id, due_at) where status <> 'closed';
create index help_request_adviser on help_request (adviser_id, due_at) where status <> 'closed';
create index help_request_email on help_request (email, asked_at desc) where email is not null;
create index help_request_phone on help_request (phone, asked_at desc) where phone is not null;

-- What happened to it, in order. Insert only.
create table help_request_entry (
  id bigint generated always as identity primary key,
  help_request_id integer not null references help_request,
  at timestamptz not null,
  kind text not null check (kind in ('asked', 'taken', 'assigned', 'handed-over', 'not-reached', 'left-message',
    'reached', 'met', 'closed', 'withdrawn', 'added', 'contact-changed')),
  account_id integer references account,           -- null: the person themself
  words text,
  for_person boolean not null                      -- whether the person reads the words on their status page
);
create index help_request_entry_of on help_request_entry (help_request_id, id);

-- What somebody has typed and not yet sent. Gone two hours after the last answer, or when they leave.
create table help_request_draft (
  token_hash bytea primary key,
  place_slug text not null,
  answers jsonb not null,
  sent_reference text,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index help_request_draft_expiry on help_request_draft (expires_at);

-- Equality answers stand apart: no reference, no time but the month, no number that tells in which order they came.
create table equality_answer (
  month date not null check (extract(day from month) = 1),
  place_slug text not null,
  about text not null,                             -- help-request
  answers jsonb not null
);

-- "Was this page useful?" The page, the day and what they said; never who.
create table feedback (
  id integer generated always as identity primary key,
  on_day date not null,
  place_slug text not null,
  page text not null,
  useful boolean not null,
  words text
);
create index feedback_newest on feedback (place_slug, id desc);

create table contact_message (
  id integer generated always as identity primary key,
  reference text not null unique,
  place_slug text not null,
  name text not null,
  email text,
  phone text,
  words text not null,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by integer references account,
  sample boolean not null default false,
  check (email is not null or phone is not null)
);
create index contact_message_open on contact_message (place_slug, due_at) where answered_at is null;
create index contact_message_email on contact_message (email) where email is not null;
create index contact_message_phone on contact_message (phone) where phone is not null;

create table listing_report (
  id integer generated always as identity primary key,
  reference text not null unique,
  place_slug text not null,
  opportunity_id integer not null references opportunity on delete cascade,
  reason text not null,
  words text,
  email text,                                      -- only where they want to hear what came of it
  reported_at timestamptz not null,
  decided_at timestamptz,
  decided_by integer references account,
  decision text check (decision in ('taken-down', 'put-right', 'nothing-wrong')),
  sample boolean not null default false,
  check ((decided_at is null) = (decision is null))
);
create index listing_report_open on listing_report (place_slug, reported_at) where decided_at is null;

grant select, insert on help_request to good_work_web;
grant update (hub_id, adviser_id, status, next_step, due_at, first_tried_at, reached_at, outcome, closed_at, name, email,
  phone, postal_address, contact_by, may_leave_message, may_text, others_may_see, best_times, safe_words)
  on help_request to good_work_web;
grant select, insert on help_request_entry to good_work_web;
grant select, insert, update, delete on help_request_draft to good_work_web;
grant insert on equality_answer, feedback to good_work_web;
grant select on feedback to good_work_web;
grant select, insert on contact_message, listing_report to good_work_web;
grant update (answered_at, answered_by) on contact_message to good_work_web;
grant update (decided_at, decided_by, decision) on listing_report to good_work_web;

grant select, insert, update, delete on help_request, help_request_entry, contact_message, listing_report, feedback
  to good_work_jobs;
grant select, delete on help_request_draft to good_work_jobs;
grant select, insert on equality_answer to good_work_jobs;
