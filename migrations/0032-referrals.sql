-- Referrals: never without an owner, a next step and a date while they are open; the database refuses such a row.

-- Who takes referrals, for which programme. Nothing personal.
create table referral_service (
  id integer generated always as identity primary key,
  place_slug text not null,
  organization_id integer not null references organization,
  hub_id integer references hub,
  program text not null,                           -- domain/referral-program.ts
  name text not null,
  about text not null,
  ward_codes text[] not null default '{}',         -- empty: anywhere
  answers_by text not null default 'desk' check (answers_by in ('desk', 'link', 'machine')),
  link_email text,                                 -- where the links of a small partner go
  weekly_places smallint,                          -- how many they can take a week; null: not said
  paused_until date,
  sample boolean not null default false,
  ended_at timestamptz,
  check (answers_by <> 'link' or link_email is not null)
);
create index referral_service_of on referral_service (place_slug, program) where ended_at is null;
grant select, insert on referral_service to good_work_web, good_work_jobs;
grant update (name, about, ward_codes, answers_by, link_email, weekly_places, paused_until, ended_at)
  on referral_service to good_work_web, good_work_jobs;

create table referral_template (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  team text not null,
  name text not null,
  answers jsonb not null,
  updated_at timestamptz not null,
  ended_at timestamptz
);
create index referral_template_of on referral_template (organization_id) where ended_at is null;

-- What a professional has typed and not yet sent.
create table referral_draft (
  id uuid primary key,
  organization_id integer not null references organization,
  account_id integer not null references account,
  answers jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index referral_draft_of on referral_draft (account_id, updated_at desc);

create table referral (
  id uuid primary key,
  reference text not null unique,
  place_slug text not null,
  participant_id uuid not null references participant,
  program text not null,                           -- domain/referral-program.ts
  from_organization_id integer not null references organization,
  from_account_id integer references account,      -- null: a machine, or the person themself
  from_team text,
  to_organization_id integer not null references organization,
  to_hub_id integer references hub,
  service_id integer references referral_service,
  owner_account_id integer references account,     -- the person there; null: the receiving team's queue
  status text not null check (status in ('submitted', 'received', 'in-triage', 'accepted', 'waitlisted',
    'more-info-needed', 'redirected', 'declined', 'contact-attempted', 'engaged', 'started', 'closed', 'withdrawn',
    'unable-to-contact', 'expired')),
  owner_side text check (owner_side in ('referrer', 'receiver', 'person')),
  next_step text,
  due_at timestamptz,
  urgent boolean not null default false,
  delivery text not null default 'sent' check (delivery in ('queued', 'sent', 'acknowledged', 'failed')),
  held_until date,                                 -- the hold that lies over it now; its clocks stand still
  parent_id uuid references referral,
  thread_id uuid not null,                         -- the first of the thread
  agreed_milestones text[] not null default '{}',  -- what the person agreed that the referrer is told
  lawful_basis text not null,
  ways_allowed text[] not null default '{}',       -- how the person may be tried: domain/contact-attempt.ts
  times jsonb not null,                            -- domain/referral.ts ReferralTimes: what the clocks count from
  submitted_at timestamptz not null,
  ended_at timestamptz,
  reason text,                                     -- code of the last decision that needs one
  outcome text,
  feedback_sent_at timestamptz,
  feedback_suppressed text,
  version integer not null default 1,
  sample boolean not null default false,
  check (status <> 'closed' or (outcome is not null and (feedback_sent_at is not null or feedback_suppressed is not null))),
  check ((status in ('closed', 'redirected', 'declined', 'withdrawn', 'unable-to-contact', 'expired'))
    = (ended_at is not null)),
  check (ended_at is not null
    or (owner_side is not null and next_step is not null and length(trim(next_step)) > 0 and due_at is not null))
);
create index referral_inbox on referral (to_organization_id, due_at) where ended_at is null;
create index referral_list on referral (owner_account_id, due_at) where ended_at is null;
create index referral_unassigned on referral (to_organization_id, due_at) where ended_at is null and owner_account_id is null;
create index referral_sent on referral (from_organization_id, submitted_at desc);
create index referral_participant on referral (participant_id);
create index referral_thread on referral (thread_id);
create index referral_due on referral (due_at) where ended_at is null;

-- Exactly what was agreed to be passed on, as it was on the day: never changed.
create table referral_packet (
  referral_id uuid primary key references referral,
  participant_id uuid not null references participant,
  from_organization_id integer not null references organization,
  from_account_id integer references account,
  content jsonb not null,
  content_hash bytea not null,
  wording_version text not null,
  given_key text collate "C" not null,
  family_key text collate "C" not null,
  sealed_at timestamptz not null
);
create index referral_packet_name on referral_packet (family_key, given_key);

-- Everything that happened, in order. Insert only; an undo is another row.
create table referral_event (
  id bigint generated always as identity primary key,
  referral_id uuid not null references referral,
  participant_id uuid not null references participant,
  at timestamptz not null,
  move text not null,
  from_status text,
  to_status text not null,
  account_id integer references account,           -- null: the clock, a machine or the person
  organization_id integer references organization,
  reason text,
  words text,
  facts jsonb not null default '{}',               -- what an undo needs to put back
  for_referrer boolean not null default false,     -- an agreed milestone, or a decision
  for_person boolean not null default false,
  undoes bigint references referral_event
);
create index referral_event_of on referral_event (referral_id, id);

-- What a referring team follows: decisions, and the milestones that the person agreed to. One row a follower.
create table referral_tracking (
  referral_id uuid not null references referral,
  organization_id integer not null references organization,
  account_id integer references account,
  participant_id uuid not null references participant,
  reference text not null,
  to_organization_id integer not null references organization,
  program text not null,
  state text not null,                             -- domain/referral-milestone.ts: what may be told
  submitted_at timestamptz not null,
  next_step text,                                  -- ours to do, or what they have promised
  due_at timestamptz,
  waits_for_us boolean not null default false,     -- a question to answer, or somebody else to find
  told_at timestamptz not null,
  ended_at timestamptz,
  primary key (referral_id, organization_id)
);
create index referral_tracking_of on referral_tracking (organization_id, submitted_at desc);
create index referral_tracking_open on referral_tracking (organization_id, due_at) where due_at is not null;

create table contact_attempt (
  id bigint generated always as identity primary key,
  referral_id uuid not null references referral,
  participant_id uuid not null references participant,
  at timestamptz not null,
  way text not null,
  result text not null,
  last boolean not null default false,             -- the message that says what happens if nothing is heard
  account_id integer references account
);
create index contact_attempt_of on contact_attempt (referral_id, at);

-- A hold has a reason and an end; ended ones stay, for their days do not count.
create table referral_hold (
  id bigint generated always as identity primary key,
  referral_id uuid not null references referral,
  participant_id uuid not null references participant,
  reason text not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  ended_on date,
  account_id integer references account
);
create index referral_hold_of on referral_hold (referral_id);

-- A link by which a small partner answers without an account. The code is typed in the browser that asked for it.
create table referral_link (
  token_hash bytea primary key,
  referral_id uuid not null references referral,
  organization_id integer not null references organization,
  email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  browser_hash bytea,
  code_hash bytea,
  code_expires_at timestamptz,
  attempts smallint not null default 0,
  ended_at timestamptz
);
create index referral_link_of on referral_link (referral_id);

do $$
declare
  owner_name text := current_user;
  stubs constant text := '(''redirected'', ''declined'', ''withdrawn'', ''expired'')';
  -- Decisions belong to the loop and are told to the referrer anyway; what comes after acceptance only as agreed.
  told constant text := '(''submitted'', ''received'', ''in-triage'', ''more-info-needed'', ''waitlisted'', ''redirected'', ''declined'', ''withdrawn'', ''expired'')';
  excluded constant text := '%1$s.participant_id = any ((select kept_from())::uuid[])';
  open_to constant text := '(not exists (select from restriction s where s.participant_id = %1$s.participant_id and s.lifted_at is null)
    or (select viewer_role()) = ''privacy-lead''
    or %1$s.participant_id = any ((select let_in_to())::uuid[]))';
  glass constant text := '%1$s.participant_id = any ((select in_emergency())::uuid[])';
  to_side constant text := '(to_organization_id = (select viewer_organization())
    and (owner_account_id = (select viewer_account()) or ((select viewer_wide())
      and ((select viewer_every_hub()) or to_hub_id is null or to_hub_id = any ((select viewer_hubs())::integer[])))))';
  from_side constant text := '(from_organization_id = (select viewer_organization())
    and ((select viewer_wide()) or from_account_id = (select viewer_account())))';
  name text;
begin
  foreach name in array array['referral_template', 'referral_draft', 'referral', 'referral_packet', 'referral_event',
    'referral_tracking', 'contact_attempt', 'referral_hold', 'referral_link'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', name, owner_name);
    execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', name);
  end loop;

  -- `coalesce` keeps policies out of the choice of indexes: that is the query's, which names the same rows more narrowly.
  execute format('create policy seen on referral for select to good_work_web using (coalesce(
    id = (select viewer_referral()) or participant_id = (select viewer_participant())
    or (not %s and (((%s or (%s and status in %s)) and %s)
      or (to_organization_id = (select viewer_organization()) and %s))), false))',
    format(excluded, 'referral'), to_side, from_side, told, format(open_to, 'referral'), format(glass, 'referral'));
  execute format('create policy made on referral for insert to good_work_web with check (
    from_organization_id = (select viewer_organization()) and from_account_id is not distinct from (select viewer_account()))');
  execute format('create policy changed on referral for update to good_work_web using (
    id = (select viewer_referral()) or participant_id = (select viewer_participant())
    or ((%s or (%s and status in %s)) and not %s and %s)) with check (true)',
    to_side, from_side, told, format(excluded, 'referral'), format(open_to, 'referral'));

  execute format('create policy seen on referral_packet for select to good_work_web using (
    participant_id = (select viewer_participant())
    or (%s and not %s and %s)
    or exists (select from referral f where f.id = referral_id and f.status not in %s
      and (f.id = (select viewer_referral()) or f.to_organization_id = (select viewer_organization()))))',
    from_side, format(excluded, 'referral_packet'), format(open_to, 'referral_packet'), stubs);
  execute 'create policy made on referral_packet for insert to good_work_web with check (
    from_organization_id = (select viewer_organization()) and from_account_id is not distinct from (select viewer_account()))';

  execute format('create policy seen on referral_tracking for select to good_work_web using (coalesce(
    participant_id = (select viewer_participant())
    or (organization_id = (select viewer_organization())
      and ((select viewer_wide()) or account_id = (select viewer_account())) and not %s and %s)
    or exists (select from referral f where f.id = referral_id and f.to_organization_id = (select viewer_organization())), false))',
    format(excluded, 'referral_tracking'), format(open_to, 'referral_tracking'));
  execute 'create policy made on referral_tracking for insert to good_work_web with check (
    exists (select from referral f where f.id = referral_id))';
  execute 'create policy changed on referral_tracking for update to good_work_web using (
    exists (select from referral f where f.id = referral_id)) with check (true)';

  execute format('create policy seen on referral_event for select to good_work_web using (
    (for_person and participant_id = (select viewer_participant()))
    or (for_referrer and exists (select from referral_tracking t where t.referral_id = referral_event.referral_id
      and t.organization_id = (select viewer_organization())))
    or exists (select from referral f where f.id = referral_id
      and (f.id = (select viewer_referral()) or f.to_organization_id = (select viewer_organization()))
      and (f.status not in %s or move in (''decline'', ''refer-on'', ''withdraw'', ''expire''))))', stubs);
  execute 'create policy made on referral_event for insert to good_work_web with check (
    exists (select from referral f where f.id = referral_id))';

  foreach name in array array['contact_attempt', 'referral_hold'] loop
  execute format('create policy seen on %I for select to good_work_web using (
    exists (select from referral f where f.id = referral_id and f.to_organization_id = (select viewer_organization())
      and f.status not in %s))', name, stubs);
  execute format('create policy made on %I for insert to good_work_web with check (
    exists (select from referral f where f.id = referral_id and f.to_organization_id = (select viewer_organization())))', name);
  end loop;
  execute 'create policy changed on referral_hold for update to good_work_web using (
    exists (select from referral f where f.id = referral_id and f.to_organization_id = (select viewer_organization())))';
end $$;

create policy own on referral_template to good_work_web
  using (organization_id = (select viewer_organization()))
  with check (organization_id = (select viewer_organization()));
create policy own on referral_draft to good_work_web
  using (account_id = (select viewer_account()) and organization_id = (select viewer_organization()))
  with check (account_id = (select viewer_account()) and organization_id = (select viewer_organization()));
-- Found by its digest alone, which nobody can guess; the code and the browser are asked for in records/.
create policy seen on referral_link for select to good_work_web using (true);
create policy changed on referral_link for update to good_work_web using (true);
create policy made on referral_link for insert to good_work_web
  with check (exists (select from referral f where f.id = referral_id));

-- A first reach: by whom they were registered, or by who was sent a referral of theirs; for another organisation only on
-- an agreement, by somebody who may see the person. Definer functions: a policy cannot ask its own table.
create function referred_here(participant uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from referral f where f.participant_id = $1
    and f.to_organization_id = (select viewer_organization()) and f.status not in ('redirected', 'declined', 'withdrawn', 'expired'))
$$;
create function reached_here(participant uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from participant_reach r where r.participant_id = $1
    and r.organization_id = (select viewer_organization()) and (r.until is null or r.until > (select viewer_moment()))
    and ((select viewer_wide()) or r.account_id = (select viewer_account())))
$$;
create policy made on participant_reach for insert to good_work_web with check (
  (organization_id = (select viewer_organization()) and (
    (ground = 'registered' and registered_by(participant_id) = (select viewer_organization()))
    or referred_here(participant_id)))
  or (decision_id is not null and reached_here(participant_id))
);

grant select, insert, update, delete on referral_template, referral_draft to good_work_web;
grant select, insert on referral, referral_packet, referral_event, referral_tracking, contact_attempt, referral_hold, referral_link
  to good_work_web;
grant update (ended_on, until_on) on referral_hold to good_work_web;
grant update (to_hub_id, owner_account_id, status, owner_side, next_step, due_at, urgent, delivery, held_until,
  agreed_milestones, ways_allowed, times, submitted_at, ended_at, reason, outcome, feedback_sent_at, feedback_suppressed, version) on referral to good_work_web;
grant update (state, next_step, due_at, told_at, waits_for_us, ended_at) on referral_tracking to good_work_web;
grant update (browser_hash, code_hash, code_expires_at, attempts, ended_at) on referral_link to good_work_web;
grant select, insert on referral, referral_packet, referral_event, referral_tracking, contact_attempt, referral_hold to good_work_jobs;
grant update on referral, referral_hold, referral_tracking, referral_link to good_work_jobs;
grant select, delete on referral_draft, referral_link to good_work_jobs;
grant select, insert on referral_template to good_work_jobs;

-- Who takes back that their referrer hears how it goes is told of no further; what was a milestone is "accepted" again.
create function hide_progress() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if new.withdrawn_at is null or new.purpose <> 'progress-to-referrer' then return new; end if;
  update referral set agreed_milestones = '{}', version = version + 1
    where participant_id = new.participant_id and from_organization_id = new.recipient_organization_id;
  update referral_tracking set state = 'accepted', next_step = null, due_at = null, ended_at = null
    where participant_id = new.participant_id and organization_id = new.recipient_organization_id
      and state in ('engaged', 'started', 'closed', 'unable-to-contact');
  return new;
end $$;
create trigger hide_progress after update on sharing_decision for each row execute function hide_progress();

-- History grows into the audit trail: reads as well as changes, of whom, and why; chained, so that nothing in it can be
-- changed or left out unseen.
alter table history
  add column participant_id uuid,                  -- no key: it outlives the person it speaks of
  add column why text;
create index history_participant on history (participant_id, id) where participant_id is not null;
create index history_organization on history (organization_id, id);

create table history_link (
  chain integer not null,
  seq bigint not null,
  history_id bigint not null unique,
  hash bytea not null,
  primary key (chain, seq)
);
create table history_head (
  chain integer primary key,
  seq bigint not null,
  hash bytea not null
);

-- One chain an organisation. What nobody's organisation did is spread over sixteen, so that visitors do not queue.
create function chain_of(h history) returns integer language sql immutable as
  'select coalesce(h.organization_id, -1 - (h.id % 16)::integer)';

-- What is hashed, in an order that stays: the verifier builds the same text from the row itself.
create function history_text(h history) returns text language sql stable as $$
  select concat_ws(chr(31), h.id, (extract(epoch from h.at) * 1000000)::bigint, coalesce(h.account_id::text, '-'),
    coalesce(h.organization_id::text, '-'), h.actor, h.verb, h.subject, coalesce(h.participant_id::text, '-'),
    coalesce(h.why, '-'), h.details::text)
$$;

create function link_history() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  head public.history_head;
  next_hash bytea;
begin
  insert into public.history_head values (public.chain_of(new), 0, '\x') on conflict do nothing;
  select * into head from public.history_head where chain = public.chain_of(new) for update;
  next_hash := sha256(head.hash || convert_to(public.history_text(new), 'UTF8'));
  insert into public.history_link values (head.chain, head.seq + 1, new.id, next_hash);
  update public.history_head set seq = head.seq + 1, hash = next_hash where chain = head.chain;
  return null;
end $$;
-- At the very end of the transaction, so that the head is held for its last moment only.
create constraint trigger link_history after insert on history
  deferrable initially deferred for each row execute function link_history();

do $$
declare
  h history;
begin
  for h in select * from history order by id loop
    insert into history_head values (chain_of(h), 0, '\x') on conflict do nothing;
    insert into history_link
      select chain, seq + 1, h.id, sha256(hash || convert_to(history_text(h), 'UTF8')) from history_head
      where chain = chain_of(h);
    update history_head f set seq = l.seq, hash = l.hash from history_link l
      where l.history_id = h.id and f.chain = l.chain;
  end loop;
end $$;

grant select on history_link, history_head to good_work_web, good_work_jobs;
