-- The promise is a constraint: nothing open belongs to somebody who is not there any more. Whoever leaves, whose account
-- is closed, or who gets a part that looks after nobody, gives their work to others in the same transaction, or the
-- database refuses. src/domain/caring.ts has the roles and the rule of who gets what.

create function caring_roles() returns text[] language sql immutable as
  $$select array['hub-manager', 'adviser', 'intake-officer', 'partner-adviser', 'partner-manager']$$;

-- Whether an organisation is the council of a borough: its people look after requests for help there.
create function runs_place(organization integer, place text) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from organization o where o.id = $1 and o.kind = 'council'
    and (o.place_slug is null or o.place_slug = $2))
$$;

-- Whether somebody can look after people for an organisation now. It holds the membership until the transaction ends, so
-- that whoever ends it at this moment waits, and then finds what was given.
create function cares_for(account integer, organization integer) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  perform from membership m join account a on a.id = m.account_id
    where m.account_id = $1 and m.organization_id = $2 and m.ended_at is null and a.disabled_at is null
      and m.role = any (caring_roles())
      and not exists (select from organization o where o.id = $2 and o.standing in ('suspended', 'refused'))
    for share of m, a;
  return found;
end $$;
create function cares_in_place(account integer, place text) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  perform from membership m join account a on a.id = m.account_id
    where m.account_id = $1 and runs_place(m.organization_id, $2) and m.ended_at is null and a.disabled_at is null
      and m.role = any (caring_roles())
    for share of m, a;
  return found;
end $$;

-- Side one: what is given to somebody, or opened again in their name.
create function keep_promise() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  kept boolean;
begin
  if tg_table_name = 'help_request' then
    select cares_in_place(adviser_id, place_slug) into kept from help_request
      where id = new.id and status <> 'closed' and adviser_id is not null;
  elsif tg_table_name = 'referral' then
    select cares_for(owner_account_id, to_organization_id) into kept from referral
      where id = new.id and ended_at is null and owner_account_id is not null;
  elsif tg_table_name = 'support_case' then
    select cares_for(owner_account_id, organization_id) into kept from support_case
      where id = new.id and closed_at is null;
  else
    select cares_for(owner_account_id, organization_id) into kept from appointment
      where id = new.id and status in ('offered', 'booked');
  end if;
  if kept is false then
    raise exception 'nobody who is there looks after this %', tg_table_name
      using errcode = 'check_violation', constraint = 'promise';
  end if;
  return null;
end $$;

create constraint trigger promise_made after insert on referral deferrable initially deferred
  for each row when (new.ended_at is null and new.owner_account_id is not null) execute function keep_promise();
create constraint trigger promise_kept after update on referral deferrable initially deferred
  for each row when (new.ended_at is null and new.owner_account_id is not null
    and (old.owner_account_id is distinct from new.owner_account_id or old.ended_at is not null))
  execute function keep_promise();
create constraint trigger promise_made after insert on support_case deferrable initially deferred
  for each row when (new.closed_at is null) execute function keep_promise();
create constraint trigger promise_kept after update on support_case deferrable initially deferred
  for each row when (new.closed_at is null
    and (old.owner_account_id is distinct from new.owner_account_id or old.closed_at is not null))
  execute function keep_promise();
create constraint trigger promise_made after insert on appointment deferrable initially deferred
  for each row when (new.status in ('offered', 'booked')) execute function keep_promise();
create constraint trigger promise_kept after update on appointment deferrable initially deferred
  for each row when (new.status in ('offered', 'booked')
    and (old.owner_account_id <> new.owner_account_id or old.status not in ('offered', 'booked')))
  execute function keep_promise();
create constraint trigger promise_made after insert on help_request deferrable initially deferred
  for each row when (new.status <> 'closed' and new.adviser_id is not null) execute function keep_promise();
create constraint trigger promise_kept after update on help_request deferrable initially deferred
  for each row when (new.status <> 'closed' and new.adviser_id is not null
    and (old.adviser_id is distinct from new.adviser_id or old.status = 'closed'))
  execute function keep_promise();

-- Side two: somebody goes.
create function has_work(account integer, organization integer) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from referral where owner_account_id = $1 and to_organization_id = $2 and ended_at is null)
    or exists (select from support_case where owner_account_id = $1 and organization_id = $2 and closed_at is null)
    or exists (select from appointment where owner_account_id = $1 and organization_id = $2
      and status in ('offered', 'booked'))
    or exists (select from help_request where adviser_id = $1 and status <> 'closed' and runs_place($2, place_slug))
$$;
create function keep_promise_of_leaver() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  gone jsonb := to_jsonb(old);
  whose integer := coalesce(gone ->> 'account_id', gone ->> 'id')::integer;
  part record;
begin
  for part in select distinct organization_id from membership where account_id = whose
    and organization_id = coalesce((gone ->> 'organization_id')::integer, organization_id)
  loop
    if not cares_for(whose, part.organization_id) and has_work(whose, part.organization_id) then
      raise exception 'somebody goes and leaves people behind' using errcode = 'check_violation', constraint = 'promise';
    end if;
  end loop;
  return null;
end $$;
create constraint trigger promise_of_leaver after update on membership deferrable initially deferred
  for each row when (old.ended_at is null and (new.ended_at is not null or new.role <> old.role
    or new.account_id <> old.account_id or new.organization_id <> old.organization_id))
  execute function keep_promise_of_leaver();
create constraint trigger promise_of_closed_account after update on account deferrable initially deferred
  for each row when (old.disabled_at is null and new.disabled_at is not null)
  execute function keep_promise_of_leaver();
-- Nobody of an organisation on hold signs in for it: it is not put on hold over the heads of those whom it looks after.
create function people_at(organization integer) returns integer
language sql stable security definer set search_path = public, pg_catalog as $$
  select ((select count(distinct participant_id) from support_case where organization_id = $1 and closed_at is null)
    + (select count(distinct f.participant_id) from referral f where f.to_organization_id = $1 and f.ended_at is null
      and f.owner_account_id is not null and not exists (select from support_case c
        where c.participant_id = f.participant_id and c.organization_id = $1 and c.closed_at is null)))::integer
$$;
create function keep_promise_of_hold() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if people_at(new.id) > 0 then
    raise exception 'an organisation on hold would leave people behind' using errcode = 'check_violation', constraint = 'promise';
  end if;
  return null;
end $$;
create constraint trigger promise_of_hold after update on organization deferrable initially deferred
  for each row when (new.standing in ('suspended', 'refused') and old.standing not in ('suspended', 'refused'))
  execute function keep_promise_of_hold();

-- A part that was deleted would say nothing afterwards: it is ended, and never deleted while it is in force.
create function refuse_deleted_part() returns trigger language plpgsql as $$
begin
  raise exception 'a part in a team is ended, not deleted' using errcode = 'check_violation', constraint = 'promise';
end $$;
create trigger promise_of_deleted_part before delete on membership
  for each row when (old.ended_at is null) execute function refuse_deleted_part();

-- A referral that is opened again after its adviser has gone waits in the team's queue, whoever opens it.
create function queue_reopened() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if cares_for(new.owner_account_id, new.to_organization_id) then return new; end if;
  insert into referral_handover (id, referral_id, participant_id, organization_id, from_account_id, at)
    values (gen_random_uuid(), new.id, new.participant_id, new.to_organization_id, new.owner_account_id, now());
  update participant_reach set account_id = null
    where referral_id = new.id and organization_id = new.to_organization_id and ground = 'referral' and until is null;
  new.owner_account_id := null;
  return new;
end $$;
create trigger queue_reopened before update on referral
  for each row when (old.ended_at is not null and new.ended_at is null and new.owner_account_id is not null)
  execute function queue_reopened();

-- Who may give away what somebody of an organisation looks after: whoever manages its team, or shares out its work.
create function may_give_work(organization integer) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select session_user <> 'good_work_web'
    or coalesce(((select viewer_acting_for()) = $1 and (select viewer_acting_as()) in ('administrator',
      'partner-administrator', 'hub-manager', 'intake-officer', 'partner-manager'))
    or (select viewer_acting_as()) = 'administrator', false)
$$;

-- What somebody looks after, as much as is needed to share it out: opaque ids, hubs, weights; whom not to give it to.
create function work_of(account integer, organization integer)
returns table (person uuid, request integer, hub integer, weight integer, may_wait boolean, barred integer[], only_to integer[])
language sql stable security definer set search_path = public, pg_catalog as $$
  with mine as (
    select c.participant_id, c.hub_id, c.weight::integer as weight, false as may_wait from support_case c
      where c.owner_account_id = $1 and c.organization_id = $2 and c.closed_at is null
    union all
    select f.participant_id, f.to_hub_id, case when exists (select from support_case c where c.referral_id = f.id
        and c.closed_at is null) then 0 else 60 end, true from referral f
      where f.owner_account_id = $1 and f.to_organization_id = $2 and f.ended_at is null
    union all
    select a.participant_id, a.hub_id, 0, false from appointment a
      where a.owner_account_id = $1 and a.organization_id = $2 and a.status in ('offered', 'booked')
  )
  select m.participant_id, null::integer, (array_agg(m.hub_id) filter (where m.hub_id is not null))[1],
    sum(m.weight)::integer, bool_and(m.may_wait),
    array(select e.account_id from exclusion e where e.participant_id = m.participant_id and e.ended_at is null),
    case when exists (select from restriction s where s.participant_id = m.participant_id and s.lifted_at is null)
      then array(select p.account_id from restriction_pass p where p.participant_id = m.participant_id and p.ended_at is null) end
  from mine m where may_give_work($2) group by m.participant_id
  union all
  select null, h.id, h.hub_id, 40, h.status = 'owned', '{}', null from help_request h
    where may_give_work($2) and h.adviser_id = $1 and h.status <> 'closed' and runs_place($2, h.place_slug)
$$;

-- Who looks after people at an organisation, and how much each has: numbers alone, for sharing out.
create index support_case_load on support_case (organization_id, owner_account_id) include (weight) where closed_at is null;
create function loads_of(organization integer)
returns table (account_id integer, name text, roles text[], hubs integer[], everywhere boolean, weight integer,
  cases integer, ceiling integer)
language sql stable security definer set search_path = public, pg_catalog as $$
  select a.id, a.name, array_agg(m.role), coalesce((select array_agg(h) from membership n, unnest(n.hub_ids) as h
      where n.account_id = a.id and n.organization_id = $1 and n.ended_at is null), '{}'),
    bool_or(m.hub_ids = '{}'), coalesce(min(k.weight), 0)::integer, coalesce(min(k.cases), 0)::integer, min(c.ceiling)
  from membership m join account a on a.id = m.account_id and a.disabled_at is null
    left join adviser_ceiling c on c.account_id = a.id and c.organization_id = $1
    left join (select owner_account_id, sum(weight) as weight, count(*) as cases from support_case
      where organization_id = $1 and closed_at is null group by owner_account_id) k on k.owner_account_id = a.id
  where m.organization_id = $1 and m.ended_at is null and m.role = any (caring_roles())
    and (may_give_work($1) or $1 = (select viewer_organization()))
  group by a.id, a.name order by a.name, a.id
$$;

-- Gives work of one person of a team to others: everything of a participant goes together, with a row for each thing that
-- changed hands. `gifts`: [{person, request, taker, let_in}]; no taker: back to the queue of the team, for today.
create function give_work(giver integer, organization integer, gifts jsonb, said text, because text, moment timestamptz)
returns integer language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  tonight timestamptz := ((moment at time zone 'Europe/London')::date + time '23:59') at time zone 'Europe/London';
  gift record;
  thing record;
  given integer := 0;
  moved integer;
begin
  for gift in select * from jsonb_to_recordset(gifts) as g (person uuid, request integer, taker integer, let_in boolean) loop
    -- Whoever shares out gives what they may change; an adviser gives what is their own.
    if not (session_user <> 'good_work_web' or looking.acting_as in ('administrator', 'partner-administrator')
        or gift.person is null or works_with(gift.person))
      or not (may_give_work(organization) or (looking.account_id = giver and looking.organization_id = organization
        and looking.role = any (caring_roles()))) then
      raise exception 'not theirs to give' using errcode = 'insufficient_privilege';
    end if;
    moved := 0;
    if gift.request is not null then
      update help_request set adviser_id = gift.taker, status = case when gift.taker is null then 'new' else status end,
          due_at = case when gift.taker is null then least(due_at, tonight) else due_at end
        where id = gift.request and adviser_id = giver and status <> 'closed' and runs_place(organization, place_slug);
      if not found then continue; end if;
      insert into help_request_entry (help_request_id, at, kind, account_id, words, for_person)
        values (gift.request, moment, case when gift.taker is null then 'handed-over' else 'assigned' end,
          looking.account_id, null, true);
      insert into history (at, account_id, organization_id, actor, verb, subject, details, why)
        values (moment, looking.account_id, organization, coalesce(looking.kind, 'job'), 'help-request.assigned',
          'help-request:' || gift.request, jsonb_build_object('from', giver, 'to', gift.taker), 'support');
      given := given + 1;
      continue;
    end if;

    if exists (select from exclusion where participant_id = gift.person and account_id = gift.taker and ended_at is null) then
      raise exception 'not to be given to them' using errcode = 'check_violation', constraint = 'kept_from';
    end if;
    if exists (select from restriction where participant_id = gift.person and lifted_at is null)
      and not exists (select from restriction_pass where participant_id = gift.person and account_id = gift.taker
        and ended_at is null) then
      -- A shut record whose people have all gone: whoever takes it on is let in, and the history says so.
      if gift.let_in is not true or gift.taker is null or not may_give_work(organization) then
        raise exception 'not to be given to them' using errcode = 'check_violation', constraint = 'kept_from';
      end if;
      insert into restriction_pass (participant_id, account_id, since, created_by)
        values (gift.person, gift.taker, moment, looking.account_id)
        on conflict (participant_id, account_id) do update set ended_at = null, since = excluded.since;
      insert into history (at, account_id, organization_id, actor, verb, subject, details, participant_id, why)
        values (moment, looking.account_id, organization, coalesce(looking.kind, 'job'), 'restriction.let-in',
          'participant:' || gift.person, jsonb_build_object('account', gift.taker), gift.person, 'privacy');
    end if;

    for thing in select id from referral where participant_id = gift.person and to_organization_id = organization
        and owner_account_id = giver and ended_at is null order by id for update loop
      insert into referral_handover (id, referral_id, participant_id, organization_id, from_account_id, to_account_id, at, account_id)
        values (gen_random_uuid(), thing.id, gift.person, organization, giver, gift.taker, moment, looking.account_id);
      update participant_reach set account_id = gift.taker where referral_id = thing.id
        and organization_id = organization and ground = 'referral' and until is null;
      update referral set owner_account_id = gift.taker, version = version + 1,
          due_at = case when gift.taker is null then least(due_at, tonight) else due_at end
        where id = thing.id;
      moved := moved + 1;
    end loop;
    for thing in select id, status from support_case where participant_id = gift.person
        and organization_id = give_work.organization and owner_account_id = giver and closed_at is null order by id for update loop
      update support_case set owner_account_id = gift.taker, version = version + 1 where id = thing.id;
      insert into case_event (case_id, participant_id, organization_id, at, move, from_status, to_status, account_id,
          from_account_id, to_account_id, reason, words)
        values (thing.id, gift.person, organization, moment, 'hand-over', thing.status, thing.status, looking.account_id,
          giver, gift.taker, because, said);
      moved := moved + 1;
    end loop;
    update appointment set owner_account_id = gift.taker, version = version + 1 where participant_id = gift.person
      and appointment.organization_id = give_work.organization and owner_account_id = giver and status in ('offered', 'booked');
    if found then moved := moved + 1; end if;
    update step set owner_account_id = null, version = version + 1 where participant_id = gift.person
      and step.organization_id = give_work.organization and owner_account_id = giver and ended_at is null;

    update participant_reach r set account_id = gift.taker where r.participant_id = gift.person
      and r.organization_id = give_work.organization and r.account_id = giver and (r.until is null or r.until > moment)
      and r.ground not in ('cohort', 'panel');       -- a part in a group or on a panel is one's own
    if gift.taker is not null and not exists (select from participant_reach r where r.participant_id = gift.person
        and r.organization_id = give_work.organization and r.account_id = gift.taker and (r.until is null or r.until > moment)
        and r.ground not in ('cohort', 'panel')) then
      insert into participant_reach (participant_id, organization_id, hub_id, account_id, ground, referral_id, decision_id, since, until)
        select r.participant_id, r.organization_id, r.hub_id, gift.taker, r.ground, null, r.decision_id, moment, r.until
        from participant_reach r where r.participant_id = gift.person and r.organization_id = give_work.organization
          and (r.until is null or r.until > moment) and r.ground not in ('cohort', 'panel')
        order by r.until nulls first, r.id limit 1;
    end if;
    if moved > 0 then
      insert into history (at, account_id, organization_id, actor, verb, subject, details, participant_id, why)
        values (moment, looking.account_id, organization, coalesce(looking.kind, 'job'), 'participant.handed-over',
          'participant:' || gift.person, jsonb_build_object('from', giver, 'to', gift.taker, 'things', moved), gift.person, 'support');
      given := given + 1;
    end if;
  end loop;
  return given;
end $$;

-- Steps in the cases of others fall to whoever has the case; people without open work stand on nobody's list.
create function leave_lists(giver integer, organization integer, moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if not may_give_work(organization) then raise exception 'not theirs to give' using errcode = 'insufficient_privilege'; end if;
  update step set owner_account_id = null, version = version + 1
    where step.organization_id = leave_lists.organization and owner_account_id = giver and ended_at is null;
  update participant_reach r set account_id = null
    where r.organization_id = leave_lists.organization and r.account_id = giver and (r.until is null or r.until > moment)
      and r.ground not in ('cohort', 'panel');
  update participant_reach r set until = moment
    where r.organization_id = leave_lists.organization and r.account_id = giver and r.until > moment
      and r.ground in ('cohort', 'panel');
end $$;
-- Whom to tell that somebody else helps them now: asked every few minutes.
create index case_event_handed on case_event (at) where move = 'hand-over';
create index step_of_account on step (owner_account_id) where ended_at is null and owner_account_id is not null;

-- Whether the promise is kept, in numbers: a council sees its borough, a partner itself. Nothing of anybody.
create function promise_figures()
returns table (kind text, open integer, without_owner integer, owner_gone integer, without_step integer,
  without_date integer, late integer)
language sql stable security definer set search_path = public, pg_catalog as $$
  with viewed as (
    select o.id, o.kind, o.place_slug from organization o where o.id = (select viewer_acting_for())
      and (select viewer_acting_as()) in ('administrator', 'hub-manager', 'intake-officer', 'privacy-lead', 'analyst',
        'partner-manager')
  ), caring as (
    select distinct m.account_id, m.organization_id, o.kind, o.place_slug
    from membership m join account a on a.id = m.account_id join organization o on o.id = m.organization_id
    where m.ended_at is null and a.disabled_at is null and m.role = any (caring_roles())
  ), things as (
    select 'case' as kind, c.owner_account_id is null as without_owner, k.account_id is null as owner_gone,
      c.next_step, c.due_at
    from viewed v join support_case c on c.closed_at is null and (c.organization_id = v.id or (v.kind = 'council'
        and (v.place_slug is null or c.place_slug = v.place_slug)))
      left join caring k on k.account_id = c.owner_account_id and k.organization_id = c.organization_id
    union all
    select 'referral', f.owner_side is null, f.owner_account_id is not null and k.account_id is null, f.next_step, f.due_at
    from viewed v join referral f on f.ended_at is null and (f.to_organization_id = v.id or (v.kind = 'council'
        and (v.place_slug is null or f.place_slug = v.place_slug)))
      left join caring k on k.account_id = f.owner_account_id and k.organization_id = f.to_organization_id
    union all
    select 'help-request', h.hub_id is null, h.adviser_id is not null and not exists (select from caring k
        where k.account_id = h.adviser_id and k.kind = 'council' and (k.place_slug is null or k.place_slug = h.place_slug)),
      h.next_step, h.due_at
    from viewed v join help_request h on h.status <> 'closed' and v.kind = 'council'
      and (v.place_slug is null or h.place_slug = v.place_slug)
  )
  select n.kind, count(t.kind)::integer, (count(*) filter (where t.without_owner))::integer,
    (count(*) filter (where t.owner_gone))::integer,
    (count(*) filter (where t.kind is not null and length(trim(coalesce(t.next_step, ''))) = 0))::integer,
    (count(*) filter (where t.kind is not null and t.due_at is null))::integer,
    (count(*) filter (where t.due_at < (select viewer_moment())))::integer
  from (values (1, 'referral'), (2, 'help-request'), (3, 'case')) as n (place, kind) left join things t on t.kind = n.kind
  group by n.place, n.kind order by n.place
$$;

-- What stands in the name of somebody who has gone before there was this rule waits in the queue of the team.
do $$
declare
  thing record;
begin
  for thing in select f.id, f.participant_id, f.to_organization_id, f.owner_account_id from referral f
      where f.ended_at is null and f.owner_account_id is not null loop
    if cares_for(thing.owner_account_id, thing.to_organization_id) then continue; end if;
    insert into referral_handover (id, referral_id, participant_id, organization_id, from_account_id, at)
      values (gen_random_uuid(), thing.id, thing.participant_id, thing.to_organization_id, thing.owner_account_id, now());
    update participant_reach set account_id = null
      where referral_id = thing.id and organization_id = thing.to_organization_id and ground = 'referral' and until is null;
    update referral set owner_account_id = null, due_at = least(due_at, now()) where id = thing.id;
  end loop;
  update help_request h set status = 'new', adviser_id = null, due_at = least(due_at, now())
    where h.status <> 'closed' and h.adviser_id is not null and not cares_in_place(h.adviser_id, h.place_slug);
end $$;

revoke all on function people_at(integer), cares_for(integer, integer), cares_in_place(integer, text), has_work(integer, integer),
  work_of(integer, integer), loads_of(integer), give_work(integer, integer, jsonb, text, text, timestamptz),
  leave_lists(integer, integer, timestamptz), promise_figures() from public;
grant execute on function people_at(integer), work_of(integer, integer), loads_of(integer),
  give_work(integer, integer, jsonb, text, text, timestamptz), leave_lists(integer, integer, timestamptz),
  promise_figures() to good_work_web, good_work_jobs;
