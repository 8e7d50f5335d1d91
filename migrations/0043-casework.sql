-- Casework: one organisation's work with one person on one programme, from the day it begins to its outcome. As long as
-- it is open it has an owner, a next step and a date; the database refuses such a row without.

-- Walls around one table of casework: forced for the owner's queries too; the owner changes tables and serves no page.
create procedure wall_casework(name text, seen text, made text, changed text default null) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', name, current_user);
  execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', name);
  execute format('create policy seen on %I for select to good_work_web using (coalesce(%s, false))', name, seen);
  execute format('create policy made on %I for insert to good_work_web with check (coalesce(%s, false))', name, made);
  if changed is not null then
    execute format('create policy changed on %I for update to good_work_web using (coalesce(%s, false))', name, changed);
  end if;
end $$;

-- Whether whoever looks works with this person: may change, not only see. An emergency opens a record for reading alone.
create function works_with(participant uuid) returns boolean language sql stable as $$
  select coalesce(not $1 = any ((select kept_from())::uuid[])
    and exists (select from participant_reach r where r.participant_id = $1
      and r.organization_id = (select viewer_organization()) and (r.until is null or r.until > (select viewer_moment()))
      and (r.account_id = (select viewer_account()) or ((select viewer_wide())
        and ((select viewer_every_hub()) or r.hub_id is null or r.hub_id = any ((select viewer_hubs())::integer[])))))
    and (not exists (select from restriction s where s.participant_id = $1 and s.lifted_at is null)
      or (select viewer_role()) = 'privacy-lead' or $1 = any ((select let_in_to())::uuid[])), false)
$$;

create table support_case (
  id uuid primary key,
  place_slug text not null,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  hub_id integer references hub,
  program text not null,                           -- domain/referral-program.ts
  referral_id uuid references referral,            -- what it came out of, if anything did
  help_request_id integer references help_request,
  path text not null check (path in ('find-work', 'stay-in-work', 'return-to-work', 'get-ready')),
  status text not null check (status in ('starting', 'active', 'in-work', 'paused', 'closed')),
  owner_account_id integer references account,
  next_step text,                                  -- in words that the person reads too
  due_at timestamptz,
  weight smallint not null default 100,            -- hundredths of a usual case: domain/caseload.ts
  opened_at timestamptz not null,
  last_heard_at timestamptz,                       -- the last contact that went both ways
  last_tried_at timestamptz,
  paused_until date,
  support_ends_on date,                            -- where the programme limits how long it lasts
  closed_at timestamptz,
  outcome text,                                    -- domain/support-case.ts
  version integer not null default 1,
  sample boolean not null default false,
  check ((status = 'closed') = (closed_at is not null)),
  check ((status = 'closed') = (outcome is not null)),
  check ((status = 'paused') = (paused_until is not null)),
  check (status = 'closed' or (owner_account_id is not null and next_step is not null and length(trim(next_step)) > 0
    and due_at is not null))
);
create unique index support_case_once on support_case (participant_id, organization_id, program) where closed_at is null;
create index support_case_of on support_case (participant_id);
create index support_case_list on support_case (owner_account_id, due_at, id) where closed_at is null;
create index support_case_team on support_case (organization_id, due_at, id) where closed_at is null;
create index support_case_quiet on support_case (owner_account_id, last_heard_at) where closed_at is null;
create index support_case_referral on support_case (referral_id) where referral_id is not null;

-- Everything that happened to a case, in order. Insert only; an undo is another row.
create table case_event (
  id bigint generated always as identity primary key,
  case_id uuid not null references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  at timestamptz not null,
  move text not null,
  from_status text,
  to_status text not null,
  account_id integer references account,           -- null: the clock, or the person
  from_account_id integer references account,      -- who handed over
  to_account_id integer references account,
  reason text,
  words text,
  facts jsonb not null default '{}',               -- what an undo needs to put back
  for_person boolean not null default false,
  undoes bigint references case_event
);
create index case_event_of on case_event (case_id, id);

-- What stands in the way, and what is there to build on. Health is a class of its own: `health` rows are read as such.
create table barrier (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  kind text not null,                              -- domain/barrier.ts
  words text,
  health boolean not null default false,
  since timestamptz not null,
  added_by integer references account,             -- null: the person
  resolved_at timestamptz,
  resolved_words text,
  version integer not null default 1,
  sample boolean not null default false
);
create index barrier_of on barrier (participant_id);
-- How many barriers somebody has open here: for the weight of a case, which managers see without what stands behind it.
create function open_barriers(participant uuid, organization integer) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer from public.barrier where participant_id = $1 and organization_id = $2 and resolved_at is null
$$;

create table strength (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  kind text not null,
  words text not null,
  since timestamptz not null,
  added_by integer references account,
  ended_at timestamptz,
  version integer not null default 1,
  sample boolean not null default false
);
create index strength_of on strength (participant_id);

-- The plan: goals, and steps that somebody owns and has a date for. The person reads all of it.
create table goal (
  id uuid primary key,
  case_id uuid not null references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  words text not null check (length(trim(words)) > 0),
  why text,
  area text not null,                              -- domain/plan.ts
  status text not null check (status in ('proposed', 'agreed', 'done', 'archived')),
  target_on date,
  ended_at timestamptz,
  ended_words text,
  made_at timestamptz not null,
  made_by integer references account,              -- null: the person
  changed_at timestamptz not null,
  changed_by integer references account,
  version integer not null default 1,
  sample boolean not null default false
);
create index goal_of on goal (participant_id);
create index goal_case on goal (case_id);
create table step (
  id uuid primary key,
  goal_id uuid not null references goal,
  case_id uuid not null references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  words text not null check (length(trim(words)) > 0),
  owner_side text not null check (owner_side in ('person', 'adviser', 'partner', 'employer')),
  owner_account_id integer references account,     -- the adviser's, when it is not the owner of the case
  owner_words text,                                -- which partner or employer
  status text not null check (status in ('proposed', 'agreed', 'in-progress', 'blocked', 'done', 'not-needed', 'replaced')),
  due_on date,
  blocked_by uuid references barrier,
  blocked_words text,
  replaced_by uuid references step,
  ended_at timestamptz,
  ended_words text,
  made_at timestamptz not null,
  made_by integer references account,
  changed_at timestamptz not null,
  changed_by integer references account,
  version integer not null default 1,
  sample boolean not null default false,
  check ((status in ('done', 'not-needed', 'replaced')) = (ended_at is not null)),
  check (ended_at is not null or due_on is not null),
  check (status <> 'blocked' or blocked_by is not null or blocked_words is not null),
  check (owner_side not in ('partner', 'employer') or owner_words is not null)
);
create index step_of on step (participant_id);
create index step_case on step (case_id, due_on) where ended_at is null;
create index step_goal on step (goal_id);

-- What was said and done. Never changed: a correction is a note that corrects another. The id is made where it is
-- typed, so that a note sent twice is one note.
create table note (
  id uuid primary key,
  case_id uuid references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  account_id integer references account,           -- null: the person
  kind text not null,                              -- domain/note.ts
  subject text not null check (subject in ('general', 'health', 'safeguarding')),
  visibility text not null check (visibility in ('team', 'delivery', 'person')),
  two_way boolean not null,                        -- whether the person was heard, too
  words text not null check (length(trim(words)) > 0),
  happened_at timestamptz not null,
  written_at timestamptz not null,
  corrects uuid references note,
  sample boolean not null default false,
  check (subject <> 'safeguarding' or visibility = 'team')
);
create index note_of on note (participant_id, happened_at desc, id);
create index note_corrects on note (corrects) where corrects is not null;

-- An instrument as it was asked that day: answers, what they come to, and which wording.
create table assessment (
  id uuid primary key,
  case_id uuid references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  instrument text not null,                        -- domain/instruments.ts
  instrument_version text not null,
  answers jsonb not null,
  scores jsonb not null,
  taken_at timestamptz not null,
  taken_how text not null check (taken_how in ('together', 'alone', 'paper')),
  account_id integer references account,
  withdrawn_at timestamptz,                        -- taken by mistake; stays to be seen
  sample boolean not null default false
);
create index assessment_of on assessment (participant_id, instrument, taken_at);

create table review (
  id uuid primary key,
  case_id uuid not null references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  kind text not null,                              -- domain/review.ts
  status text not null check (status in ('scheduled', 'done', 'exempt', 'replaced')),
  opens_on date not null,                          -- the window in which it is on time
  due_on date not null check (due_on >= opens_on),
  done_at timestamptz,
  done_by integer references account,
  words text,                                      -- how it is going; the person reads it
  exempt_reason text,
  extended_days smallint,
  version integer not null default 1,
  sample boolean not null default false,
  check (status <> 'done' or (done_at is not null and words is not null)),
  check (status <> 'exempt' or exempt_reason is not null)
);
create index review_of on review (participant_id);
create index review_case on review (case_id, due_on) where status = 'scheduled';

create table appointment (
  id uuid primary key,
  case_id uuid references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  hub_id integer references hub,
  owner_account_id integer not null references account,
  about text not null,
  way text not null check (way in ('hub', 'elsewhere', 'phone', 'video')),
  where_words text,
  starts_at timestamptz not null,
  minutes smallint not null check (minutes between 5 and 480),
  status text not null check (status in ('offered', 'booked', 'attended', 'late', 'did-not-attend',
    'cancelled-by-person', 'cancelled-by-us', 'did-not-happen')),
  moved_from timestamptz,                          -- where it stood before it was moved last
  moved_by text check (moved_by in ('person', 'us')),
  reason text,
  recorded_at timestamptz,
  recorded_by integer references account,
  note_id uuid references note,
  feedback smallint check (feedback between 1 and 5),  -- what the person thought of it
  feedback_words text,
  feedback_at timestamptz,
  version integer not null default 1,
  sample boolean not null default false,
  check (way <> 'elsewhere' or where_words is not null)
);
create index appointment_of on appointment (participant_id, starts_at);
create index appointment_list on appointment (owner_account_id, starts_at) where status in ('offered', 'booked');
create index appointment_team on appointment (organization_id, starts_at) where status in ('offered', 'booked');

-- A case: its owner, whoever sees all of its organisation or hub, and colleagues on whose list the person stands too.
-- The exact words of `participant` (migrations/0031): excluded beats all, a shut record opens to named people.
call wall_casework('support_case', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and not participant_id = any ((select kept_from())::uuid[])
    and (participant_id = any ((select in_emergency())::uuid[])
      or ((owner_account_id = (select viewer_account())
          or ((select viewer_wide()) and ((select viewer_every_hub()) or hub_id is null or hub_id = any ((select viewer_hubs())::integer[])))
          or exists (select from participant_reach r where r.participant_id = support_case.participant_id
            and r.organization_id = (select viewer_organization()) and r.account_id = (select viewer_account())
            and (r.until is null or r.until > (select viewer_moment()))))
        and (not exists (select from restriction s where s.participant_id = support_case.participant_id and s.lifted_at is null)
          or (select viewer_role()) = 'privacy-lead' or participant_id = any ((select let_in_to())::uuid[])))))$$,
  'organization_id = (select viewer_organization()) and works_with(participant_id)',
  'organization_id = (select viewer_organization()) and works_with(participant_id)');

call wall_casework('case_event', $$
  (for_person and participant_id = (select viewer_participant()))
  or (organization_id = (select viewer_organization()) and exists (select from support_case c where c.id = case_id))$$,
  $$(organization_id = (select viewer_organization()) and works_with(participant_id))
  or participant_id = (select viewer_participant())$$);

-- Who reads about health: those who work with the person themself. Managers count and share out; they need it not.
create function reads_health() returns boolean language sql stable as
  $$select (select viewer_role()) in ('adviser', 'partner-adviser', 'privacy-lead')$$;

call wall_casework('barrier', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and (not health or reads_health())
    and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$,
  $$organization_id = (select viewer_organization()) and (not health or reads_health()) and works_with(participant_id)$$);
call wall_casework('strength', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$);

do $$
declare
  name text;
  seen constant text := $seen$
    participant_id = (select viewer_participant())
    or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$seen$;
  staff constant text := $staff$organization_id = (select viewer_organization()) and works_with(participant_id)$staff$;
  changed constant text := $changed$
    participant_id = (select viewer_participant())
    or (organization_id = (select viewer_organization()) and works_with(participant_id))$changed$;
begin
  -- The person takes part in these: they propose and do steps, answer questions, move appointments.
  foreach name in array array['goal', 'step', 'assessment', 'appointment'] loop
    call wall_casework(name, seen, changed, changed);
  end loop;
  call wall_casework('review', seen, staff, staff);
end $$;

-- Notes by class. The team's stay in the team; those for delivery are read by whoever works with the person elsewhere
-- too; the person's by the person. Health and safeguarding need a part in it, whatever else somebody sees.
call wall_casework('note', $$
  (visibility = 'person' and participant_id = (select viewer_participant()))
  or account_id = (select viewer_account()) and organization_id = (select viewer_organization())
    and exists (select from participant p where p.id = participant_id)
  or ((organization_id = (select viewer_organization()) or visibility in ('delivery', 'person'))
    and (subject <> 'health' or reads_health())
    and (subject <> 'safeguarding' or (select viewer_role()) = 'privacy-lead')
    and (select viewer_organization()) is not null
    and exists (select from participant p where p.id = participant_id))$$,
  $$(organization_id = (select viewer_organization()) and account_id = (select viewer_account()) and works_with(participant_id))
  or (participant_id = (select viewer_participant()) and account_id is null and visibility = 'person')$$);

grant select, insert on support_case, case_event, barrier, strength, goal, step, note, assessment, review, appointment
  to good_work_web, good_work_jobs;
grant update (hub_id, path, status, owner_account_id, next_step, due_at, weight, last_heard_at, last_tried_at, paused_until,
  support_ends_on, closed_at, outcome, version) on support_case to good_work_web, good_work_jobs;
grant update (kind, words, health, resolved_at, resolved_words, version) on barrier to good_work_web, good_work_jobs;
grant update (kind, words, ended_at, version) on strength to good_work_web, good_work_jobs;
grant update (words, why, area, status, target_on, ended_at, ended_words, changed_at, changed_by, version)
  on goal to good_work_web, good_work_jobs;
grant update (words, owner_side, owner_account_id, owner_words, status, due_on, blocked_by, blocked_words, replaced_by,
  ended_at, ended_words, changed_at, changed_by, version) on step to good_work_web, good_work_jobs;
grant update (withdrawn_at) on assessment to good_work_web, good_work_jobs;
grant update (status, opens_on, due_on, done_at, done_by, words, exempt_reason, extended_days, version)
  on review to good_work_web, good_work_jobs;
grant update (owner_account_id, hub_id, about, way, where_words, starts_at, minutes, status, moved_from, moved_by, reason,
  recorded_at, recorded_by, note_id, feedback, feedback_words, feedback_at, version) on appointment
  to good_work_web, good_work_jobs;
