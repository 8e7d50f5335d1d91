-- What a person reads, shows and asks for themself: all the records that were made one, the applications that they show
-- to whoever helps them, and that what is held about them is deleted. docs/data-protection.md says how.

-- The records of whoever reads their own, also those that were made one with it. Definer: a policy on the table of
-- people cannot ask that table.
create function viewer_records() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  own constant uuid := viewer_participant();
begin
  if own is null then return '{}'; end if;
  return array(select records_of(own));
end $$;

-- What was one record to its person in every policy is all of theirs.
do $$
declare
  one record;
  was constant text := '= \( SELECT viewer_participant\(\) AS viewer_participant\)';
  is_now constant text := '= ANY (( SELECT viewer_records() AS viewer_records)::uuid[])';
begin
  for one in
    select p.polname, c.relname, pg_get_expr(p.polqual, p.polrelid) as seen,
      pg_get_expr(p.polwithcheck, p.polrelid) as written
    from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace
  loop
    if one.seen ~ was then
      execute format('alter policy %I on %I using (%s)', one.polname, one.relname,
        regexp_replace(one.seen, was, is_now, 'g'));
    end if;
    if one.written ~ was then
      execute format('alter policy %I on %I with check (%s)', one.polname, one.relname,
        regexp_replace(one.written, was, is_now, 'g'));
    end if;
  end loop;
  if exists (select from pg_policy p where concat(pg_get_expr(p.polqual, p.polrelid),
      pg_get_expr(p.polwithcheck, p.polrelid)) ~ 'viewer_participant') then
    raise exception 'a policy still knows one record alone';
  end if;
end $$;

-- And in the functions that do for them what policies leave to staff.
create or replace function follow_own_step(one uuid, words text, due timestamptz) returns void
language sql security definer set search_path = public, pg_catalog as $$
  update support_case set next_step = words, due_at = due, version = version + 1
    where id = one and participant_id = any ((select viewer_records())::uuid[]) and closed_at is null
$$;

create or replace function end_own_cases(organization integer, why text, at timestamptz) returns setof uuid
language sql security definer set search_path = public, pg_catalog as $$
  update support_case c set status = 'closed', closed_at = $3, outcome = $2, next_step = null, due_at = null,
      paused_until = null, version = c.version + 1
    where c.participant_id = any ((select viewer_records())::uuid[]) and c.organization_id = $1 and c.closed_at is null
      and not exists (select from participant_reach r where r.participant_id = c.participant_id
        and r.organization_id = $1 and (r.until is null or r.until > $3))
    returning c.id
$$;

create or replace function ways_stopped(participant uuid) returns setof text
language sql stable security definer set search_path = public, pg_catalog as $$
  select split_part(u.kind, ':', 2) from participant p
    join unsubscribed u on (u.address = p.email and u.kind = 'all:email')
      or (u.address = p.phone and u.kind in ('all:text', 'all:whatsapp'))
    where p.id = $1 and ($1 = any ((select viewer_records())::uuid[]) or works_with($1))
$$;

create or replace function answers_for_data(participant uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select r.organization_id from public.participant_reach r
  where r.participant_id = $1 and $1 = any ((select public.viewer_records())::uuid[])
  order by exists (select from public.membership m where m.organization_id = r.organization_id
      and m.role = 'privacy-lead' and m.ended_at is null) desc,
    r.organization_id = (select p.registered_by from public.participant p where p.id = $1) desc, r.id
  limit 1
$$;

-- Whose a browser is: the record that the others were folded into, and those others.
drop function who_signed_in(bytea, timestamptz);
create function who_signed_in(token bytea, moment timestamptz) returns table (
  account_id integer, membership_id integer, address_kind text, address text, last_seen_at timestamptz,
  referral_id uuid, participant_id uuid, records uuid[], name text, disabled_at timestamptz)
language plpgsql stable rows 1 security definer set search_path = public, pg_catalog as $$
declare
  own uuid;
  all_records uuid[] := '{}';
begin
  select s.participant_id into own from sign_in s
    where s.token_hash = token and s.ended_at is null and s.expires_at > moment;
  if own is not null then
    all_records := array(select records_of(own));
    select p.id into own from participant p where p.id = any (all_records) and p.merged_into is null;
  end if;
  return query select s.account_id, s.membership_id, s.address_kind, s.address, s.last_seen_at, s.referral_id,
      own, all_records, a.name, a.disabled_at
    from sign_in s left join account a on a.id = s.account_id
    where s.token_hash = token and s.ended_at is null and s.expires_at > moment;
end $$;

-- An address that is known of any of their records opens all of them, to whoever answers for that one.
create or replace function own_records(born date, said_number text, said_reference text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
begin
  if looking.kind is distinct from 'resident' or looking.address is null or born is null then return; end if;
  return query select distinct k.id from participant p
    cross join lateral (select r.id from participant r
      where r.id in (select records_of(p.id)) and r.merged_into is null) k
    where ((looking.address_kind = 'email' and p.email = looking.address)
        or (looking.address_kind = 'phone' and p.phone = looking.address))
      and not exists (select from restriction s where s.participant_id in (select records_of(p.id))
        and s.lifted_at is null)
      and (p.born_on = born or (p.born_on is null and p.number = said_number))
      and (not p.others_may_see or p.number = said_number)
      and (said_number is null or exists (select from participant r
        where r.id in (select records_of(p.id)) and r.number = said_number))
      and (said_reference is null or exists (select from referral f
        where f.participant_id in (select records_of(p.id)) and f.reference = said_reference));
end $$;

-- The jobs and courses that somebody applies for, shown to whoever helps them: as they decided, for an organisation,
-- and for what they send from the address that they had proved when they did.
alter table sharing_decision add column address text,
  add constraint sharing_decision_address check (purpose <> 'applications' or address is not null);

-- The addresses whose applications whoever looks is shown; none where they may not.
create function addresses_shown(person uuid) returns text[]
language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
begin
  if looking.kind is distinct from 'member' or looking.role is null
    or looking.role not in ('hub-manager', 'adviser', 'intake-officer', 'partner-adviser', 'partner-manager')
    or not works_with(person) then return '{}'; end if;
  return array(select distinct d.address from sharing_decision d
    where d.participant_id = person and d.purpose = 'applications'
      and d.recipient_organization_id = looking.organization_id and d.given_at <= looking.at
      and (d.withdrawn_at is null or d.withdrawn_at > looking.at)
      and (d.expires_at is null or d.expires_at > looking.at));
end $$;

-- What is shown of them: for what, with whom, when and how it stands. Not the answers, the papers or the words. Of an
-- address that others of a family use too, what was sent under the person's own name.
create function applications_shown(person uuid) returns table (
  key text, kind text, title text, organization text, state text, sent_at timestamptz, moved_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  shown constant text[] := addresses_shown(person);
  called text[];
begin
  if cardinality(shown) = 0 then return; end if;
  select array_remove(array[lower(split_part(trim(p.given_name), ' ', 1)), lower(nullif(trim(p.known_as), ''))], null)
    into called from participant p where p.id = person;
  return query
    select 'application-' || a.id, o.kind, o.title, g.name, a.state, a.sent_at, a.moved_at
    from job_application a join opportunity o on o.id = a.opportunity_id join organization g on g.id = a.organization_id
    where a.address = any (shown) and exists (select from unnest(called) c where strpos(lower(a.name), c) > 0)
    union all
    select 'enrolment-' || e.id, o.kind, o.title, g.name, e.status, e.made_at, e.moved_at
    from enrolment e join opportunity o on o.id = e.opportunity_id join organization g on g.id = o.organization_id
    where e.address = any (shown) and o.kind <> 'event'
      and exists (select from unnest(called) c where strpos(lower(e.name), c) > 0);
end $$;

-- Taking that back is about nothing else: what was written of referrals goes out all the same.
create or replace function end_sharing() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if new.purpose = 'applications' then return null; end if;
  if new.purpose = 'referral' and not exists (select from sharing_decision d
      where d.participant_id = new.participant_id and d.purpose = 'referral' and d.withdrawn_at is null
      and d.recipient_organization_id = new.recipient_organization_id) then
    update participant_reach set until = new.withdrawn_at
      where participant_id = new.participant_id and organization_id = new.recipient_organization_id
        and ground = 'referral' and (until is null or until > new.withdrawn_at);
    update referral set sharing_ended_at = new.withdrawn_at
      where participant_id = new.participant_id and to_organization_id = new.recipient_organization_id
        and sharing_ended_at is null;
  end if;
  update message m set expires_at = new.withdrawn_at
    from referral f
    where f.participant_id = new.participant_id and starts_with(m.key, 'referral:' || f.id)
      and m.sent_at is null and m.sending_since is null
      and (m.address in (select a.email from account a join membership s on s.account_id = a.id
          where s.organization_id = new.recipient_organization_id)
        or m.address in (select l.email from referral_link l where l.organization_id = new.recipient_organization_id
          and l.referral_id = f.id));
  return null;
end $$;

-- Somebody asks that what is held about them is deleted (UK GDPR Article 17): with a day, as for a copy, and an answer.
create table erasure_request (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  asked_at timestamptz not null,
  by_address boolean not null,                     -- with what was sent from the same address without a record
  words text,
  due_on date not null,
  decision text check (decision in ('kept', 'taken-back')),
  decided_words text,                              -- why it is kept, in words that the person reads
  decided_at timestamptz,
  decided_by integer references account,           -- null: the person took it back
  version integer not null default 1,
  check ((decision is null) = (decided_at is null)),
  check ((decision is not distinct from 'kept') = (decided_words is not null and decided_by is not null))
);
create unique index erasure_request_once on erasure_request (participant_id, organization_id) where decision is null;
create index erasure_request_of on erasure_request (participant_id);
create index erasure_request_list on erasure_request (organization_id, due_on) where decision is null;
call wall_casework('erasure_request',
  $$participant_id = any ((select viewer_records())::uuid[])
    or ((select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization()))$$,
  $$participant_id = any ((select viewer_records())::uuid[]) and decision is null
    and exists (select from participant_reach r where r.participant_id = erasure_request.participant_id
      and r.organization_id = erasure_request.organization_id)$$);
-- The person takes it back, and no more than that; the privacy lead says why it is kept.
create policy changed on erasure_request for update to good_work_web
  using (coalesce(decision is null and (participant_id = any ((select viewer_records())::uuid[])
    or ((select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization()))), false))
  with check (coalesce((decision = 'taken-back' and participant_id = any ((select viewer_records())::uuid[]))
    or (decision = 'kept' and decided_by = (select viewer_account()) and (select viewer_role()) = 'privacy-lead'
      and organization_id = (select viewer_organization())), false));
grant select, insert on erasure_request to good_work_web;
grant update (decision, decided_words, decided_at, decided_by, version) on erasure_request to good_work_web;
-- Jobs set up the made-up borough, too.
grant select, insert on erasure_request, access_request, correction_request to good_work_jobs;

-- What was sent from an address is in a copy where somebody has shown that it is theirs: by asking from it, or to the
-- privacy lead who wrote the request down.
alter table access_request add column addresses text[] not null default '{}';
