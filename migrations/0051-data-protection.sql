-- What is due to a person of their data: that it ends, that a copy is given, that what is wrong is put right; and the
-- hold that keeps it where a court or an inquiry needs it. docs/data-protection.md says how, and from which rules.

alter table participant add column erased_at timestamptz;

-- What was known of somebody for finding them again goes with them: the trigger of migrations/0037 would keep it.
create or replace function remember_what_was() returns trigger language plpgsql as $$
begin
  if new.erased_at is not null then
    new.match_keys := '{}';
    new.former_postcodes := '{}';
    new.matched_at := new.erased_at;
    return new;
  end if;
  if not new.match_keys <@ old.match_keys then new.matched_at := null; end if;
  new.match_keys := array(select distinct unnest(old.match_keys || new.match_keys));
  if old.postcode is distinct from new.postcode and old.postcode is not null
    and not old.postcode = any (old.former_postcodes) then
    new.former_postcodes := old.former_postcodes || old.postcode;
  end if;
  return new;
end $$;

-- Nothing of this person is erased as long as it lies.
create table legal_hold (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  reason text not null check (length(trim(reason)) >= 10),
  placed_at timestamptz not null,
  placed_by integer references account,
  review_on date not null,
  lifted_at timestamptz,
  lifted_by integer references account,
  lifted_words text,
  check ((lifted_at is null) = (lifted_words is null))
);
create index legal_hold_of on legal_hold (participant_id) where lifted_at is null;
create index legal_hold_list on legal_hold (organization_id, review_on) where lifted_at is null;
call wall_casework('legal_hold',
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$,
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())
    and placed_by = (select viewer_account()) and exists (select from participant p where p.id = participant_id)$$,
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$);
grant select, insert on legal_hold to good_work_web;
grant update (review_on, lifted_at, lifted_by, lifted_words) on legal_hold to good_work_web;
-- Jobs set up the made-up borough, too.
grant select, insert on legal_hold to good_work_jobs;

-- A privacy lead says that somebody is to be erased; the background work does it, for no page can.
create table erasure_order (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  by_address boolean not null,                     -- with what was sent from the same address without a record
  ordered_at timestamptz not null,
  ordered_by integer not null references account,
  refused text                                     -- why it could not be done when it was tried
);
create unique index erasure_order_once on erasure_order (participant_id);
call wall_casework('erasure_order',
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$,
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())
    and ordered_by = (select viewer_account()) and exists (select from participant p where p.id = participant_id)$$);
create policy gone on erasure_order for delete to good_work_web
  using ((select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization()));
grant select, insert, delete on erasure_order to good_work_web;
grant select on erasure_order to good_work_jobs;
grant update (refused) on erasure_order to good_work_jobs;

-- What was erased: numbers that lead to nobody, and how much it was. The same stands in a file outside the database, from
-- which it is done again where an older copy is put back. No foreign keys: such a copy may know fewer of them.
create table erasure (
  id uuid primary key,
  participant_id uuid not null,
  records uuid[] not null,                         -- all of one person's
  at timestamptz not null,
  why text not null check (why in ('time', 'asked')),
  by_address boolean not null,
  account_id integer,
  organization_id integer not null,
  linked jsonb not null default '{}',              -- numbers of rows that hang on no record: by table
  files uuid[] not null default '{}',
  counts jsonb not null default '{}',
  replayed_at timestamptz,
  made_in xid8 not null default pg_current_xact_id()
);
create index erasure_list on erasure (organization_id, at desc);
call wall_casework('erasure',
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$, 'false');
grant select on erasure to good_work_web, good_work_jobs;
grant insert on erasure to good_work_jobs;
grant update (linked, files, counts) on erasure to good_work_jobs;

-- Deletes rows, of a table of people and of one erasure that is written in this transaction. Nothing else deletes them.
create function erase_rows(erasure uuid, name text, link text, ids text[]) returns bigint
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  under_way public.erasure;
  kind text;
  gone bigint;
begin
  select * into under_way from public.erasure e where e.id = $1 and e.made_in = pg_current_xact_id();
  if under_way.id is null then raise exception 'no erasure is under way' using errcode = 'insufficient_privilege'; end if;
  if under_way.replayed_at is null
    and exists (select from legal_hold h where h.participant_id = any (under_way.records) and h.lifted_at is null) then
    raise exception 'a legal hold lies on it' using errcode = 'check_violation';
  end if;
  select format_type(a.atttypid, null) into kind from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = $2 and a.attname = $3
      and c.relrowsecurity and c.relforcerowsecurity
      and c.relname not in ('history', 'erasure', 'participant', 'referral', 'referral_event');
  if kind is null then raise exception '%.% is not erased', $2, $3 using errcode = 'insufficient_privilege'; end if;
  execute format('delete from %I where %I = any ($1::%s[])', $2, $3, kind) using $4;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Empties what figures count: that there was somebody, what they were referred for and how it went, and not who.
create function blank_person(erasure uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  under_way public.erasure;
  referrals bigint;
  events bigint;
  people bigint;
begin
  select * into under_way from public.erasure e where e.id = $1 and e.made_in = pg_current_xact_id();
  if under_way.id is null then raise exception 'no erasure is under way' using errcode = 'insufficient_privilege'; end if;
  if under_way.replayed_at is null
    and exists (select from legal_hold h where h.participant_id = any (under_way.records) and h.lifted_at is null) then
    raise exception 'a legal hold lies on it' using errcode = 'check_violation';
  end if;
  update referral_event set words = null, facts = '{}' where participant_id = any (under_way.records);
  get diagnostics events = row_count;
  update referral set reference = id::text, from_team = null, next_step = null, due_at = null, owner_side = null,
      ways_allowed = '{}', held_until = null,
      status = case when ended_at is null then 'withdrawn' else status end,
      ended_at = coalesce(ended_at, under_way.at)
    where participant_id = any (under_way.records);
  get diagnostics referrals = row_count;
  update participant set number = 'erased-' || id, given_name = '', family_name = '', given_key = '', family_key = '',
      known_as = null, born_on = null, email = null, phone = null, postal_address = null, postcode = null,
      ward_code = null, contact_by = 'post', may_leave_message = false, may_text = false, others_may_see = false,
      best_times = '{}', safe_words = null, language = 'en', interpreter = false, access = '{}', access_words = null,
      nhs_number = null, ni_number = null, match_keys = '{}', former_postcodes = '{}', version = version + 1,
      updated_at = under_way.at, erased_at = under_way.at
    where id = any (under_way.records);
  get diagnostics people = row_count;
  return jsonb_build_object('referral_event', events, 'referral', referrals, 'participant', people);
end $$;
revoke execute on function erase_rows, blank_person from public;
grant execute on function erase_rows, blank_person to good_work_jobs;

-- Whose time is up, and when: worked out every night, so that a page can say how many it will be.
create table erasure_due (
  participant_id uuid primary key references participant,
  organization_ids integer[] not null,
  due_on date not null
);
create index erasure_due_list on erasure_due (due_on);
call wall_casework('erasure_due',
  $$(select viewer_role()) = 'privacy-lead' and (select viewer_organization()) = any (organization_ids)$$, 'false');
grant select on erasure_due to good_work_web;
grant select, insert, delete on erasure_due to good_work_jobs;

-- Somebody asks for a copy of what an organisation holds of them (UK GDPR Article 15), with its clock:
-- domain/data-request-clock.ts. What is made lies sealed in the file store and is gone after its days.
create table access_request (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  status text not null check (status in ('review', 'clarify', 'making', 'ready', 'done', 'withdrawn')),
  asked_at timestamptz not null,
  account_id integer references account,           -- who wrote it down; null: the person asked by themself
  due_on date,                                     -- null: the clock stands
  stopped_days smallint not null default 0,
  clarify_at timestamptz,
  clarify_words text,
  extended_at timestamptz,
  extended_words text,
  released_at timestamptz,
  released_by integer references account,
  made_at timestamptz,
  file_uuid uuid,                                  -- null again once it is gone
  counts jsonb,
  gone_on date,
  ended_at timestamptz,
  version integer not null default 1,
  check ((status = 'clarify') = (due_on is null)),
  check ((status = 'clarify') <= (clarify_words is not null)),
  check ((status in ('done', 'withdrawn')) = (ended_at is not null))
);
create unique index access_request_once on access_request (participant_id, organization_id) where ended_at is null;
create index access_request_of on access_request (participant_id);
create index access_request_list on access_request (organization_id, due_on) where ended_at is null;
call wall_casework('access_request',
  $$participant_id = (select viewer_participant())
    or ((select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization()))$$,
  $$(participant_id = (select viewer_participant()) and account_id is null and status = 'review'
      and exists (select from participant_reach r where r.participant_id = access_request.participant_id
        and r.organization_id = access_request.organization_id))
    or ((select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())
      and account_id = (select viewer_account()) and exists (select from participant p where p.id = participant_id))$$,
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$);
grant select, insert on access_request to good_work_web;
grant update (status, due_on, stopped_days, clarify_at, clarify_words, extended_at, extended_words, released_at, released_by,
  ended_at, version) on access_request to good_work_web;
grant select on access_request to good_work_jobs;
grant update (status, made_at, file_uuid, counts, gone_on, ended_at, version) on access_request to good_work_jobs;

-- What a privacy lead decided about one note before the copy is made: what others said in confidence is theirs.
create table access_decision (
  request_id uuid not null references access_request,
  note_id uuid not null references note,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  decision text not null check (decision in ('release', 'redact', 'withhold')),
  reason text,                                     -- domain/data-request.ts
  words text,                                      -- what is given instead, where it is redacted
  decided_at timestamptz not null,
  decided_by integer references account,
  primary key (request_id, note_id),
  check ((decision = 'release') = (reason is null)),
  check ((decision = 'redact') = (words is not null))
);
create index access_decision_of on access_decision (participant_id);
call wall_casework('access_decision',
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$,
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())
    and exists (select from note n where n.id = note_id and n.participant_id = access_decision.participant_id)$$,
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$);
grant select, insert, update (decision, reason, words, decided_at, decided_by) on access_decision to good_work_web;
grant select on access_decision to good_work_jobs;

-- Who answers a question about somebody's data: an organisation that works with them and has a privacy lead, else the one
-- that registered them. Asked by the person, who sees no team.
create function answers_for_data(participant uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select r.organization_id from public.participant_reach r
  where r.participant_id = $1 and $1 = (select public.viewer_participant())
  order by exists (select from public.membership m where m.organization_id = r.organization_id
      and m.role = 'privacy-lead' and m.ended_at is null) desc,
    r.organization_id = (select p.registered_by from public.participant p where p.id = $1) desc, r.id
  limit 1
$$;

-- Somebody says that something is wrong (UK GDPR Article 16): as much owed an answer, a reason and a day.
create table correction_request (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  note_id uuid references note,                    -- which note it is about, if any
  asked_at timestamptz not null,
  account_id integer references account,           -- who wrote it down; null: the person asked by themself
  wrong_words text not null check (length(trim(wrong_words)) > 0),
  right_words text,
  owner_account_id integer references account,     -- null: the privacy lead of the organisation, whoever it is
  next_step text not null default 'Look at it and decide',
  due_on date not null,
  decision text check (decision in ('corrected', 'in-part', 'refused')),
  decided_words text,                              -- the reason, in words that the person reads
  decided_at timestamptz,
  decided_by integer references account,
  correction_id uuid references note,
  version integer not null default 1,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_words is null))
);
create index correction_request_of on correction_request (participant_id);
create index correction_request_list on correction_request (organization_id, due_on) where decided_at is null;
call wall_casework('correction_request',
  $$participant_id = (select viewer_participant())
    or ((select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization()))$$,
  $$(participant_id = (select viewer_participant()) and account_id is null and decision is null
      and exists (select from participant_reach r where r.participant_id = correction_request.participant_id
        and r.organization_id = correction_request.organization_id))
    or ((select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())
      and account_id = (select viewer_account()) and exists (select from participant p where p.id = participant_id))$$,
  $$(select viewer_role()) = 'privacy-lead' and organization_id = (select viewer_organization())$$);
grant select, insert on correction_request to good_work_web;
grant update (owner_account_id, next_step, due_on, decision, decided_words, decided_at, decided_by, correction_id, version)
  on correction_request to good_work_web;
grant select on correction_request to good_work_jobs;
