-- The second wall around what people sent before there were referrals: what they asked for, booked, applied for, enrolled
-- on and wrote. docs/decisions/0022-two-walls.md says why it is built so.

-- The public writes without anybody having proved who they are. What a transaction made or changed is seen by that
-- transaction, so that it can be finished; by its number and its beginning, so that no copy of the database mixes them up.
create function keep_transaction() returns trigger language plpgsql as $$
begin
  new.kept_in := pg_current_xact_id();
  new.kept_at := now();
  return new;
end $$;

-- A secret that opens one row is said for the transaction that uses it: the digest of a cookie or a typed code, or what
-- stands in a link. Whoever does not know it reaches nothing.
create function said_secret() returns text language sql stable as
  'select nullif(current_setting(''good_work.secret'', true), '''')';

create function viewer_address() returns text language sql stable as 'select (current_viewer()).address';
create function viewer_address_kind() returns text language sql stable as 'select (current_viewer()).address_kind';

-- The borough that the council of this member runs; null for everybody else. As `inOwnBorough` in records/hub-reach.ts.
create function viewer_borough() returns text language sql stable as $$
  select coalesce(c.place_slug, (select min(place_slug) from hub having count(distinct place_slug) = 1))
  from organization c where c.id = viewer_acting_for() and c.kind = 'council'
$$;

-- The hubs whose people this adviser or manager works with; null for everybody else. As `inReach`.
create function viewer_reach_hubs() returns integer[] language sql stable as $$
  select case when v.role not in ('hub-manager', 'adviser') then null
    when cardinality(v.hub_ids) > 0 then v.hub_ids
    else array(select h.id from hub h where h.place_slug = viewer_borough()) end
  from current_viewer() v
$$;

-- Walls around one table: forced for the owner's queries too; the owner changes tables and serves no page.
create procedure wall(name text, seen text, made text default 'true') language plpgsql as $$
declare
  mine constant text := '(kept_in = pg_current_xact_id_if_assigned() and kept_at = now())';
begin
  execute format('alter table %I add column kept_in xid8 not null default ''0'', add column kept_at timestamptz not null default ''-infinity''', name);
  execute format('create trigger keep_transaction before insert or update on %I for each row execute function keep_transaction()', name);
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', name, current_user);
  execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', name);
  execute format('create policy seen on %I for select to good_work_web using (%s or %s)', name, seen, mine);
  execute format('create policy made on %I for insert to good_work_web with check (%s)', name, made);
  execute format('create policy changed on %I for update to good_work_web using (%s or %s)', name, seen, mine);
end $$;

-- Asking for help: the people of its hub, and whoever proved the address it was sent with.
call wall('help_request', $$
  hub_id = any ((select viewer_reach_hubs())::integer[])
  or ((select viewer_address_kind()) = 'email' and email = (select viewer_address()))
  or ((select viewer_address_kind()) = 'phone' and phone = (select viewer_address()))$$);
call wall('help_request_entry',
  'exists (select from help_request r where r.id = help_request_id)',
  'exists (select from help_request r where r.id = help_request_id)');

-- Whoever books with the reference of a request carries it along, and is told nothing of it.
create function help_request_of(reference text) returns integer
language sql stable security definer set search_path = '' as
  'select id from public.help_request where reference = $1';

-- What somebody has typed and not sent: whoever has the cookie.
call wall('help_request_draft', $$encode(token_hash, 'hex') = (select said_secret())$$,
  $$encode(token_hash, 'hex') = (select said_secret())$$);
create policy removed on help_request_draft for delete to good_work_web
  using (encode(token_hash, 'hex') = (select said_secret()));

-- What was written to a borough: those there who answer, and whoever wrote it.
call wall('contact_message', $$
  ((select viewer_acting_as()) in ('administrator', 'moderator', 'hub-manager') and place_slug = (select viewer_borough()))
  or ((select viewer_address_kind()) = 'email' and email = (select viewer_address()))
  or ((select viewer_address_kind()) = 'phone' and phone = (select viewer_address()))$$);

-- By when an answer was promised: on the page that says thank you. Nothing of who wrote.
create function answer_promised(reference text) returns timestamptz
language sql stable security definer set search_path = '' as
  'select due_at from public.contact_message where reference = $1';

-- Reports of listings: the moderators of the borough.
call wall('listing_report', $$
  (select viewer_acting_as()) = 'moderator' and place_slug = (select viewer_borough())$$);

-- Bookings: advisers and managers of the hub, and whoever booked.
call wall('booking', $$
  hub_id = any ((select viewer_reach_hubs())::integer[])
  or (address_kind = (select viewer_address_kind()) and address = (select viewer_address()))$$,
  $$(select viewer_kind()) is distinct from 'member' or hub_id = any ((select viewer_reach_hubs())::integer[])$$);
-- The page that says a time is booked: for an hour, whoever has its reference.
create policy just_made on booking for select to good_work_web
  using (reference = (select said_secret()) and kept_at > now() - interval '1 hour');

-- Which coming times are taken: everybody sees what is free, and nobody by whom the rest was taken.
create index booking_taken on booking (starts_at)
  where status not in ('cancelled-by-person', 'cancelled-by-us', 'did-not-happen');
create function taken_slots(since timestamptz) returns setof integer
language sql stable security definer set search_path = '' as $$
  select slot_id from public.booking where starts_at >= $1 and slot_id is not null
    and status not in ('cancelled-by-person', 'cancelled-by-us', 'did-not-happen')
$$;

-- Applications: those who post for the organisation they were sent to, and whoever sent them.
call wall('job_application', $$
  ((select viewer_acting_as()) in ('partner-administrator', 'partner-editor')
    and organization_id = (select viewer_acting_for()))
  or (address_kind = (select viewer_address_kind()) and address = (select viewer_address()))$$);
call wall('job_application_move',
  'exists (select from job_application a where a.id = job_application_id)',
  'exists (select from job_application a where a.id = job_application_id)');

-- How often an organisation answers in time: figures alone, and none under ten cases.
create function reply_figures(organization integer, moment timestamptz, out cases integer, out in_time integer)
language sql stable security definer set search_path = '' as $$
  select count(*)::integer, (count(*) filter (where first_answer_at <= reply_due_at))::integer
  from public.job_application
  where organization_id = $1 and sent_at > $2 - interval '1 year'
    and (first_answer_at is not null or (reply_due_at < $2 and state <> 'withdrawn'))
  having count(*) >= 10
$$;

-- What is typed and not sent: the browser that typed it, whoever has its code, and the adviser who was let in.
call wall('application_draft', $$
  encode(browser_hash, 'hex') = (select said_secret()) or encode(resume_hash, 'hex') = (select said_secret())
  or (encode(helper_hash, 'hex') = (select said_secret()) and (select viewer_reach_hubs()) is not null)
  or (helper_id = (select viewer_account()) and helper_until > (select viewer_moment()))$$,
  $$encode(browser_hash, 'hex') = (select said_secret())$$);
create policy removed on application_draft for delete to good_work_web
  using (encode(browser_hash, 'hex') = (select said_secret()));

-- Whether this viewer's organisation runs it, or it is an event at a hub where they work. As `reachOfRuns`.
create function runs_offering(opportunity integer) returns boolean language sql stable as $$
  select (select viewer_acting_as()) in ('partner-administrator', 'partner-editor', 'hub-manager', 'adviser')
    and exists (select from opportunity o where o.id = $1
      and (o.organization_id = (select viewer_acting_for()) or (o.kind = 'event' and exists (
        select from hub h join opportunity_location ol on ol.location_id = h.location_id
        where ol.opportunity_id = o.id and h.id = any ((select viewer_reach_hubs())::integer[])))))
$$;

-- Enrolments: who runs the course or event, advisers where an event is at their hub, and whoever enrolled.
call wall('enrolment', $$
  (address_kind = (select viewer_address_kind()) and address = (select viewer_address()))
  or runs_offering(opportunity_id)$$,
  $$(select viewer_kind()) is distinct from 'member' or runs_offering(opportunity_id)$$);

-- Places are given in order, whoever asks: how many wait, how many of them before one's own turn, and whether a name
-- and an address are on a list already. Numbers and a yes, and nobody's name.
create function waiting_on(run integer) returns integer
language sql stable security definer set search_path = '' as
  $$ select count(*)::integer from public.enrolment where run_id = $1 and status = 'waiting' $$;
create function waiting_before(run integer, queued timestamptz, enrolment integer) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer from public.enrolment
  where run_id = $1 and status = 'waiting' and (queued_at, id) < ($2, $3)
$$;
create function is_enrolled(opportunity integer, run integer, address text, name text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.enrolment e where e.opportunity_id = $1 and e.run_id is not distinct from $2
    and e.address = $3 and lower(e.name) = lower($4)
    and e.status in ('enrolled', 'waiting', 'offered', 'interested'))
$$;

-- Whoever leaves makes a place free for somebody they must not see: only what is free is offered, to who waits longest.
-- Returns whom; the transaction that did it sees them, so that they are told.
create function offer_places(run integer, moment timestamptz, until timestamptz) returns setof integer
language plpgsql security definer set search_path = '' as $$
declare
  known public.run;
begin
  select * into known from public.run r where r.id = $1 for update;
  if known.id is null or known.starts_at <= $2 then return; end if;
  return query
    update public.enrolment e set status = 'offered', offered_until = $3, moved_at = $2
    where e.id in (select w.id from public.enrolment w where w.run_id = $1 and w.status = 'waiting'
      order by w.queued_at, w.id
      limit case when known.offered is not null then greatest(known.offered - known.held, 0) end)
    returning e.id;
end $$;

-- Alerts: whoever has its link, and whoever proved its address. What an address was told is the clock's business alone.
call wall('alert', $$
  uuid::text = (select said_secret())
  or ((select viewer_address_kind()) = 'email' and address = (select viewer_address()))$$);
alter table alert_sent enable row level security;
alter table alert_sent force row level security;
do $$ begin execute format('create policy owner_all on alert_sent to %I using (true) with check (true)', current_user); end $$;
create policy jobs_all on alert_sent to good_work_jobs using (true) with check (true);

-- Whoever asks again for what they follow is written to again: what stands in the link of that letter, for who knows
-- the address and the search; no page shows it.
create function alert_followed(address text, place text, search text) returns uuid
language sql stable security definer set search_path = '' as $$
  select uuid from public.alert a
  where a.address = $1 and a.place_slug = $2 and a.search = $3 and a.ended_at is null
$$;
