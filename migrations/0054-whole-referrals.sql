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
