-- A referral can begin from somebody's record: the draft says whose, and closes with the sight of it.
alter table referral_draft add column participant_id uuid references participant on delete cascade;
create index referral_draft_person on referral_draft (participant_id) where participant_id is not null;

-- Whom this viewer may change, as the policy on participant says: an emergency opens nobody to be referred.
create function may_change(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from participant_reach r where r.participant_id = $1
      and r.organization_id = (select viewer_organization()) and (r.until is null or r.until > (select viewer_moment()))
      and (r.account_id = (select viewer_account()) or ((select viewer_wide()) and ((select viewer_every_hub())
        or r.hub_id is null or r.hub_id = any ((select viewer_hubs())::integer[])))))
    and not $1 = any ((select kept_from())::uuid[])
    and (not exists (select from restriction s where s.participant_id = $1 and s.lifted_at is null)
      or (select viewer_role()) = 'privacy-lead' or $1 = any ((select let_in_to())::uuid[]))
$$;

-- Whom this viewer may refer: whoever they registered in this very moment, may change, or have in the referral before.
create function may_refer(person uuid, before uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from participant p where p.id = $1 and p.created_at = (select viewer_moment())
      and p.registered_by = (select viewer_organization()))
    or may_change($1)
    or (not $1 = any ((select kept_from())::uuid[]) and exists (select from referral f where f.id = $2
      and f.participant_id = $1
      and (select viewer_organization()) in (f.from_organization_id, f.to_organization_id)))
$$;

drop policy own on referral_draft;
create policy own on referral_draft to good_work_web
  using (account_id = (select viewer_account()) and organization_id = (select viewer_organization())
    and (participant_id is null or may_change(participant_id)))
  with check (account_id = (select viewer_account()) and organization_id = (select viewer_organization())
    and (participant_id is null or may_change(participant_id)));

drop policy made on referral;
create policy made on referral for insert to good_work_web with check (
  from_organization_id = (select viewer_organization()) and from_account_id is not distinct from (select viewer_account())
  and may_refer(participant_id, parent_id));

-- As before, but a record that is kept shut already keeps its reason beside the new one.
create or replace function keep_shut(sent uuid, because text) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  theirs referral;
  council integer;
begin
  select * into theirs from referral where id = sent and from_account_id = looking.account_id
    and submitted_at = looking.at;
  select id into council from organization where kind = 'council'
    and (place_slug = theirs.place_slug or place_slug is null) order by place_slug nulls last, id limit 1;
  if theirs.id is null or council is null then return false; end if;
  insert into restriction (participant_id, organization_id, reason, since, created_by)
    values (theirs.participant_id, council, because, looking.at, looking.account_id)
    on conflict (participant_id) do update set organization_id = excluded.organization_id,
      reason = case when restriction.lifted_at is null then concat_ws(E'\n', restriction.reason, excluded.reason)
        else excluded.reason end,
      since = excluded.since, created_by = excluded.created_by, lifted_at = null, lifted_by = null;
  insert into restriction_pass (participant_id, account_id, since, created_by)
    values (theirs.participant_id, looking.account_id, looking.at, looking.account_id)
    on conflict (participant_id, account_id) do update set ended_at = null;
  -- On the council's list, which a restricted record opens to its privacy lead alone.
  insert into participant_reach (participant_id, organization_id, ground, referral_id, since)
    select theirs.participant_id, council, 'referral', theirs.id, looking.at
    where not exists (select from participant_reach r where r.participant_id = theirs.participant_id
      and r.organization_id = council and r.until is null);
  return true;
end $$;

-- Open referrals whose agreement was taken back: the clock ends them.
create index referral_unshared on referral (sharing_ended_at) where ended_at is null and sharing_ended_at is not null;

-- As before, but progress is told for as long as one agreement to it stands, as a referral is shared.
create or replace function hide_progress() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if new.withdrawn_at is null or new.purpose <> 'progress-to-referrer' then return new; end if;
  if exists (select from sharing_decision d where d.participant_id = new.participant_id
      and d.purpose = new.purpose and d.withdrawn_at is null
      and d.recipient_organization_id = new.recipient_organization_id) then return new; end if;
  update referral set agreed_milestones = '{}', version = version + 1
    where participant_id = new.participant_id and from_organization_id = new.recipient_organization_id;
  update referral_tracking set state = 'accepted', next_step = null, due_at = null, ended_at = null
    where participant_id = new.participant_id and organization_id = new.recipient_organization_id
      and state in ('engaged', 'started', 'closed', 'unable-to-contact');
  return new;
end $$;

-- Partners who answer by a link have nobody to be let in to a record that is kept shut: whoever keeps it sends the link.
-- Definer: a privacy lead does not see what others referred to others.
create function keeps_shut(sent uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select (select viewer_role()) = 'privacy-lead' and exists (select from referral f
    join restriction s on s.participant_id = f.participant_id and s.lifted_at is null
    where f.id = $1 and f.ended_at is null and f.sharing_ended_at is null
      and s.organization_id = (select viewer_organization())
      and not f.participant_id = any ((select kept_from())::uuid[]))
$$;
create function links_kept_back(person uuid)
  returns table (referral_id uuid, reference text, organization_id integer, organization text, email text, sent_at timestamptz)
language sql stable security definer set search_path = public, pg_catalog as $$
  select f.id, f.reference, o.id, o.name, r.link_email, (select max(l.created_at) from referral_link l
      where l.referral_id = f.id and l.ended_at is null and l.expires_at > (select viewer_moment()))
    from referral f join referral_service r on r.id = f.service_id and r.answers_by = 'link'
    join organization o on o.id = f.to_organization_id
    where f.participant_id in (select records_of($1)) and keeps_shut(f.id) and may_change($1) order by f.submitted_at
$$;
revoke all on function keeps_shut(uuid), links_kept_back(uuid) from public;
grant execute on function keeps_shut(uuid), links_kept_back(uuid) to good_work_web;
create policy made_by_keeper on referral_link for insert to good_work_web with check (keeps_shut(referral_id));

-- Which side makes which step, as domain/referral.ts says (a test fails where they differ). A side that reaches a row could
-- else write any status into it: open again what it declined, or accept what it sent.
create table referral_step (
  side text not null check (side in ('receiver', 'referrer', 'person')),
  from_status text not null,
  to_status text[] not null,
  primary key (side, from_status)
);
grant select on referral_step to good_work_web, good_work_jobs;
insert into referral_step values
  ('receiver', 'submitted', '{received}'),
  ('receiver', 'received', '{in-triage, accepted, waitlisted, more-info-needed, redirected, declined}'),
  ('receiver', 'in-triage', '{accepted, waitlisted, more-info-needed, redirected, declined}'),
  ('receiver', 'accepted', '{contact-attempted, engaged, started, waitlisted, redirected, closed}'),
  ('receiver', 'waitlisted', '{accepted, redirected, declined, unable-to-contact}'),
  ('receiver', 'more-info-needed', '{accepted, redirected, declined}'),
  ('receiver', 'contact-attempted', '{engaged, started, redirected, unable-to-contact, closed}'),
  ('receiver', 'engaged', '{started, redirected, unable-to-contact, closed}'),
  ('receiver', 'started', '{redirected, unable-to-contact, closed}'),
  ('receiver', 'closed', '{accepted}'),
  ('receiver', 'unable-to-contact', '{accepted}'),
  ('referrer', 'submitted', '{withdrawn}'),
  ('referrer', 'received', '{withdrawn}'),
  ('referrer', 'in-triage', '{withdrawn}'),
  ('referrer', 'waitlisted', '{withdrawn}'),
  ('referrer', 'more-info-needed', '{in-triage, withdrawn}'),
  ('referrer', 'redirected', '{submitted}'),
  ('referrer', 'declined', '{submitted}'),
  ('referrer', 'withdrawn', '{submitted}'),
  ('referrer', 'expired', '{submitted}'),
  ('person', 'submitted', '{withdrawn}'),
  ('person', 'received', '{withdrawn}'),
  ('person', 'in-triage', '{withdrawn}'),
  ('person', 'accepted', '{withdrawn}'),
  ('person', 'waitlisted', '{withdrawn}'),
  ('person', 'more-info-needed', '{in-triage, withdrawn}'),
  ('person', 'contact-attempted', '{withdrawn}'),
  ('person', 'engaged', '{withdrawn}'),
  ('person', 'started', '{withdrawn}'),
  ('person', 'withdrawn', '{submitted}'),
  ('person', 'unable-to-contact', '{accepted}'),
  ('person', 'expired', '{submitted}');

-- What a step can be taken back to, and by whom: kept by the trigger alone, no login may write it.
alter table referral
  add column status_before text,
  add column status_at timestamptz,
  add column status_by integer;
-- Nobody changes these any more once it is sent.
revoke update (submitted_at, urgent, delivery, ways_allowed, to_hub_id) on referral from good_work_web;

create function keep_to_own_side() returns trigger
language plpgsql set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  receives boolean := coalesce(new.to_organization_id = looking.organization_id or new.id = looking.referral_id, false);
  sends boolean := coalesce(new.from_organization_id = looking.organization_id, false);
  owns boolean := coalesce(new.participant_id = looking.participant_id, false);
  undone boolean := receives and new.status = old.status_before and old.status_by = looking.organization_id
    and old.status_at >= looking.at - interval '30 minutes';
  -- That the person takes it back is written down by either side; the rest the person says.
  stepped boolean := exists (select from referral_step s where s.from_status = old.status
    and new.status = any (s.to_status) and ((s.side = 'receiver' and receives) or (s.side = 'referrer' and sends)
      or (s.side = 'person' and (owns or new.status = 'withdrawn'))));
begin
  if current_user = 'good_work_web' then
    if new.status <> old.status and not coalesce(stepped or undone, false) then
      raise exception 'not a step of this side' using errcode = 'check_violation';
    end if;
    if new.status = old.status and not receives and not owns and old.ended_at is null then
      raise exception 'an open referral is its receiver''s' using errcode = 'check_violation';
    end if;
    if new.owner_account_id is distinct from old.owner_account_id and not receives then
      raise exception 'its receiver gives it out' using errcode = 'check_violation';
    end if;
    if new.agreed_milestones <> old.agreed_milestones and not owns then
      raise exception 'the person agrees to what is told' using errcode = 'check_violation';
    end if;
  end if;
  if new.status <> old.status then
    new.status_before := case when undone then null else old.status end;
    new.status_at := looking.at;
    new.status_by := coalesce(looking.organization_id, case when receives then new.to_organization_id end);
  end if;
  return new;
end $$;
create trigger keep_to_own_side before update on referral for each row execute function keep_to_own_side();

drop policy made on referral;
create policy made on referral for insert to good_work_web with check (
  from_organization_id = (select viewer_organization()) and from_account_id is not distinct from (select viewer_account())
  and status = 'submitted' and owner_account_id is null and status_before is null
  and may_refer(participant_id, parent_id));

-- What followers read, and no more than the person agreed (statusSeenBy of domain/referral-milestone.ts).
create function told_as(status text, agreed text[]) returns text language sql immutable as $$
  select case
    when $1 = 'in-triage' then 'received'
    when $1 = 'contact-attempted' then 'accepted'
    when $1 = 'started' and 'started' = any ($2) then 'started'
    when $1 in ('engaged', 'started') then case when 'contacted' = any ($2) then 'engaged' else 'accepted' end
    when $1 = 'closed' and not 'finished' = any ($2) then 'accepted'
    when $1 = 'unable-to-contact' and not 'not-reached' = any ($2) then 'accepted'
    else $1 end
$$;
create function tell_as_agreed() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if not exists (select from referral f where f.id = new.referral_id
      and new.state = told_as(f.status, f.agreed_milestones)
      and (new.outcome is null or (new.state = 'closed' and new.outcome is not distinct from f.outcome))) then
    raise exception 'more than the person agreed to, or what is not so' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger tell_as_agreed before update on referral_tracking
  for each row when (current_user = 'good_work_web') execute function tell_as_agreed();

-- Who sees a person is not made longer by whom it lets see: only a referral that goes on, as its agreement does.
drop policy changed on participant_reach;
create policy changed on participant_reach for update to good_work_web
  using (organization_id = (select viewer_organization())
    and ((select viewer_wide()) or account_id = (select viewer_account())))
  with check (organization_id = (select viewer_organization()));
create function bound_reach_by_referral() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if coalesce(new.until, 'infinity') > coalesce(old.until, 'infinity') and not exists (select from referral f
      where f.id = old.referral_id and old.ground = 'referral' and f.to_organization_id = old.organization_id
      and f.sharing_ended_at is null and f.status not in ('redirected', 'declined', 'withdrawn', 'expired')
      and not exists (select from sharing_decision d where d.id = old.decision_id
        and coalesce(new.until, 'infinity') > least(coalesce(d.withdrawn_at, 'infinity'), coalesce(d.expires_at, 'infinity')))) then
    raise exception 'sight of a person that has ended' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger bound_reach_by_referral before update of until on participant_reach
  for each row when (current_user = 'good_work_web') execute function bound_reach_by_referral();

-- A link that ended stays ended, and is ended by who sees its referral.
drop policy changed on referral_link;
create policy changed on referral_link for update to good_work_web
  using (exists (select from referral f where f.id = referral_id) or keeps_shut(referral_id))
  with check (ended_at is not null);

-- What happened is written by who did it: nobody writes in the name of somebody else.
drop policy made on referral_event;
create policy made on referral_event for insert to good_work_web with check (
  account_id is not distinct from (select viewer_account())
  and exists (select from referral f where f.id = referral_id
    and organization_id is not distinct from coalesce((select viewer_organization()),
      case when f.id = (select viewer_referral()) then f.to_organization_id end)));

do $$
declare
  name text;
begin
  foreach name in array array['contact_attempt', 'referral_hold'] loop
    execute format('drop policy made on %I', name);
    execute format('create policy made on %I for insert to good_work_web with check (
      account_id is not distinct from (select viewer_account())
      and exists (select from referral f where f.id = referral_id
        and (f.to_organization_id = (select viewer_organization()) or f.id = (select viewer_referral()))))', name);
  end loop;
end $$;
drop policy made_by_link on contact_attempt;

-- A file becomes part of a packet in the moment in which it is sealed.
drop policy changed on referral_file;
create policy changed on referral_file for update to good_work_web
  using (referral_id is null and account_id = (select viewer_account()))
  with check (account_id = (select viewer_account())
    and exists (select from referral_packet p where p.referral_id = referral_file.referral_id
      and p.from_account_id = (select viewer_account()) and p.sealed_at = (select viewer_moment())));
