-- What partners post: their working copy, its state, and what was said about it. The public listing is written from it.

create table posting (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null,
  state text not null default 'draft' check (state in
    ('draft', 'submitted', 'changes-wanted', 'scheduled', 'live', 'paused', 'filled', 'withdrawn', 'expired', 'refused')),
  working jsonb not null default '{}',        -- answers by field, as typed: domain/posting-fields.ts
  published jsonb,                            -- the answers the public listing was written from
  opportunity_id integer unique references opportunity,
  template_name text,                         -- a pattern to copy from; never submitted
  copied_from integer references posting,
  findings jsonb not null default '[]',       -- what the automatic checks said when it was submitted
  publish_on date,                            -- not before this day
  listed_on date,                             -- the day it was first public in this round
  checked_on date,                            -- the day its organisation last said that it is right
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by integer references account,
  decision_words text,
  created_at timestamptz not null,
  created_by integer references account,
  updated_at timestamptz not null,
  updated_by integer references account,
  sample boolean not null default false,
  check (template_name is null or state = 'draft'),
  check (state not in ('live', 'paused', 'filled', 'expired') or opportunity_id is not null)
);
create index posting_organization on posting (organization_id, updated_at desc);
create index posting_waiting on posting (submitted_at) where state = 'submitted';

-- What happened to a posting, in order, with the words that went with it. Insert only.
create table posting_entry (
  id bigint generated always as identity primary key,
  posting_id integer not null references posting on delete cascade,
  at timestamptz not null,
  account_id integer references account,
  move text not null,
  words text
);
create index posting_entry_posting on posting_entry (posting_id, id);

-- "Is this still open?", asked by e-mail. The link carries a secret; only its digest is kept.
create table still_open_ask (
  id integer generated always as identity primary key,
  posting_id integer not null references posting on delete cascade,
  secret_hash bytea not null unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('open', 'extended', 'filled', 'overtaken')),
  check ((answered_at is null) = (answer is null))
);
create index still_open_ask_posting on still_open_ask (posting_id, id desc);

-- What an organisation says when it registers, beside the facts that become public.
create table registration (
  organization_id integer primary key references organization,
  what_it_does text not null,
  register_number text,                       -- charity or company number
  contact_name text not null,
  contact_email text not null,
  contact_phone text,
  works_with_under_18 boolean not null,
  safeguarding_lead text,
  safeguarding_policy text,                   -- where it can be read
  staff_checked text,                         -- how people who meet under-18s are checked
  place_slug text not null,
  checklist jsonb not null default '[]',      -- what a moderator has looked at
  registered_at timestamptz not null,
  decided_at timestamptz,
  decided_by integer references account,
  decision_words text,
  check (not works_with_under_18 or (safeguarding_lead is not null and safeguarding_policy is not null))
);

-- A partner's own feed or file: whose it is, which heading means which column, and what of it is wanted.
alter table import_source
  add column organization_id integer references organization,
  add column column_names jsonb,
  add column kinds text[],
  add column wanted_at timestamptz,           -- asked for by hand: read at the next turn
  add column stopped_at timestamptz;
create index import_source_organization on import_source (organization_id) where organization_id is not null;

create table partner_upload (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  name text not null,
  bytes bytea not null check (octet_length(bytes) <= 5242880),
  created_at timestamptz not null,
  created_by integer references account
);
create index partner_upload_organization on partner_upload (organization_id, id desc);

grant select, insert on posting, posting_entry, still_open_ask, registration to good_work_web;
grant update on posting, registration to good_work_web;
grant update (answered_at, answer) on still_open_ask to good_work_web;
grant delete on posting to good_work_web;
grant select, insert, update, delete on posting, posting_entry, still_open_ask, registration, partner_upload
  to good_work_jobs;
grant select, insert, delete on partner_upload to good_work_web;
-- A posting is public the moment it is approved and gone the moment it is filled: the web writes its listing itself.
grant insert, update on opportunity, location to good_work_web;
grant insert, update, delete on opportunity_location, intake, occurrence, schedule to good_work_web;
grant insert, update, delete on opportunity_search, vocabulary to good_work_web;
grant update on search_state to good_work_web;
grant execute on function settle_search_index() to good_work_web;
grant insert, update on import_source to good_work_web;
grant select on import_quarantine to good_work_web;
