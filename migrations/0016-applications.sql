-- Applying for what is applied for here, and hearing back. The database refuses an open application without an owner,
-- a next step and a date.

-- Files that people send with a form. What they hold lies outside the database and outside the web root, encrypted,
-- under the random name; only what is safe is ever handed out.
create table stored_file (
  id integer generated always as identity primary key,
  uuid uuid not null unique,
  shown_name text not null,                   -- for a download, made from what kind of file it is
  media_type text not null,
  size integer not null check (size > 0),
  state text not null check (state in ('safe', 'quarantined', 'refused')),
  stripped boolean not null,                  -- whether all that says who made it could be taken out
  created_at timestamptz not null,
  checked_at timestamptz not null
);
create index stored_file_waiting on stored_file (id) where state = 'quarantined';

-- What somebody has typed and not yet sent. It is theirs by a cookie, and by a code they can type elsewhere.
create table application_draft (
  id integer generated always as identity primary key,
  opportunity_id integer not null references opportunity on delete cascade,
  browser_hash bytea,                         -- null: opened elsewhere, or let go
  resume_hash bytea unique,
  helper_hash bytea unique,                   -- the code that lets an adviser in
  helper_code_until timestamptz,
  helper_id integer references account,
  helper_name text,
  helper_until timestamptz,
  answers jsonb not null default '{}',        -- domain/application-answers.ts
  file_id integer references stored_file,
  version integer not null default 1,         -- two people may type at once: the later one is told
  changed_by text not null check (changed_by in ('applicant', 'adviser')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  sent_reference text
);
create unique index application_draft_browser on application_draft (browser_hash, opportunity_id)
  where browser_hash is not null;
create index application_draft_helper on application_draft (helper_id) where helper_id is not null;
create index application_draft_expiry on application_draft (expires_at);

create table job_application (
  id integer generated always as identity primary key,
  reference text not null unique,
  opportunity_id integer not null references opportunity,
  organization_id integer not null references organization,
  state text not null check (state in ('submitted', 'shortlisted', 'interview', 'offered', 'accepted', 'started',
    'unsuccessful', 'withdrawn', 'closed-unanswered')),
  next_owner text check (next_owner in ('organization', 'applicant')),
  next_step text,
  due_at timestamptz,
  sent_at timestamptz not null,
  moved_at timestamptz not null,
  reply_due_at timestamptz not null,          -- what was promised when it was sent
  first_answer_at timestamptz,
  nudges smallint not null default 0 check (nudges between 0 and 2),
  unsuccessful_at_stage text,
  reason text,

  name text not null,
  address_kind text not null check (address_kind in ('email', 'phone')),
  address text not null,
  contact_words text,                         -- how to reach them safely
  others_may_see boolean not null default false,
  language text not null default 'en',
  checklist jsonb not null default '[]',
  why_words text,
  done_words text,
  file_id integer references stored_file,
  adjustment_words text,
  adjustment_told text check (adjustment_told in ('now', 'interview', 'never')),
  sample boolean not null default false,

  check ((state in ('unsuccessful', 'withdrawn', 'closed-unanswered', 'started')) = (next_owner is null)),
  check ((next_owner is null) = (due_at is null)),
  check ((next_owner is null) = (next_step is null)),
  check (next_step is null or length(trim(next_step)) > 0),
  check ((state = 'unsuccessful') = (reason is not null)),
  check ((state = 'unsuccessful') = (unsuccessful_at_stage is not null)),
  check ((adjustment_words is null) = (adjustment_told is null)),
  check (why_words is not null or done_words is not null or file_id is not null)
);
-- Somebody applies once for the same thing, as long as that one is open.
create unique index job_application_once on job_application (opportunity_id, address, lower(name))
  where next_owner is not null;
create index job_application_queue on job_application (organization_id, due_at) where next_owner is not null;
create index job_application_listing on job_application (opportunity_id);
create index job_application_address on job_application (address, sent_at desc);
create index job_application_waiting on job_application (due_at) where next_owner = 'organization';

-- What happened to it, in order, with the words that the person was sent. Insert only.
create table job_application_move (
  id bigint generated always as identity primary key,
  job_application_id integer not null references job_application,
  at timestamptz not null,
  move text not null,
  state text not null,
  by_whom text not null check (by_whom in ('applicant', 'organization', 'nobody')),
  account_id integer references account,
  words text
);
create index job_application_move_of on job_application_move (job_application_id, id);

grant select, insert on stored_file, job_application, job_application_move to good_work_web;
grant update (state, checked_at) on stored_file to good_work_web;
grant select, insert, update, delete on application_draft to good_work_web;
grant update (state, next_owner, next_step, due_at, moved_at, first_answer_at, nudges, unsuccessful_at_stage, reason)
  on job_application to good_work_web;
grant select, insert, update, delete on stored_file, application_draft, job_application, job_application_move
  to good_work_jobs;
