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
