-- What people ask of each other: questions to be answered alone by a day, steps that a colleague or a partner takes on,
-- and groups that change after they were planned.

-- An adviser asks somebody to answer an instrument by themself. It ends answered, withdrawn, or two weeks after its day.
create table assessment_request (
  id uuid primary key,
  case_id uuid references support_case,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  instrument text not null,                        -- domain/instruments.ts: one that may be answered alone
  asked_by integer not null references account,
  asked_at timestamptz not null,
  answer_by date not null,
  status text not null check (status in ('asked', 'answered', 'expired', 'withdrawn')),
  ended_at timestamptz,
  assessment_id uuid references assessment,
  version integer not null default 1,
  health boolean not null generated always as (instrument not in ('readiness', 'gse')) stored,  -- as in 0055
  sample boolean not null default false,
  check ((status = 'asked') = (ended_at is null)),
  check ((status = 'answered') = (assessment_id is not null))
);
create unique index assessment_request_once on assessment_request (participant_id, organization_id, instrument)
  where status = 'asked';
create index assessment_request_of on assessment_request (participant_id);
create index assessment_request_case on assessment_request (case_id) where status = 'asked';
create index assessment_request_due on assessment_request (answer_by) where status = 'asked';
call wall_casework('assessment_request', $$
  participant_id = any ((select viewer_records())::uuid[])
  or (organization_id = (select viewer_organization()) and (not health or reads_health())
    and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and asked_by = (select viewer_account()) and status = 'asked'
    and works_with(participant_id)$$,
  $$participant_id = any ((select viewer_records())::uuid[])
  or (organization_id = (select viewer_organization()) and (not health or reads_health()) and works_with(participant_id))$$);
grant select, insert on assessment_request to good_work_web, good_work_jobs;
grant update (status, ended_at, assessment_id, version) on assessment_request to good_work_web, good_work_jobs;

create function withdraw_asked() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  update assessment_request set status = 'withdrawn', ended_at = new.closed_at, version = version + 1
    where case_id = new.id and status = 'asked';
  return null;
end $$;
create trigger withdraw_asked after update of closed_at on support_case for each row
  when (old.closed_at is null and new.closed_at is not null) execute function withdraw_asked();

-- Who can take on a step for somebody: staff who see them, here and at organisations that a referral of theirs joins to
-- ours. Which others help them stays with those.
create function staff_with(person uuid) returns table (account_id integer, name text, organization_id integer,
  organization text)
language sql stable security definer set search_path = public, pg_catalog as $$
  select distinct a.id, a.name, o.id, o.name
  from membership m join account a on a.id = m.account_id and a.disabled_at is null
    join organization o on o.id = m.organization_id
  where works_with($1) and m.ended_at is null and m.role = any (caring_roles())
    and (o.id = viewer_organization() or exists (select from referral f where f.participant_id = $1
      and f.status not in ('draft', 'declined', 'withdrawn', 'expired')
      and ((f.from_organization_id = viewer_organization() and f.to_organization_id = o.id)
        or (f.to_organization_id = viewer_organization() and f.from_organization_id = o.id))))
    and exists (select from participant_reach r where r.participant_id = $1 and r.organization_id = o.id
      and (r.until is null or r.until > coalesce(viewer_moment(), now()))
      and (r.account_id = a.id or (m.role in ('hub-manager', 'intake-officer', 'partner-manager')
        and (r.hub_id is null or m.hub_ids = '{}' or r.hub_id = any (m.hub_ids)))))
    and not exists (select from exclusion e where e.participant_id = $1 and e.account_id = a.id and e.ended_at is null)
    and (not exists (select from restriction s where s.participant_id = $1 and s.lifted_at is null)
      or exists (select from restriction_pass p where p.participant_id = $1 and p.account_id = a.id and p.ended_at is null))
$$;
revoke all on function staff_with(uuid) from public;
grant execute on function staff_with(uuid) to good_work_web;

create function keep_step_owner() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if session_user = 'good_work_web' and not exists (
      select from staff_with(new.participant_id) s where s.account_id = new.owner_account_id) then
    raise exception 'nobody who works with them' using errcode = 'check_violation', constraint = 'step_owner';
  end if;
  return new;
end $$;
create trigger keep_step_owner_made before insert on step for each row
  when (new.owner_account_id is not null) execute function keep_step_owner();
create trigger keep_step_owner before update of owner_account_id on step for each row
  when (new.owner_account_id is not null and new.owner_account_id is distinct from old.owner_account_id)
  execute function keep_step_owner();

-- A step of somebody who does not see the person any more is that of whoever has the case.
create function release_steps() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  gone integer := case tg_table_name when 'account' then (to_jsonb(new) ->> 'id')::integer
    when 'membership' then (to_jsonb(new) ->> 'account_id')::integer else (to_jsonb(old) ->> 'account_id')::integer end;
begin
  update step s set owner_account_id = null, version = s.version + 1
    where s.owner_account_id = gone and s.ended_at is null
      and (tg_table_name <> 'participant_reach' or s.participant_id = (to_jsonb(old) ->> 'participant_id')::uuid)
      and not exists (select from membership m join account a on a.id = m.account_id and a.disabled_at is null
        join participant_reach r on r.organization_id = m.organization_id and r.participant_id = s.participant_id
          and (r.until is null or r.until > coalesce(viewer_moment(), now()))
        where m.account_id = gone and m.ended_at is null and m.role = any (caring_roles())
          and (r.account_id = gone or m.role in ('hub-manager', 'intake-officer', 'partner-manager')));
  return null;
end $$;
create trigger release_steps after update of account_id, until on participant_reach for each row
  when (old.account_id is not null and (new.account_id, new.until) is distinct from (old.account_id, old.until))
  execute function release_steps();
create trigger release_steps after update of ended_at, role on membership for each row
  when ((old.ended_at is null and new.ended_at is not null) or new.role <> old.role) execute function release_steps();
create trigger release_steps after update of disabled_at on account for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function release_steps();

-- Whoever has taken on a step in the plan of another organisation sees that step, and says what became of it.
do $$
declare
  one record;
  own constant text := 'owner_account_id = (select viewer_account()) and ';
begin
  for one in select p.polname, c.relname, pg_get_expr(p.polqual, p.polrelid) as seen,
      pg_get_expr(p.polwithcheck, p.polrelid) as written
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where (c.relname = 'step' and p.polname in ('seen', 'changed')) or (c.relname = 'plan_event' and p.polname = 'made')
  loop
    if one.relname = 'plan_event' then
      execute format('alter policy made on plan_event with check (%s or coalesce(%s, false))', one.written,
        'account_id = (select viewer_account()) and works_with(participant_id) and exists (select from step s
          where s.id = step_id and s.owner_account_id = (select viewer_account()))');
    else
      execute format('alter policy %I on step using (%s or coalesce(%s, false))', one.polname, one.seen,
        own || case one.polname when 'seen' then 'exists (select from participant p where p.id = step.participant_id)'
          else 'works_with(participant_id)' end);
    end if;
  end loop;
end $$;

-- A group meets where whoever leads it is: their appointments, the times that the public booked with them and the meetings
-- of their groups keep apart, whoever comes second.
create function leads_group_in(leader integer, since timestamptz, till timestamptz, apart_from uuid default null)
returns boolean language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from cohort_session s join cohort c on c.id = s.cohort_id
    where c.facilitator_account_id = $1 and s.status = 'planned' and c.ended_at is null and s.id is distinct from $4
      and s.starts_at < $3 and s.starts_at > $2 - interval '8 hours'
      and s.starts_at + s.minutes * interval '1 minute' > $2)
$$;
create function keep_session_apart() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  leader constant integer := (select c.facilitator_account_id from cohort c where c.id = new.cohort_id);
  till constant timestamptz := new.starts_at + new.minutes * interval '1 minute';
begin
  -- A whole course is planned as it is, and single meetings of it are moved; one that is added or moved finds a free time.
  if session_user <> 'good_work_web'
    or (tg_op = 'INSERT' and new.number <= (select c.weeks from cohort c where c.id = new.cohort_id)) then return new; end if;
  perform pg_advisory_xact_lock(47, leader);
  if leads_group_in(leader, new.starts_at, till, new.id)
    or exists (select from appointment a where a.owner_account_id = leader and a.status in ('offered', 'booked')
      and a.starts_at < till and a.starts_at + a.minutes * interval '1 minute' > new.starts_at)
    or exists (select from slot s join booking b on b.slot_id = s.id where s.adviser_id = leader
      and s.withdrawn_at is null and b.status in ('offered', 'booked') and s.starts_at < till and s.ends_at > new.starts_at)
  then
    raise exception 'whoever leads it meets somebody on %', to_char(new.starts_at at time zone 'Europe/London', 'YYYY-MM-DD')
      using errcode = 'exclusion_violation', constraint = 'session_apart';
  end if;
  return new;
end $$;
create trigger keep_session_apart_made after insert on cohort_session for each row
  when (new.status = 'planned') execute function keep_session_apart();
create trigger keep_session_apart after update of starts_at, minutes, status on cohort_session for each row
  when (new.status = 'planned' and (new.starts_at, new.minutes, new.status) is distinct from
    (old.starts_at, old.minutes, old.status)) execute function keep_session_apart();

create or replace function keep_slot_apart() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  times slot;
begin
  if new.slot_id is null or new.status not in ('offered', 'booked') then return new; end if;
  select * into times from slot where id = new.slot_id;
  if times.adviser_id is null then return new; end if;
  perform pg_advisory_xact_lock(47, times.adviser_id);
  if not exists (select from appointment where held && times.held and status in ('offered', 'booked'))
    and not (session_user = 'good_work_web' and leads_group_in(times.adviser_id, times.starts_at, times.ends_at)) then
    return new;
  end if;
  if tg_op = 'INSERT' then return null; end if;
  raise exception 'the adviser meets somebody then' using errcode = 'unique_violation';
end $$;
create or replace function keep_appointment_apart() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if new.status not in ('offered', 'booked') or new.clashes then return new; end if;
  perform pg_advisory_xact_lock(47, new.owner_account_id);
  if exists (select from slot s join booking b on b.slot_id = s.id where s.held && new.held
      and s.withdrawn_at is null and b.status in ('offered', 'booked')) then
    raise exception 'somebody has booked the adviser then' using errcode = 'exclusion_violation';
  end if;
  if session_user = 'good_work_web' and leads_group_in(new.owner_account_id, new.starts_at,
      new.starts_at + new.minutes * interval '1 minute') then
    raise exception 'the adviser leads a group then' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
-- Taken over from a colleague, beside a group that one leads: shown until one of the two moves, as in 0047.
create or replace function note_clash() returns trigger language plpgsql as $$
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
      and s.starts_at < new.starts_at + new.minutes * interval '1 minute' and s.ends_at > new.starts_at)
    or leads_group_in(new.owner_account_id, new.starts_at, new.starts_at + new.minutes * interval '1 minute');
  return new;
end $$;
create or replace function meets_somebody(stretch int8range) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from appointment where held && $1 and status in ('offered', 'booked'))
    or leads_group_in((lower($1) / 100000000)::integer,
      timestamptz '2020-01-01 00:00:00+00' + (lower($1) % 100000000) * interval '1 minute',
      timestamptz '2020-01-01 00:00:00+00' + (upper($1) % 100000000) * interval '1 minute')
$$;
create or replace function taken_times(adviser integer, since timestamptz, till timestamptz)
returns table (starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_catalog as $$
  select a.starts_at, a.starts_at + a.minutes * interval '1 minute' from appointment a
    where a.owner_account_id = $1 and a.status in ('offered', 'booked') and a.starts_at < $3
      and a.starts_at > $2 - interval '8 hours' and is_colleague($1)
  union all
  select s.starts_at, s.ends_at from slot s join booking b on b.slot_id = s.id
    where s.adviser_id = $1 and s.withdrawn_at is null and b.status in ('offered', 'booked')
      and s.starts_at < $3 and s.ends_at > $2 and is_colleague($1)
  union all
  select s.starts_at, s.starts_at + s.minutes * interval '1 minute' from cohort_session s
    join cohort c on c.id = s.cohort_id where c.facilitator_account_id = $1 and s.status = 'planned' and c.ended_at is null
      and s.starts_at < $3 and s.starts_at > $2 - interval '8 hours' and is_colleague($1)
$$;

-- There are never fewer places than people in them.
create function keep_places_taken() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if (select count(*) from public.cohort_place p where p.cohort_id = new.id and p.status = 'enrolled') > new.ceiling then
    raise exception 'more people have a place than that' using errcode = 'check_violation', constraint = 'places_taken';
  end if;
  return new;
end $$;
create trigger keep_places_taken before update of ceiling on cohort for each row
  when (new.ceiling < old.ceiling) execute function keep_places_taken();
grant update (weeks) on cohort to good_work_web, good_work_jobs;
revoke all on function leads_group_in(integer, timestamptz, timestamptz, uuid) from public;
grant execute on function leads_group_in(integer, timestamptz, timestamptz, uuid) to good_work_web, good_work_jobs;
