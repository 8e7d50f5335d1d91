-- Meetings that cannot collide, groups that go through a course together, and questions that several look at.

-- An adviser is in one place at a time: on the line of numbers that slots stand on (migrations/0015).
alter table appointment
  add column video_link text check (video_link like 'https://%'),
  add column is_next_step boolean not null default false,  -- the case waits for it: its date follows
  add column chosen_at timestamptz,                -- when this time was made, or moved
  add column booked_by integer references account, -- null: the person
  add column moves smallint not null default 0,
  add column clashes boolean not null default false,  -- taken over from a colleague, beside another at the same time
  add column held int8range not null generated always as (int8range(
    owner_account_id::bigint * 100000000
      + (extract(epoch from starts_at - timestamptz '2020-01-01 00:00:00+00') / 60)::bigint,
    owner_account_id::bigint * 100000000
      + (extract(epoch from starts_at - timestamptz '2020-01-01 00:00:00+00') / 60)::bigint + minutes
  )) stored,
  add constraint appointment_one_at_a_time exclude using gist (held with &&)
    where (status in ('offered', 'booked') and not clashes);
grant update (video_link, is_next_step, chosen_at, booked_by, moves) on appointment to good_work_web, good_work_jobs;
create index appointment_reminder on appointment (starts_at) where status = 'booked';

-- Times that the public books and meetings that advisers make know of each other: whoever comes second finds it taken.
-- One adviser's changes wait for each other; what is looked at then is what was kept before.
create function keep_slot_apart() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  times slot;
begin
  if new.slot_id is null or new.status not in ('offered', 'booked') then return new; end if;
  select * into times from slot where id = new.slot_id;
  if times.adviser_id is null then return new; end if;
  perform pg_advisory_xact_lock(47, times.adviser_id);
  if not exists (select from appointment where held && times.held and status in ('offered', 'booked')) then
    return new;
  end if;
  if tg_op = 'INSERT' then return null; end if;
  raise exception 'the adviser meets somebody then' using errcode = 'unique_violation';
end $$;
create trigger keep_slot_apart before insert or update of slot_id on booking
  for each row execute function keep_slot_apart();
create function keep_appointment_apart() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if new.status not in ('offered', 'booked') or new.clashes then return new; end if;
  perform pg_advisory_xact_lock(47, new.owner_account_id);
  if exists (select from slot s join booking b on b.slot_id = s.id where s.held && new.held
      and s.withdrawn_at is null and b.status in ('offered', 'booked')) then
    raise exception 'somebody has booked the adviser then' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger keep_appointment_apart after insert or update of starts_at, minutes, status, owner_account_id on appointment
  for each row execute function keep_appointment_apart();

-- Whoever takes over from a colleague may be booked twice: nobody loses an appointment over it, and it is shown until one
-- of the two moves. Only the functions that hand work over may do so: whoever chooses a time chooses a free one.
create function note_clash() returns trigger language plpgsql as $$
begin
  if new.clashes and (new.starts_at, new.minutes, new.owner_account_id) is distinct from
    (old.starts_at, old.minutes, old.owner_account_id) then new.clashes := false; end if;
  if current_user = 'good_work_web' or new.owner_account_id = old.owner_account_id
    or new.status not in ('offered', 'booked') then return new; end if;
  new.clashes := exists (select from appointment a where a.owner_account_id = new.owner_account_id and a.id <> new.id
      and a.status in ('offered', 'booked') and a.starts_at < new.starts_at + new.minutes * interval '1 minute'
      and a.starts_at + a.minutes * interval '1 minute' > new.starts_at)
    or exists (select from slot s join booking b on b.slot_id = s.id where s.adviser_id = new.owner_account_id
      and s.withdrawn_at is null and b.status in ('offered', 'booked')
      and s.starts_at < new.starts_at + new.minutes * interval '1 minute' and s.ends_at > new.starts_at);
  return new;
end $$;
create trigger note_clash before update of owner_account_id, starts_at, minutes on appointment
  for each row execute function note_clash();

-- Whether an adviser meets somebody in this stretch: the public is not offered such a time, and learns nothing else.
create function meets_somebody(stretch int8range) returns boolean
language sql stable security definer set search_path = public, pg_catalog as
  $$select exists (select from appointment where held && $1 and status in ('offered', 'booked'))$$;

-- Whether an account works for the organisation of whoever looks.
create function is_colleague(account integer) returns boolean language sql stable as $$
  select exists (select from membership m where m.account_id = $1 and m.ended_at is null
    and m.organization_id = (select viewer_organization()))
$$;

-- When a colleague of whoever looks is taken: from when to when, nothing else.
create function taken_times(adviser integer, since timestamptz, till timestamptz)
returns table (starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_catalog as $$
  select a.starts_at, a.starts_at + a.minutes * interval '1 minute' from appointment a
    where a.owner_account_id = $1 and a.status in ('offered', 'booked') and a.starts_at < $3
      and a.starts_at > $2 - interval '8 hours' and is_colleague($1)
  union all
  select s.starts_at, s.ends_at from slot s join booking b on b.slot_id = s.id
    where s.adviser_id = $1 and s.withdrawn_at is null and b.status in ('offered', 'booked')
      and s.starts_at < $3 and s.ends_at > $2 and is_colleague($1)
$$;
-- What a person moves or leaves by themselves, their case follows: its next step and date, of their own case alone.
create function follow_own_step(one uuid, words text, due timestamptz) returns void
language sql security definer set search_path = public, pg_catalog as $$
  update support_case set next_step = words, due_at = due, version = version + 1
    where id = one and participant_id = (select viewer_participant()) and closed_at is null
$$;

-- A message about what was taken back within the minutes for that goes nowhere.
create or replace function take_back_messages(about text, at timestamptz) returns void
language sql security definer set search_path = public, pg_catalog as $$
  update message set expires_at = take_back_messages.at
    where starts_with(key, take_back_messages.about) and sent_at is null and sending_since is null
      and (starts_with(take_back_messages.about, 'referral:') or starts_with(take_back_messages.about, 'appointment:'))
$$;
create index message_appointment on message (key text_pattern_ops)
  where starts_with(key, 'appointment:') and sent_at is null;

-- Whoever leads a group, or sits on a panel, sees those it is about, for as long as that lasts.
alter table participant_reach drop constraint participant_reach_ground_check,
  add constraint participant_reach_ground_check
    check (ground in ('registered', 'referral', 'agreement', 'merge', 'cohort', 'panel')),
  add column given_for uuid,
  add check ((ground in ('cohort', 'panel')) <= (until is not null and account_id is not null and given_for is not null));
create index participant_reach_given on participant_reach (given_for) where given_for is not null;

-- Whether somebody may be let in to see a person: never who is kept from them, and a shut record opens to named people.
-- Asked by who may change that person; the answer is the same whatever the reason.
create function may_take_part(person uuid, account integer) returns boolean
language plpgsql stable security definer set search_path = public, pg_catalog as $$
begin
  return may_change($1)                            -- migrations/0054
    and not exists (select from exclusion e where e.participant_id = $1 and e.account_id = $2 and e.ended_at is null)
    and (not exists (select from restriction s where s.participant_id = $1 and s.lifted_at is null)
      or exists (select from restriction_pass p where p.participant_id = $1 and p.account_id = $2 and p.ended_at is null));
end $$;
create policy made_for_colleague on participant_reach for insert to good_work_web with check (
  ground in ('cohort', 'panel') and organization_id = (select viewer_organization()) and is_colleague(account_id)
  and may_take_part(participant_id, account_id));
create policy never_against on participant_reach as restrictive for insert to good_work_web with check (
  ground not in ('cohort', 'panel') or may_take_part(participant_id, account_id));

-- A group that goes through a course together. Nobody's data: who is in it stands in cohort_place.
create table cohort (
  id uuid primary key,
  place_slug text not null,
  organization_id integer not null references organization,
  hub_id integer references hub,
  program text not null,                           -- domain/referral-program.ts
  name text not null check (length(trim(name)) > 0),
  about text,
  facilitator_account_id integer not null references account,
  starts_on date not null,
  weeks smallint not null check (weeks between 1 and 52),
  from_time time not null,
  minutes smallint not null check (minutes between 15 and 480),
  where_words text not null,
  ceiling smallint not null check (ceiling between 1 and 200),
  pass_percent smallint not null check (pass_percent between 1 and 100),  -- share of meetings for a certificate
  open_to_others boolean not null default false,   -- other organisations put people forward
  status text not null check (status in ('planned', 'running', 'ended', 'called-off')),
  made_at timestamptz not null,
  made_by integer references account,
  ended_at timestamptz,
  version integer not null default 1,
  sample boolean not null default false,
  check ((status in ('ended', 'called-off')) = (ended_at is not null))
);
create index cohort_of on cohort (organization_id, starts_on);

create table cohort_session (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  number smallint not null check (number > 0),
  starts_at timestamptz not null,
  minutes smallint not null,
  where_words text not null,
  status text not null check (status in ('planned', 'held', 'called-off')),
  moved_from timestamptz,
  words text,                                      -- why it was moved or called off, as people are told
  version integer not null default 1,
  unique (cohort_id, number)
);
create index cohort_session_when on cohort_session (starts_at) where status = 'planned';

create table cohort_place (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,  -- who put them forward
  run_by integer not null references organization, -- whose cohort it is
  case_id uuid references support_case,
  adviser_account_id integer not null references account,
  decision_id uuid references sharing_decision,    -- what the person agreed to, where another organisation runs it
  status text not null check (status in ('waiting', 'enrolled', 'left', 'completed', 'not-completed')),
  since timestamptz not null,                      -- the order of the waiting list
  enrolled_at timestamptz,
  ended_at timestamptz,
  reason text,
  outcome text,                                    -- domain/cohort.ts
  certificate_number text unique,
  certified_at timestamptz,
  version integer not null default 1,
  sample boolean not null default false,
  check ((status in ('left', 'completed', 'not-completed')) = (ended_at is not null)),
  check ((certificate_number is null) = (certified_at is null)),
  check (certificate_number is null or status = 'completed'),
  check (organization_id = run_by or decision_id is not null)
);
create unique index cohort_place_once on cohort_place (cohort_id, participant_id) where status in ('waiting', 'enrolled');
create index cohort_place_in on cohort_place (cohort_id, since);
create index cohort_place_of on cohort_place (participant_id);

create table cohort_attendance (
  session_id uuid not null references cohort_session,
  place_id uuid not null references cohort_place,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  run_by integer not null references organization,
  status text not null check (status in ('came', 'late', 'absent-told', 'absent', 'excused')),
  recorded_at timestamptz not null,
  recorded_by integer references account,
  version integer not null default 1,
  sample boolean not null default false,
  primary key (session_id, place_id)
);
create index cohort_attendance_place on cohort_attendance (place_id);
create index cohort_attendance_of on cohort_attendance (participant_id);

-- Somebody missed several meetings in a row: whoever looks after them asks how they are, by a day.
create table absence_flag (
  id uuid primary key,
  place_id uuid not null references cohort_place,
  cohort_id uuid not null references cohort,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  run_by integer not null references organization,
  owner_account_id integer not null references account,
  in_a_row smallint not null check (in_a_row > 1),
  raised_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  closed_by integer references account,
  closed_words text,
  sample boolean not null default false
);
create unique index absence_flag_once on absence_flag (place_id) where closed_at is null;
create index absence_flag_due on absence_flag (owner_account_id, due_at) where closed_at is null;
create index absence_flag_team on absence_flag (organization_id, due_at) where closed_at is null;

-- A question about somebody that several look at together, and who sits down for it.
create table panel_question (
  id uuid primary key,
  place_slug text not null,
  participant_id uuid not null references participant,
  case_id uuid references support_case,
  organization_id integer not null references organization,
  asked_by integer not null references account,
  question text not null check (length(trim(question)) > 0),
  health boolean not null default false,
  agreed_how text not null check (agreed_how in ('in-person', 'phone', 'online', 'letter')),
  status text not null check (status in ('waiting', 'planned', 'decided', 'withdrawn')),
  asked_at timestamptz not null,
  look_by timestamptz not null,                    -- by when there is a date, or an answer
  meets_at timestamptz,
  where_words text,
  decided_at timestamptz,
  decided_by integer references account,
  decided_words text,
  version integer not null default 1,
  sample boolean not null default false,
  check (status <> 'planned' or meets_at is not null),
  check ((status in ('decided', 'withdrawn')) = (decided_at is not null)),
  check (status <> 'decided' or decided_words is not null)
);
create index panel_question_of on panel_question (participant_id);
create index panel_question_queue on panel_question (organization_id, look_by) where decided_at is null;
create index panel_question_mine on panel_question (asked_by, look_by) where decided_at is null;

create table panel_guest (
  id uuid primary key,
  panel_id uuid not null references panel_question,
  participant_id uuid not null references participant,
  asked_organization_id integer not null references organization,  -- whose question it is
  account_id integer not null references account,
  organization_id integer not null references organization,        -- for whom they sit down
  invited_by integer not null references account,
  invited_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  words text,                                      -- what they think
  said_at timestamptz
);
create unique index panel_guest_once on panel_guest (panel_id, account_id) where ended_at is null;
create index panel_guest_of on panel_guest (account_id, until);
create index panel_guest_person on panel_guest (participant_id);

-- What somebody was let in to see for a group or a panel ends with it, whoever ends it: at once for who leaves. After a
-- course there are certificates to give out and figures to put right.
create function end_reach_of_place() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  update participant_reach set until = least(until,
      new.ended_at + case new.status when 'left' then interval '0' else interval '28 days' end)
    where given_for = new.id;
  return new;
end $$;
create trigger end_reach after update of ended_at on cohort_place for each row execute function end_reach_of_place();
create function end_reach_of_guest() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  update participant_reach r set until = least(new.until, new.ended_at,
      (select least(d.withdrawn_at, d.expires_at) from sharing_decision d where d.id = r.decision_id))
    where r.given_for = new.id;
  return new;
end $$;
create trigger end_reach after update of ended_at, until on panel_guest
  for each row execute function end_reach_of_guest();

call wall_casework('cohort_place', $$
  participant_id = (select viewer_participant())
  or ((select viewer_organization()) in (organization_id, run_by)
    and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$,
  $$(select viewer_organization()) in (organization_id, run_by) and works_with(participant_id)$$);
call wall_casework('cohort_attendance', $$
  participant_id = (select viewer_participant())
  or ((select viewer_organization()) in (organization_id, run_by)
    and exists (select from participant p where p.id = participant_id))$$,
  $$run_by = (select viewer_organization()) and works_with(participant_id)$$,
  $$run_by = (select viewer_organization()) and works_with(participant_id)$$);
call wall_casework('absence_flag', $$
  (select viewer_organization()) in (organization_id, run_by)
  and exists (select from participant p where p.id = participant_id)$$,
  $$run_by = (select viewer_organization()) and works_with(participant_id)$$,
  $$(select viewer_organization()) in (organization_id, run_by) and works_with(participant_id)$$);
call wall_casework('panel_guest', $$
  (account_id = (select viewer_account()) and organization_id = (select viewer_organization()) and ended_at is null
    and until > (select viewer_moment()) and exists (select from participant p where p.id = participant_id))
  or (asked_organization_id = (select viewer_organization())
    and exists (select from participant p where p.id = participant_id))$$,
  $$asked_organization_id = (select viewer_organization()) and invited_by = (select viewer_account())
    and may_take_part(participant_id, account_id)$$,
  $$(account_id = (select viewer_account()) and organization_id = (select viewer_organization()))
  or (asked_organization_id = (select viewer_organization()) and works_with(participant_id))$$);
call wall_casework('panel_question', $$
  (not health or reads_health()) and exists (select from participant p where p.id = participant_id)
  and (organization_id = (select viewer_organization()) or exists (select from panel_guest g where g.panel_id = panel_question.id
    and g.account_id = (select viewer_account()) and g.organization_id = (select viewer_organization())
    and g.ended_at is null and g.until > (select viewer_moment())))$$,
  $$organization_id = (select viewer_organization()) and asked_by = (select viewer_account())
    and works_with(participant_id)$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$);

-- How many have a place, whoever they are, and who waits: a group has so many chairs for everybody.
create function cohort_tally(cohorts uuid[]) returns table (cohort_id uuid, enrolled integer, waiting integer)
language sql stable security definer set search_path = public, pg_catalog as $$
  select p.cohort_id, count(*) filter (where p.status <> 'waiting')::integer, count(*) filter (where p.status = 'waiting')::integer
    from cohort_place p where p.cohort_id = any ($1) and p.status in ('waiting', 'enrolled', 'completed', 'not-completed')
    group by p.cohort_id
$$;

-- Whether a certificate is true: which course, and when. Never whose it is.
create function certificate_of(number text)
returns table (course text, run_by text, starts_on date, weeks smallint, attended integer, meetings integer, certified_at timestamptz)
language sql stable security definer set search_path = public, pg_catalog as $$
  select c.name, o.name, c.starts_on, c.weeks,
    (select count(*)::integer from cohort_attendance a where a.place_id = p.id and a.status in ('came', 'late')),
    (select count(*)::integer from cohort_session s where s.cohort_id = c.id and s.status = 'held'), p.certified_at
    from cohort_place p join cohort c on c.id = p.cohort_id join organization o on o.id = c.organization_id
    where p.certificate_number = $1
$$;

grant select, insert on cohort, cohort_session, cohort_place, cohort_attendance, absence_flag, panel_question, panel_guest
  to good_work_web, good_work_jobs;
grant update (hub_id, name, about, facilitator_account_id, where_words, ceiling, pass_percent, open_to_others, status,
  ended_at, version) on cohort to good_work_web, good_work_jobs;
grant update (starts_at, minutes, where_words, status, moved_from, words, version) on cohort_session
  to good_work_web, good_work_jobs;
grant update (status, enrolled_at, ended_at, reason, outcome, certificate_number, certified_at, version) on cohort_place
  to good_work_web, good_work_jobs;
grant update (status, recorded_at, recorded_by, version) on cohort_attendance to good_work_web, good_work_jobs;
grant update (closed_at, closed_by, closed_words) on absence_flag to good_work_web, good_work_jobs;
grant update (health, status, look_by, meets_at, where_words, decided_at, decided_by, decided_words, version)
  on panel_question to good_work_web, good_work_jobs;
grant update (ended_at, words, said_at, until) on panel_guest to good_work_web, good_work_jobs;
