-- People, what is known of them, and the second wall around it. The first is src/records/reach.ts; each holds alone.
-- docs/decisions/0022-two-walls.md says why it is built so.

-- Who is looking, said once a transaction by the web server and signed with a key that the web login cannot read.
create table viewer_key (key bytea not null);
insert into viewer_key
  select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

create type viewer_context as (
  kind text, account_id integer, organization_id integer, acting_for integer, acting_as text, role text, wide boolean, every_hub boolean, hub_ids integer[],
  address_kind text, address text, participant_id uuid, referral_id uuid, purpose text, at timestamptz
);

-- A token that is missing, malformed, forged or too old is nobody: every comparison with it is null, no row is reached.
create function current_viewer() returns viewer_context
language plpgsql stable security definer set search_path = '' as $$
declare
  token text := current_setting('good_work.viewer', true);
  body text;
  expected text;
  facts jsonb;
  nobody public.viewer_context;
begin
  if token is null or length(token) < 67 then return nobody; end if;
  body := substr(token, 66);
  select encode(sha256(key || sha256(key || convert_to(body, 'UTF8'))), 'hex') into expected from public.viewer_key;
  if expected is null or expected is distinct from left(token, 64) then return nobody; end if;
  facts := body::jsonb;
  if coalesce((facts ->> 'expires')::float8, 0) <= extract(epoch from clock_timestamp()) then return nobody; end if;
  return (
    facts ->> 'kind', (facts ->> 'account')::integer,
    -- Employers, editors and administrators have no business with people: their organisation reaches nobody.
    case when facts ->> 'kind' = 'peer' or facts ->> 'role' in ('hub-manager', 'adviser', 'intake-officer',
      'privacy-lead', 'referrer', 'partner-adviser', 'partner-manager') then (facts ->> 'organization')::integer end,
    (facts ->> 'actingFor')::integer, facts ->> 'actingAs',
    facts ->> 'role',
    coalesce((facts ->> 'wide')::boolean, false), coalesce((facts ->> 'everyHub')::boolean, false),
    -- As text: gathering the elements by a query of its own doubles what every look at a policy takes.
    coalesce(translate(facts ->> 'hubs', '[]', '{}'), '{}')::integer[],
    facts ->> 'addressKind', facts ->> 'address', (facts ->> 'participant')::uuid, (facts ->> 'referral')::uuid,
    facts ->> 'purpose', (facts ->> 'at')::timestamptz
  )::public.viewer_context;
end $$;

create function viewer_account() returns integer language sql stable as 'select (public.current_viewer()).account_id';
create function viewer_organization() returns integer language sql stable as 'select (public.current_viewer()).organization_id';
create function viewer_kind() returns text language sql stable as 'select (public.current_viewer()).kind';
create function viewer_acting_for() returns integer language sql stable as 'select (public.current_viewer()).acting_for';
create function viewer_acting_as() returns text language sql stable as 'select (current_viewer()).acting_as';
create function viewer_role() returns text language sql stable as 'select (public.current_viewer()).role';
create function viewer_wide() returns boolean language sql stable as 'select (public.current_viewer()).wide';
create function viewer_every_hub() returns boolean language sql stable as 'select (public.current_viewer()).every_hub';
create function viewer_hubs() returns integer[] language sql stable as 'select (public.current_viewer()).hub_ids';
create function viewer_participant() returns uuid language sql stable as 'select (public.current_viewer()).participant_id';
create function viewer_referral() returns uuid language sql stable as 'select (public.current_viewer()).referral_id';
create function viewer_moment() returns timestamptz language sql stable as 'select (public.current_viewer()).at';

-- A sign-in by typed code may open one referral (a small partner's link) or one's own record (a second question).
alter table sign_in add column referral_id uuid, add column participant_id uuid;
grant update (participant_id) on sign_in to good_work_web;

-- The person helped. One row for one person; who may see it stands in participant_reach.
create table participant (
  id uuid primary key,
  number text not null unique,                     -- what people say on the telephone: P-7K3M2Q
  place_slug text not null,
  registered_by integer not null references organization,
  given_name text not null,
  family_name text not null,
  known_as text,
  born_on date,
  given_key text collate "C" not null,             -- folded for searching: a range over them can use its index
  family_key text collate "C" not null,
  email text,
  phone text,
  postal_address text,
  postcode text,
  ward_code text,
  contact_by text not null check (contact_by in ('phone', 'text', 'email', 'post')),
  may_leave_message boolean not null default false,
  may_text boolean not null default false,
  others_may_see boolean not null default false,
  best_times text[] not null default '{}',
  safe_words text,
  language text not null default 'en',
  interpreter boolean not null default false,
  access text[] not null default '{}',
  access_words text,
  nhs_number text,
  ni_number text,
  merged_into uuid references participant,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sample boolean not null default false
);
create index participant_family on participant (family_key, given_key);
create index participant_born on participant (born_on) where merged_into is null;
create index participant_email on participant (email) where email is not null;
create index participant_phone on participant (phone) where phone is not null;

-- What somebody agreed to: kept apart from the lawful basis on which we work at all.
create table sharing_decision (
  id uuid primary key,
  participant_id uuid not null references participant,
  purpose text not null,                           -- domain/sharing.ts
  recipient_organization_id integer references organization,
  data_classes text[] not null,
  lawful_basis text not null,
  wording_version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  expires_at timestamptz,
  captured_by integer references account,
  captured_organization_id integer references organization,
  captured_how text not null check (captured_how in ('in-person', 'phone', 'online', 'letter', 'machine')),
  sample boolean not null default false
);
create index sharing_decision_participant on sharing_decision (participant_id);

-- Who may see whom, and on what ground. Read anew for every request; ended by a moment, never deleted.
create table participant_reach (
  id bigint generated always as identity primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  hub_id integer references hub,
  account_id integer references account,           -- on whose list; null: nobody's yet
  ground text not null check (ground in ('registered', 'referral', 'agreement', 'merge')),
  referral_id uuid,
  decision_id uuid references sharing_decision,
  since timestamptz not null,
  until timestamptz                                -- also when the agreement behind it runs out or is withdrawn
);
create index participant_reach_of on participant_reach (participant_id, organization_id);
create index participant_reach_list on participant_reach (organization_id, account_id, participant_id);

-- Somebody who must never see this person, whatever else they may: it beats every other ground.
create table exclusion (
  id bigint generated always as identity primary key,
  participant_id uuid not null references participant,
  account_id integer not null references account,
  organization_id integer not null references organization,  -- whose privacy lead keeps it
  reason text not null,
  since timestamptz not null,
  created_by integer references account,
  ended_at timestamptz,
  ended_by integer references account
);
create unique index exclusion_once on exclusion (participant_id, account_id) where ended_at is null;
create index exclusion_of on exclusion (account_id) where ended_at is null;

-- A record that only named people reach.
create table restriction (
  participant_id uuid primary key references participant,
  organization_id integer not null references organization,
  reason text not null,
  since timestamptz not null,
  created_by integer references account,
  lifted_at timestamptz,
  lifted_by integer references account
);
create table restriction_pass (
  participant_id uuid not null references participant,
  account_id integer not null references account,
  since timestamptz not null,
  created_by integer references account,
  ended_at timestamptz,
  primary key (participant_id, account_id)
);
create index restriction_pass_of on restriction_pass (account_id) where ended_at is null;

-- Seeing a restricted record in an emergency: with a reason, for an hour at most, reading only, and looked at afterwards.
create table break_glass (
  id uuid primary key,
  participant_id uuid not null references participant,
  account_id integer not null references account,
  organization_id integer not null references organization,
  reason text not null check (length(trim(reason)) >= 20),
  started_at timestamptz not null,
  ends_at timestamptz not null check (ends_at <= started_at + interval '60 minutes'),
  reviewed_at timestamptz,
  reviewed_by integer references account,
  verdict text check (verdict in ('justified', 'not-justified')),
  review_words text,
  check ((reviewed_at is null) = (verdict is null))
);
create index break_glass_live on break_glass (account_id, participant_id);
create index break_glass_queue on break_glass (organization_id, started_at) where reviewed_at is null;

-- Which organisation registered somebody: asked only where a first reach is written.
create function registered_by(participant uuid) returns integer
language sql stable security definer set search_path = '' as
  'select registered_by from public.participant where id = $1';

-- Whom this viewer is kept from, let in to, and sees in an emergency: few at a time, found once a query. In plpgsql, which
-- plans a statement once for a connection; sql would plan it anew in every query.
create function kept_from() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select participant_id from public.exclusion
    where account_id = (select public.viewer_account()) and ended_at is null);
end $$;
create function let_in_to() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select participant_id from public.restriction_pass
    where account_id = (select public.viewer_account()) and ended_at is null);
end $$;
create function in_emergency() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select participant_id from public.break_glass where account_id = (select public.viewer_account())
    and started_at <= (select public.viewer_moment()) and ends_at >= (select public.viewer_moment()));
end $$;

do $$
declare
  owner_name text := current_user;
  -- How a role sees its organisation: all of it (perhaps in some hubs only), or what stands in one's own name.
  wide constant text := '((select viewer_wide()) and ((select viewer_every_hub()) or %1$s is null or %1$s = any ((select viewer_hubs())::integer[])))';
  excluded constant text := '%1$s = any ((select kept_from())::uuid[])';
  restricted constant text := 'exists (select from restriction s where s.participant_id = %1$s and s.lifted_at is null)';
  let_in constant text := '((select viewer_role()) = ''privacy-lead'' or %1$s = any ((select let_in_to())::uuid[]))';
  glass constant text := '%1$s = any ((select in_emergency())::uuid[])';
  -- Looked up for one person after another (`limit`): gathering all of an organisation's for each query takes longer.
  reached text := format('coalesce((select true from participant_reach r where r.participant_id = participant.id
    and r.organization_id = (select viewer_organization()) and (r.until is null or r.until > (select viewer_moment()))
    and (r.account_id = (select viewer_account()) or %s) limit 1), false)', format(wide, 'r.hub_id'));
  hidden text := format(excluded, 'participant.id');
  open_to text := format('(not %s or %s)', format(restricted, 'participant.id'), format(let_in, 'participant.id'));
  table_name text;
begin
  foreach table_name in array array['participant', 'sharing_decision', 'participant_reach', 'exclusion', 'restriction',
    'restriction_pass', 'break_glass'] loop
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    -- The owner changes tables and serves no page; definer functions run as it. Clocks and messages run as jobs.
    execute format('create policy owner_all on %I to %I using (true) with check (true)', table_name, owner_name);
    execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', table_name);
  end loop;

  -- An emergency opens what is restricted, or on a colleague's list, for reading; an exclusion beats even that.
  -- `coalesce` keeps policies out of the choice of indexes: that is the query's, which names the same rows more narrowly.
  execute format('create policy seen on participant for select to good_work_web using (coalesce(
    id = (select viewer_participant()) or (not %s and ((%s and %s) or %s)), false))',
    hidden, reached, open_to, format(glass, 'participant.id'));
  execute 'create policy made on participant for insert to good_work_web with check (
    registered_by = (select viewer_organization()))';
  execute format('create policy changed on participant for update to good_work_web using (
    id = (select viewer_participant()) or (%s and not %s and %s))', reached, hidden, open_to);
end $$;

create policy seen on participant_reach for select to good_work_web
  using (organization_id = (select viewer_organization()) or participant_id = (select viewer_participant()));
create policy changed on participant_reach for update to good_work_web
  using (organization_id = (select viewer_organization()));

-- A reach that rests on an agreement ends with it, whoever ends it and however.
create function end_reach_with_agreement() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.withdrawn_at is not null then
    update public.participant_reach set until = least(coalesce(until, new.withdrawn_at), new.withdrawn_at)
      where decision_id = new.id;
  end if;
  return new;
end $$;
create trigger end_reach after update on sharing_decision for each row execute function end_reach_with_agreement();

create function bound_reach_by_agreement() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  agreed public.sharing_decision;
begin
  if new.decision_id is null then return new; end if;
  select * into agreed from public.sharing_decision where id = new.decision_id and participant_id = new.participant_id;
  if agreed.id is null then raise exception 'no such agreement' using errcode = 'check_violation'; end if;
  new.until := least(coalesce(new.until, 'infinity'), coalesce(agreed.withdrawn_at, 'infinity'),
    coalesce(agreed.expires_at, 'infinity'));
  if new.until = 'infinity' then new.until := null; end if;
  return new;
end $$;
create trigger bound_reach before insert on participant_reach
  for each row execute function bound_reach_by_agreement();

create policy seen on sharing_decision for select to good_work_web
  using (recipient_organization_id = (select viewer_organization())
    or captured_organization_id = (select viewer_organization())
    or participant_id = (select viewer_participant())
    or exists (select from participant p where p.id = participant_id));
create policy made on sharing_decision for insert to good_work_web
  with check (captured_organization_id = (select viewer_organization())
    or participant_id = (select viewer_participant()));
create policy changed on sharing_decision for update to good_work_web
  using (captured_organization_id = (select viewer_organization())
    or participant_id = (select viewer_participant())
    or exists (select from participant p where p.id = participant_id));

-- One's own exclusions are read by the policies above; who they are kept by reads them on a page.
create policy seen on exclusion for select to good_work_web
  using (account_id = (select viewer_account())
    or (organization_id = (select viewer_organization())
      and ((select viewer_role()) = 'privacy-lead' or created_by = (select viewer_account()))));
create policy made on exclusion for insert to good_work_web
  with check ((select viewer_organization()) is not null and created_by is not distinct from (select viewer_account()));
create policy changed on exclusion for update to good_work_web
  using (organization_id = (select viewer_organization()) and (select viewer_role()) = 'privacy-lead');

-- That somebody is restricted is known to the policies by an opaque id; why, to the privacy lead alone (by columns).
create policy seen on restriction for select to good_work_web using ((select viewer_organization()) is not null);
create policy made on restriction for insert to good_work_web
  with check ((select viewer_organization()) is not null and created_by is not distinct from (select viewer_account()));
create policy changed on restriction for update to good_work_web
  using (organization_id = (select viewer_organization()) and (select viewer_role()) = 'privacy-lead');
create policy seen on restriction_pass for select to good_work_web
  using (account_id = (select viewer_account()) or (select viewer_role()) = 'privacy-lead');

create policy seen on break_glass for select to good_work_web
  using (account_id = (select viewer_account())
    or (organization_id = (select viewer_organization()) and (select viewer_role()) = 'privacy-lead'));
create policy changed on break_glass for update to good_work_web
  using (organization_id = (select viewer_organization()) and (select viewer_role()) = 'privacy-lead'
    and account_id <> (select viewer_account()));

grant select, insert on participant, sharing_decision, participant_reach, exclusion, restriction_pass to good_work_web;
grant select (participant_id, organization_id, since, created_by, lifted_at, lifted_by), insert on restriction
  to good_work_web;
grant select on break_glass to good_work_web;
grant update (given_name, family_name, known_as, born_on, given_key, family_key, email, phone, postal_address, postcode,
  ward_code, contact_by, may_leave_message, may_text, others_may_see, best_times, safe_words, language, interpreter, access,
  access_words, nhs_number, ni_number, version, updated_at) on participant to good_work_web;
grant update (until, account_id, hub_id) on participant_reach to good_work_web;
grant update (withdrawn_at) on sharing_decision to good_work_web;
grant update (ended_at, ended_by) on exclusion to good_work_web;
grant update (lifted_at, lifted_by) on restriction to good_work_web;
grant update (ended_at) on restriction_pass to good_work_web;
grant update (reviewed_at, reviewed_by, verdict, review_words) on break_glass to good_work_web;
grant select on participant, sharing_decision, participant_reach, exclusion, restriction, restriction_pass, break_glass
  to good_work_jobs;
grant insert, update on participant, sharing_decision, participant_reach, exclusion, restriction, restriction_pass
  to good_work_jobs;
