-- Alerts by e-mail, and places on the runs of courses and at events. What must never happen, no code can do: telling
-- one address about the same thing twice, and giving away more places than there are.

create table alert (
  id integer generated always as identity primary key,
  -- Stands in the links of its messages. Whoever has it sees and changes this one search, and nothing else.
  uuid uuid not null unique default gen_random_uuid(),
  reference text not null unique,
  place_slug text not null,
  address text not null,
  search text not null,                       -- as in the address of the search: "q=care&near=NW5"
  frequency text not null check (frequency in ('daily', 'weekly')),
  state text not null check (state in ('unconfirmed', 'active', 'stopped', 'lapsed', 'closed')),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  consent_until timestamptz,                  -- then it stops by itself, unless somebody says yes again
  asked_again_at timestamptz,
  last_run_on date,
  ended_at timestamptz,
  sample boolean not null default false,
  check ((state = 'unconfirmed') <= (confirmed_at is null)),
  check ((state = 'active') <= (confirmed_at is not null and consent_until is not null)),
  check ((state in ('stopped', 'lapsed', 'closed')) = (ended_at is not null))
);
create unique index alert_once on alert (address, place_slug, search) where ended_at is null;
create index alert_due on alert (last_run_on) where state = 'active';

-- What an address has been told about.
create table alert_sent (
  address text not null,
  opportunity_id integer not null references opportunity on delete cascade,
  alert_id integer references alert on delete set null,
  at timestamptz not null,
  primary key (address, opportunity_id)
);
create index alert_sent_alert on alert_sent (alert_id);
create index alert_sent_opportunity on alert_sent (opportunity_id);

-- One run of a course, or one happening of an event, from the first time that somebody enrols. Imports write intakes
-- anew; this row stays, known by the listing and the moment it begins.
create table run (
  id integer generated always as identity primary key,
  opportunity_id integer not null references opportunity on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz,
  declared_capacity integer,                  -- as the listing last said
  declared_left integer,
  offered integer check (offered >= 0),       -- places given away here; null: as many as come
  -- Where the listing takes back places that people already hold, they keep them: only then more than are offered.
  seats integer,
  held integer not null default 0 check (held >= 0),
  constraint run_not_oversold check (held <= seats),
  unique (opportunity_id, starts_at)
);

create table enrolment (
  id integer generated always as identity primary key,
  reference text not null unique,
  opportunity_id integer not null references opportunity on delete cascade,
  run_id integer references run on delete cascade,       -- null: told when there is a date
  status text not null check (status in ('enrolled', 'waiting', 'offered', 'interested', 'left', 'offer-ended',
    'removed', 'attended', 'completed', 'did-not-attend')),
  offered_until timestamptz,
  queued_at timestamptz not null,             -- since when they wait: the order of the list
  name text not null,
  address_kind text check (address_kind in ('email', 'phone')),
  address text,
  access_words text,
  checklist jsonb not null default '[]',      -- what they said about each thing that is needed
  check_in_code text not null,
  walked_in boolean not null default false,
  made_at timestamptz not null,
  moved_at timestamptz not null,
  checked_in_at timestamptz,
  sample boolean not null default false,
  check ((address is null) = (address_kind is null)),
  check (address is not null or walked_in),
  check ((status = 'offered') = (offered_until is not null)),
  check (run_id is not null or status in ('interested', 'left', 'removed')),
  unique (run_id, check_in_code)
);
create unique index enrolment_once on enrolment (coalesce(run_id, -opportunity_id), address, lower(name))
  where address is not null and status in ('enrolled', 'waiting', 'offered', 'interested');
create index enrolment_run on enrolment (run_id, status, queued_at);
create index enrolment_opportunity on enrolment (opportunity_id);
create index enrolment_address on enrolment (address, made_at desc) where address is not null;
create index enrolment_offered on enrolment (offered_until) where status = 'offered';

-- The row of the run is locked by every change of a place, so changes at the same moment take turns, and the check of
-- the run refuses the one too many.
create function enrolment_holds(status text) returns integer language sql immutable as
  $$ select (status in ('enrolled', 'offered', 'attended', 'completed', 'did-not-attend'))::int $$;

create function keep_run_true() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change record;
begin
  for change in
    select run_id, sum(delta)::int as delta from (
      select new.run_id, enrolment_holds(new.status) as delta where tg_op in ('INSERT', 'UPDATE')
      union all
      select old.run_id, -enrolment_holds(old.status) where tg_op in ('UPDATE', 'DELETE')
    ) part where run_id is not null group by run_id having sum(delta) <> 0 order by run_id
  loop
    update run set held = held + change.delta,
      seats = case when offered is null then null when change.delta < 0 then greatest(offered, held + change.delta)
        else seats end
      where id = change.run_id;
    update intake i set spaces_left = greatest(r.offered - r.held, 0) from run r
      where r.id = change.run_id and r.offered is not null and i.opportunity_id = r.opportunity_id
        and (i.starts_on + coalesce(i.start_time, '00:00')) at time zone 'Europe/London' = r.starts_at;
  end loop;
  return null;
end $$;
create trigger enrolment_keeps_run_true after insert or update of status, run_id or delete on enrolment
  for each row execute function keep_run_true();

-- A listing that comes again says how many places there are. More or fewer places in all are more or fewer here; a
-- new number of places left is taken as it stands, places given away here included: never too many.
create function hear_of_run() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  known run;
begin
  select * into known from run where opportunity_id = new.opportunity_id
    and starts_at = (new.starts_on + coalesce(new.start_time, '00:00')) at time zone 'Europe/London' for update;
  if not found then return new; end if;
  if new.capacity is distinct from known.declared_capacity and new.capacity is not null
    and known.declared_capacity is not null and known.offered is not null
  then
    known.offered := greatest(known.offered + new.capacity - known.declared_capacity, 0);
  elsif new.capacity is distinct from known.declared_capacity
    or (new.spaces_left is distinct from known.declared_left
      and new.spaces_left is distinct from greatest(known.offered - known.held, 0))
  then
    known.offered := coalesce(new.spaces_left, new.capacity);
  end if;
  update run set offered = known.offered, seats = case when known.offered is null then null
      else greatest(known.offered, held) end, declared_capacity = new.capacity, declared_left = new.spaces_left where id = known.id;
  if known.offered is not null then new.spaces_left := greatest(known.offered - known.held, 0); end if;
  return new;
end $$;
create trigger intake_hears_of_run before insert on intake for each row execute function hear_of_run();

grant select, insert, update on alert, run to good_work_web;
grant select, insert on enrolment to good_work_web;
grant update (status, run_id, offered_until, queued_at, moved_at, checked_in_at) on enrolment to good_work_web;
grant select, insert, update, delete on alert, alert_sent, run, enrolment to good_work_jobs;
