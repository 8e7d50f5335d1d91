-- What people do by themselves: they say that they have a job, and later whether they still have it, on their own page or
-- by a word in a text. What they say is theirs; whether it counts as an outcome is for others to prove.

create table job_report (
  id uuid primary key,
  case_id uuid not null references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  reported_at timestamptz not null,
  by_way text not null check (by_way in ('page', 'text', 'whatsapp')),
  starts_on date,                                  -- null: not said yet
  where_words text,
  ended_at timestamptz,                            -- they said that they are no longer in it
  version integer not null default 1,
  sample boolean not null default false
);
create index job_report_of on job_report (participant_id);
create unique index job_report_once on job_report (case_id) where ended_at is null;

-- "Are you still in work?", once at each of two weeks after the start (domain/job-report.ts).
create table job_check (
  id uuid primary key,
  report_id uuid not null references job_report,
  case_id uuid not null references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  week smallint not null check (week in (13, 26)),
  due_on date not null,
  asked_at timestamptz,
  asked_by_way text check (asked_by_way in ('email', 'text', 'adviser')),  -- adviser: no way is safe to ask by
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  answered_by_way text check (answered_by_way in ('page', 'text', 'whatsapp', 'adviser')),
  answered_by integer references account,          -- null: the person
  version integer not null default 1,
  sample boolean not null default false,
  unique (report_id, week),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by_way is null))
);
create index job_check_of on job_check (participant_id);
create index job_check_waiting on job_check (due_on) where answered_at is null;
create index job_check_team on job_check (organization_id, due_on) where answered_at is null;

-- What a number was asked last, so that "2" or "yes" means something for a while. The background work alone reads it.
create table text_question (
  id uuid primary key,
  participant_id uuid not null references participant,
  case_id uuid references support_case,
  address text not null,
  kind text not null check (kind in ('job-start', 'job-place', 'time', 'still-in-work')),
  facts jsonb not null default '{}',               -- ids and times, nobody's words
  asked_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz
);
create index text_question_of on text_question (participant_id);
create unique index text_question_open on text_question (address) where ended_at is null;

call wall_casework('job_report', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$participant_id = (select viewer_participant()) and by_way = 'page'$$,
  $$participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and works_with(participant_id))$$);
call wall_casework('job_check', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$participant_id = (select viewer_participant())$$,
  $$(participant_id = (select viewer_participant()) and answered_by is null)
  or (organization_id = (select viewer_organization()) and works_with(participant_id))$$);
call wall_casework('text_question', 'false', 'false');

grant select, insert on job_report, job_check to good_work_web, good_work_jobs;
grant select, insert, update on text_question to good_work_jobs;
grant update (starts_on, where_words, ended_at, version) on job_report to good_work_web, good_work_jobs;
grant update (due_on, answer, answered_at, answered_by_way, answered_by, version) on job_check to good_work_web;
grant update (due_on, asked_at, asked_by_way, answer, answered_at, answered_by_way, version) on job_check to good_work_jobs;

-- Where nobody of an organisation sees a person any more, since they took back their agreement, no case of theirs waits
-- for anybody there: it ends, as the person asked. Returns the cases; what was written stays.
create function end_own_cases(organization integer, why text, at timestamptz) returns setof uuid
language sql security definer set search_path = public, pg_catalog as $$
  update support_case c set status = 'closed', closed_at = $3, outcome = $2, next_step = null, due_at = null,
      paused_until = null, version = c.version + 1
    where c.participant_id = (select viewer_participant()) and c.organization_id = $1 and c.closed_at is null
      and not exists (select from participant_reach r where r.participant_id = c.participant_id
        and r.organization_id = $1 and (r.until is null or r.until > $3))
    returning c.id
$$;
revoke all on function end_own_cases(integer, text, timestamptz) from public;
grant execute on function end_own_cases(integer, text, timestamptz) to good_work_web;
