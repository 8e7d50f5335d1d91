-- What staff do with referrals: how many each adviser can have, and who was given which, by whom.

-- How many open referrals somebody takes at once; nothing personal. No row: the usual number (domain/referral-share.ts).
create table adviser_ceiling (
  organization_id integer not null references organization,
  account_id integer not null references account,
  ceiling smallint not null check (ceiling between 1 and 200),
  updated_at timestamptz not null,
  updated_by integer references account,
  primary key (organization_id, account_id)
);
grant select, insert, update on adviser_ceiling to good_work_web, good_work_jobs;

-- Every change of who looks after a referral. `made_in` is the transaction, for the trigger below.
create table referral_handover (
  id uuid primary key,
  referral_id uuid not null references referral,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  from_account_id integer references account,
  to_account_id integer references account,
  at timestamptz not null,
  account_id integer references account,           -- who gave it
  made_in xid8 not null default pg_current_xact_id()
);
create index referral_handover_of on referral_handover (referral_id, at);

do $$
declare
  owner_name text := current_user;
begin
  execute 'alter table referral_handover enable row level security';
  execute 'alter table referral_handover force row level security';
  execute format('create policy owner_all on referral_handover to %I using (true) with check (true)', owner_name);
  execute 'create policy jobs_all on referral_handover to good_work_jobs using (true) with check (true)';
end $$;
create policy seen on referral_handover for select to good_work_web using (
  organization_id = (select viewer_organization())
  and exists (select from referral f where f.id = referral_id and f.to_organization_id = (select viewer_organization())));
create policy made on referral_handover for insert to good_work_web with check (
  organization_id = (select viewer_organization()) and account_id is not distinct from (select viewer_account())
  and exists (select from referral f where f.id = referral_id and f.to_organization_id = (select viewer_organization())));
grant select, insert on referral_handover to good_work_web, good_work_jobs;

-- No handover is silent: a referral changes hands only with a row that says so, in the same transaction, and the list on
-- which the person stands changes with it. Whoever sets up a database as its owner is not asked.
create function refuse_silent_handover() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if session_user not in ('good_work_web', 'good_work_jobs') then return null; end if;
  if not exists (select from referral_handover h where h.referral_id = new.id and h.made_in = pg_current_xact_id()
      and h.to_account_id is not distinct from new.owner_account_id) then
    raise exception 'a referral changed hands and nothing says so' using errcode = 'check_violation';
  end if;
  if exists (select from participant_reach r, referral f where f.id = new.id and r.referral_id = f.id
      and r.organization_id = f.to_organization_id and r.ground = 'referral' and r.until is null
      and r.account_id is distinct from f.owner_account_id) then
    raise exception 'a referral and a person are on different lists' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger no_silent_handover after update of owner_account_id on referral
  deferrable initially deferred for each row when (old.owner_account_id is distinct from new.owner_account_id)
  execute function refuse_silent_handover();

-- What ends with a referral, whoever ends it: its hold, which the person and the referrer do not see; and the receiver's
-- sight of the person where no more than a stub is left to them.
create function end_with_referral() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  today date := (new.ended_at at time zone 'Europe/London')::date;
begin
  update referral_hold set ended_on = greatest(today, from_on)
    where referral_id = new.id and ended_on is null and until_on >= today;
  if new.status in ('redirected', 'declined', 'withdrawn', 'expired') then
    update participant_reach set until = new.ended_at
      where referral_id = new.id and organization_id = new.to_organization_id and ground = 'referral' and until is null;
  end if;
  return null;
end $$;
create trigger end_with_referral after update of ended_at on referral
  for each row when (old.ended_at is null and new.ended_at is not null) execute function end_with_referral();

-- A try to reach somebody that was written down by mistake is taken back, and stays to be seen.
alter table contact_attempt add column taken_back_at timestamptz;
grant update (taken_back_at) on contact_attempt to good_work_web, good_work_jobs;
create policy changed on contact_attempt for update to good_work_web using (
  exists (select from referral f where f.id = referral_id and f.to_organization_id = (select viewer_organization())));

-- Messages about a move that was taken back do not go: they wait until it cannot be (domain/referral-move.ts).
create function take_back_messages(about text, at timestamptz) returns void
language sql security definer set search_path = public, pg_catalog as $$
  update message set expires_at = take_back_messages.at
    where starts_with(key, take_back_messages.about) and starts_with(take_back_messages.about, 'referral:')
      and sent_at is null and sending_since is null
$$;
create index message_referral on message (key text_pattern_ops) where starts_with(key, 'referral:') and sent_at is null;

-- Lists by date, page after page.
drop index referral_inbox;
create index referral_inbox on referral (to_organization_id, due_at, id) where ended_at is null;
drop index referral_list;
create index referral_list on referral (owner_account_id, due_at, id) where ended_at is null;
drop index referral_unassigned;
create index referral_unassigned on referral (to_organization_id, due_at, id)
  where ended_at is null and owner_account_id is null;
create index referral_held on referral (to_organization_id, due_at, id) where ended_at is null and held_until is not null;
create index referral_tracking_waits on referral_tracking (organization_id, due_at, referral_id) where waits_for_us;
