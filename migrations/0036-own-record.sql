-- What a partner without accounts sees by a link, and what the person themself sees and decides.

-- The code of a link is kept like every other code that is typed (address_code), for the browser that asked for it.
alter table referral_link drop column browser_hash, drop column code_hash, drop column code_expires_at,
  drop column attempts;

-- When the person ended sharing with the receiver: from then on what was passed on is closed, also of what had ended.
alter table referral add column sharing_ended_at timestamptz;

-- What the person writes to whoever helps them: news, or that a fact about them has changed.
create table participant_word (
  id uuid primary key,
  participant_id uuid not null references participant,
  referral_id uuid not null references referral,
  organization_id integer not null references organization,
  at timestamptz not null,
  kind text not null check (kind in ('news', 'correction', 'feedback')),
  words text,
  useful boolean,                                  -- feedback on what has ended: one tap
  read_at timestamptz,
  read_by integer references account,
  check (words is not null or useful is not null)
);
create index participant_word_of on participant_word (referral_id, at);
create index participant_word_by on participant_word (participant_id);

do $$
declare
  owner_name text := current_user;
begin
  execute 'alter table participant_word enable row level security';
  execute 'alter table participant_word force row level security';
  execute format('create policy owner_all on participant_word to %I using (true) with check (true)', owner_name);
  execute 'create policy jobs_all on participant_word to good_work_jobs using (true) with check (true)';
end $$;
create policy seen on participant_word for select to good_work_web using (
  participant_id = (select viewer_participant())
  or exists (select from referral f where f.id = referral_id and f.sharing_ended_at is null
    and f.status not in ('redirected', 'declined', 'withdrawn', 'expired')
    and (f.id = (select viewer_referral()) or f.to_organization_id = (select viewer_organization()))));
create policy made on participant_word for insert to good_work_web with check (
  participant_id = (select viewer_participant())
  and exists (select from referral f where f.id = referral_id and f.participant_id = participant_word.participant_id
    and f.to_organization_id = participant_word.organization_id));
create policy changed on participant_word for update to good_work_web using (
  exists (select from referral f where f.id = referral_id
    and (f.id = (select viewer_referral()) or f.to_organization_id = (select viewer_organization()))));
grant select, insert on participant_word to good_work_web, good_work_jobs;
grant update (read_at, read_by) on participant_word to good_work_web;

-- A packet is open to its receiver until it is a stub, or until the person ends sharing.
do $$
declare
  open_to constant text := '(not exists (select from restriction s where s.participant_id = referral_packet.participant_id and s.lifted_at is null)
    or (select viewer_role()) = ''privacy-lead''
    or referral_packet.participant_id = any ((select let_in_to())::uuid[]))';
begin
  execute 'drop policy seen on referral_packet';
  execute format('create policy seen on referral_packet for select to good_work_web using (coalesce(
    participant_id = (select viewer_participant())
    or (from_organization_id = (select viewer_organization())
      and ((select viewer_wide()) or from_account_id = (select viewer_account()))
      and not referral_packet.participant_id = any ((select kept_from())::uuid[])
      and %s)
    or exists (select from referral f where f.id = referral_id and f.sharing_ended_at is null
      and f.status not in (''redirected'', ''declined'', ''withdrawn'', ''expired'')
      and (f.id = (select viewer_referral()) or f.to_organization_id = (select viewer_organization()))), false))', open_to);
end $$;

-- A link does what its receiver would do, for its one referral. The person reads what was tried, and why it waits.
create policy seen_by_link_or_person on contact_attempt for select to good_work_web using (
  participant_id = (select viewer_participant()) or referral_id = (select viewer_referral()));
create policy made_by_link on contact_attempt for insert to good_work_web
  with check (referral_id = (select viewer_referral()));
create policy seen_by_link_or_person on referral_hold for select to good_work_web using (
  participant_id = (select viewer_participant()) or referral_id = (select viewer_referral()));
create policy seen_by_link on referral_tracking for select to good_work_web
  using (referral_id = (select viewer_referral()));
create policy made_by_link on participant_reach for insert to good_work_web with check (
  ground = 'referral' and referral_id = (select viewer_referral())
  and exists (select from referral f where f.id = participant_reach.referral_id
    and f.participant_id = participant_reach.participant_id
    and f.to_organization_id = participant_reach.organization_id));

grant insert on referral_link to good_work_jobs;

-- The links of a referral end with it.
create function end_links_with_referral() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  update referral_link set ended_at = new.ended_at where referral_id = new.id and ended_at is null;
  return null;
end $$;
create trigger end_links after update of ended_at on referral
  for each row when (old.ended_at is null and new.ended_at is not null) execute function end_links_with_referral();

-- What else ends when somebody takes an agreement back: sight of the person that rested on a referral, what was passed
-- on with it, and every message to that organisation about them that has not gone yet.
create function end_sharing() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
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
create trigger end_sharing after update of withdrawn_at on sharing_decision
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function end_sharing();

-- Sent again by somebody who has agreed again: open again.
create function share_again() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if exists (select from sharing_decision d where d.participant_id = new.participant_id and d.purpose = 'referral'
      and d.recipient_organization_id = new.to_organization_id and d.withdrawn_at is null
      and d.given_at >= old.sharing_ended_at) then
    new.sharing_ended_at := null;
  end if;
  return new;
end $$;
create trigger share_again before update of status on referral
  for each row when (old.sharing_ended_at is not null and old.status = 'withdrawn' and new.status = 'submitted')
  execute function share_again();

-- The records at an address that somebody has proved, and their answer to a second question. Definer: they may not see
-- the record until they have answered. What others may see, or nobody's birthday is known of, asks for the number too;
-- a restricted record opens to nobody this way. The caller counts the tries.
create function own_records(born date, said_number text, said_reference text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
begin
  if looking.kind is distinct from 'resident' or looking.address is null or born is null then return; end if;
  return query select p.id from participant p
    where p.merged_into is null
      and ((looking.address_kind = 'email' and p.email = looking.address)
        or (looking.address_kind = 'phone' and p.phone = looking.address))
      and not exists (select from restriction s where s.participant_id = p.id and s.lifted_at is null)
      and (p.born_on = born or (p.born_on is null and p.number = said_number))
      and (not p.others_may_see or p.number = said_number)
      and (said_number is null or p.number = said_number)
      and (said_reference is null or exists (select from referral f
        where f.participant_id = p.id and f.reference = said_reference));
end $$;
revoke all on function own_records(date, text, text) from public;
grant execute on function own_records(date, text, text) to good_work_web;

-- What the address alone shows: where it is one person's, and nobody else may see what comes there. No more than lines.
create function referrals_of_address() returns table (
  reference text, to_name text, status text, due_at timestamptz, held_until date, submitted_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  whose uuid[];
begin
  if looking.kind is distinct from 'resident' or looking.address is null then return; end if;
  select array_agg(p.id) into whose from participant p
    where p.merged_into is null
      and ((looking.address_kind = 'email' and p.email = looking.address)
        or (looking.address_kind = 'phone' and p.phone = looking.address));
  if cardinality(whose) is distinct from 1 then return; end if;
  if exists (select from participant p where p.id = whose[1] and p.others_may_see)
    or exists (select from restriction s where s.participant_id = whose[1] and s.lifted_at is null) then return; end if;
  return query select f.reference, o.name, f.status, f.due_at, f.held_until, f.submitted_at
    from referral f join organization o on o.id = f.to_organization_id
    where f.participant_id = whose[1] order by f.submitted_at desc limit 50;
end $$;
revoke all on function referrals_of_address() from public;
grant execute on function referrals_of_address() to good_work_web;

-- Whoever reads their own record in a browser reads it no more once it is restricted: the hub helps them from then on.
create function close_own_sign_ins() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if new.lifted_at is null then update sign_in set participant_id = null where participant_id = new.participant_id; end if;
  return null;
end $$;
create trigger close_own_sign_ins after insert or update on restriction
  for each row execute function close_own_sign_ins();
