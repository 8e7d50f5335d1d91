-- The promise, counted: messages that wait, requests for money and questions for several stand beside referrals, requests
-- for help and cases. What must not be is looked for at each look; how much is open is kept count of.

-- Whoever asks several people something has the question until there is an answer. It goes with the case when that is
-- handed over, and to somebody who is there when they leave.
alter table panel_question add column owner_account_id integer references account;
update panel_question set owner_account_id = asked_by;
alter table panel_question add check (decided_at is not null or owner_account_id is not null);
drop index panel_question_mine;
create index panel_question_mine on panel_question (owner_account_id, look_by) where decided_at is null;

create function own_panel() returns trigger language plpgsql as $$
begin
  new.owner_account_id := coalesce(new.owner_account_id, new.asked_by);
  return new;
end $$;
create trigger own_panel before insert on panel_question for each row execute function own_panel();

create function hand_over_panels() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.panel_question set owner_account_id = new.owner_account_id
    where participant_id = new.participant_id and organization_id = new.organization_id and decided_at is null
      and owner_account_id = old.owner_account_id;
  return null;
end $$;
create trigger hand_over_panels after update of owner_account_id on support_case for each row
  when (new.owner_account_id is not null and new.owner_account_id is distinct from old.owner_account_id)
  execute function hand_over_panels();

-- Who takes on a question of a colleague who goes: whoever has the person's case; else who shares work out and may see
-- them.
create function panel_desk(organization integer, participant uuid, apart_from integer) returns integer
language sql stable security definer set search_path = public, pg_catalog as $$
  select coalesce(
    (select c.owner_account_id from support_case c where c.participant_id = $2 and c.organization_id = $1
      and c.closed_at is null and c.owner_account_id <> $3 order by c.opened_at desc limit 1),
    (select m.account_id from membership m join account a on a.id = m.account_id
      where m.organization_id = $1 and m.ended_at is null and a.disabled_at is null and m.role = any (caring_roles())
        and m.account_id <> $3
        and not exists (select from exclusion e where e.participant_id = $2 and e.account_id = m.account_id
          and e.ended_at is null)
        and (not exists (select from restriction s where s.participant_id = $2 and s.lifted_at is null)
          or exists (select from restriction_pass p where p.participant_id = $2 and p.account_id = m.account_id
            and p.ended_at is null))
      order by array_position(array['hub-manager', 'partner-manager', 'intake-officer', 'adviser', 'partner-adviser'], m.role),
        m.account_id limit 1))
$$;
create function rehome_panels() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  leaver integer := case when tg_table_name = 'account' then (to_jsonb(new) ->> 'id')::integer
    else (to_jsonb(new) ->> 'account_id')::integer end;
begin
  update panel_question q
    set owner_account_id = coalesce(panel_desk(q.organization_id, q.participant_id, leaver), q.owner_account_id)
    where q.owner_account_id = leaver and q.decided_at is null
      and (tg_table_name = 'account' or q.organization_id = (to_jsonb(new) ->> 'organization_id')::integer);
  return null;
end $$;
create trigger rehome_panels after update of ended_at, role on membership for each row
  when ((old.ended_at is null and new.ended_at is not null)
    or (new.role <> old.role and not new.role = any (array['hub-manager', 'adviser', 'intake-officer', 'partner-adviser',
      'partner-manager'])))
  execute function rehome_panels();
create trigger rehome_panels after update of disabled_at on account for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function rehome_panels();

-- Messages that wait go to somebody else, too, when their owner gets a part that looks after nobody.
create trigger rehome_messages_of_part after update of role on membership for each row
  when (new.role <> old.role and not new.role = any (array['hub-manager', 'adviser', 'intake-officer', 'partner-adviser',
    'partner-manager']))
  execute function rehome_messages();

-- What was in the name of somebody who has gone before there was this rule.
update panel_question q set owner_account_id = coalesce(panel_desk(q.organization_id, q.participant_id, q.owner_account_id),
    q.owner_account_id)
  where q.decided_at is null and not cares_for(q.owner_account_id, q.organization_id);

create function keep_panel_promise() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if exists (select from panel_question q where q.id = new.id and q.decided_at is null
      and not cares_for(q.owner_account_id, q.organization_id)) then
    raise exception 'nobody who is there looks after this question' using errcode = 'check_violation', constraint = 'promise';
  end if;
  return null;
end $$;
create constraint trigger promise_made after insert on panel_question deferrable initially deferred
  for each row when (new.decided_at is null) execute function keep_panel_promise();
create constraint trigger promise_kept after update on panel_question deferrable initially deferred
  for each row when (new.decided_at is null
    and (old.owner_account_id is distinct from new.owner_account_id or old.decided_at is not null))
  execute function keep_panel_promise();
create or replace function has_work(account integer, organization integer) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from referral where owner_account_id = $1 and to_organization_id = $2 and ended_at is null)
    or exists (select from support_case where owner_account_id = $1 and organization_id = $2 and closed_at is null)
    or exists (select from appointment where owner_account_id = $1 and organization_id = $2
      and status in ('offered', 'booked'))
    or exists (select from fund_request where owner_account_id = $1 and organization_id = $2 and ended_at is null)
    or exists (select from panel_question where owner_account_id = $1 and organization_id = $2 and decided_at is null)
    or exists (select from person_message where owner_account_id = $1 and organization_id = $2 and direction = 'in'
      and answered_at is null)
    or exists (select from help_request where adviser_id = $1 and status <> 'closed' and runs_place($2, place_slug))
$$;

-- Everything open, as far as it is counted. A message is of the borough of the organisation that it was sent to.
create view open_work with (security_invoker = true) as
  select 'referral' as kind, place_slug, to_organization_id as organization_id, owner_account_id, due_at from referral
    where ended_at is null
  union all select 'help-request', place_slug, null, adviser_id, due_at from help_request where status <> 'closed'
  union all select 'case', place_slug, organization_id, owner_account_id, due_at from support_case where closed_at is null
  union all select 'message', null, organization_id, owner_account_id, due_at from person_message
    where direction = 'in' and answered_at is null
  union all select 'fund-request', place_slug, organization_id, owner_account_id, due_at from fund_request
    where ended_at is null
  union all select 'panel', place_slug, organization_id, owner_account_id, coalesce(meets_at, look_by) from panel_question
    where decided_at is null;

-- How much each has of it, kept as it is opened, given away and closed: sums of `change`. Rows are only ever added, so that
-- nobody waits for anybody else; at night many become one. Two looks at one moment see the same rows and the same sums.
create table open_count (
  id bigint generated always as identity primary key,
  kind text not null,
  place_slug text,
  organization_id integer,
  owner_account_id integer,
  change integer not null
);
create function count_open_afresh() returns void language sql security definer set search_path = public, pg_catalog as $$
  lock table open_count in share row exclusive mode;
  delete from open_count;
  insert into open_count (kind, place_slug, organization_id, owner_account_id, change)
    select kind, place_slug, organization_id, owner_account_id, count(*) from open_work group by 1, 2, 3, 4
$$;
create function fold_open_counts() returns void language sql security definer set search_path = public, pg_catalog as $$
  with gone as (delete from open_count returning kind, place_slug, organization_id, owner_account_id, change)
  insert into open_count (kind, place_slug, organization_id, owner_account_id, change)
    select kind, place_slug, organization_id, owner_account_id, sum(change) from gone group by 1, 2, 3, 4
    having sum(change) <> 0
$$;
do $$
declare
  one record;
  counts constant text := $counts$
    create function %1$s() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $trigger$
    begin
      if tg_op <> 'INSERT' and (%3$s) then
        insert into open_count (kind, place_slug, organization_id, owner_account_id, change) values ('%2$s', %4$s, -1);
      end if;
      if tg_op <> 'DELETE' and (%5$s) then
        insert into open_count (kind, place_slug, organization_id, owner_account_id, change) values ('%2$s', %6$s, 1);
      end if;
      return null;
    end $trigger$;
    create trigger count_open after insert or delete on %7$s for each row execute function %1$s();
    create trigger count_open_change after update on %7$s for each row
      when ((%3$s) is distinct from (%5$s) or (%4$s) is distinct from (%6$s)) execute function %1$s();
    $counts$;
begin
  for one in select * from (values
      ('referral', 'referral', '%1$s.ended_at is null', '%1$s.place_slug, %1$s.to_organization_id, %1$s.owner_account_id'),
      ('help-request', 'help_request', '%1$s.status <> ''closed''', '%1$s.place_slug, null::integer, %1$s.adviser_id'),
      ('case', 'support_case', '%1$s.closed_at is null', '%1$s.place_slug, %1$s.organization_id, %1$s.owner_account_id'),
      ('message', 'person_message', '%1$s.direction = ''in'' and %1$s.answered_at is null',
        'null::text, %1$s.organization_id, %1$s.owner_account_id'),
      ('fund-request', 'fund_request', '%1$s.ended_at is null', '%1$s.place_slug, %1$s.organization_id, %1$s.owner_account_id'),
      ('panel', 'panel_question', '%1$s.decided_at is null', '%1$s.place_slug, %1$s.organization_id, %1$s.owner_account_id'))
      as kinds (kind, of, is_open, whose)
  loop
    execute format(counts, 'count_open_' || one.of, one.kind, format(one.is_open, 'old'), format(one.whose, 'old'),
      format(one.is_open, 'new'), format(one.whose, 'new'), one.of);
  end loop;
end $$;
select count_open_afresh();

-- What is late is counted among what is late: by day, from an index alone.
drop index referral_due;
create index referral_due on referral (due_at) include (place_slug, to_organization_id) where ended_at is null;
create index support_case_due on support_case (due_at) include (place_slug, organization_id) where closed_at is null;
create index person_message_due on person_message (due_at) include (organization_id)
  where direction = 'in' and answered_at is null;

-- What must not be: open, and nobody's, or without a step or a date. It is looked for among the rows themselves, in indexes
-- that are empty. Of messages the next step is an answer; of questions for several, a day on which they meet.
create index referral_gap on referral (to_organization_id) where ended_at is null
  and (owner_side is null or length(trim(coalesce(next_step, ''))) = 0 or due_at is null);
create index support_case_gap on support_case (organization_id) where closed_at is null
  and (owner_account_id is null or length(trim(coalesce(next_step, ''))) = 0 or due_at is null);
create index person_message_gap on person_message (organization_id) include (owner_account_id, due_at)
  where direction = 'in' and answered_at is null and (owner_account_id is null or due_at is null);
create index fund_request_gap on fund_request (organization_id) where ended_at is null
  and (owner_account_id is null or length(trim(coalesce(next_step, ''))) = 0 or due_at is null);
create view open_gap with (security_invoker = true) as
  select 'referral' as kind, place_slug, to_organization_id as organization_id, owner_side is null as owner,
      length(trim(coalesce(next_step, ''))) = 0 as step, due_at is null as date from referral where ended_at is null
    and (owner_side is null or length(trim(coalesce(next_step, ''))) = 0 or due_at is null)
  union all select 'help-request', place_slug, null, hub_id is null, length(trim(coalesce(next_step, ''))) = 0, due_at is null
    from help_request where status <> 'closed'
    and (hub_id is null or length(trim(coalesce(next_step, ''))) = 0 or due_at is null)
  union all select 'case', place_slug, organization_id, owner_account_id is null, length(trim(coalesce(next_step, ''))) = 0,
    due_at is null from support_case where closed_at is null
    and (owner_account_id is null or length(trim(coalesce(next_step, ''))) = 0 or due_at is null)
  union all select 'message', null, organization_id, owner_account_id is null, false, due_at is null from person_message
    where direction = 'in' and answered_at is null and (owner_account_id is null or due_at is null)
  union all select 'fund-request', place_slug, organization_id, owner_account_id is null,
    length(trim(coalesce(next_step, ''))) = 0, due_at is null from fund_request where ended_at is null
    and (owner_account_id is null or length(trim(coalesce(next_step, ''))) = 0 or due_at is null)
  union all select 'panel', place_slug, organization_id, true, false, false from panel_question
    where decided_at is null and owner_account_id is null;

-- As in 0044, of more: a council sees its borough, a partner itself. Planned for whoever asks: the one reads all of an
-- index, the other a little of it.
create or replace function promise_figures()
returns table (kind text, open integer, without_owner integer, owner_gone integer, without_step integer,
  without_date integer, late integer)
language plpgsql stable security definer set search_path = public, pg_catalog set plan_cache_mode = force_custom_plan as $$
declare
  looking constant timestamptz := viewer_moment();
  viewed organization;
  borough boolean;
  all_of_it boolean;
begin
  select o.* into viewed from organization o where o.id = viewer_acting_for() and viewer_acting_as() in ('administrator',
    'hub-manager', 'intake-officer', 'privacy-lead', 'analyst', 'partner-manager');
  borough := coalesce(viewed.kind = 'council', false);
  all_of_it := borough and viewed.place_slug is null;
  return query
  with here as (
    select o.id from organization o where o.id = viewed.id or (borough and (all_of_it or o.place_slug = viewed.place_slug))
  ), parts as (
    select m.account_id, m.organization_id, m.role = any (caring_roles()) as cares
    from membership m join account a on a.id = m.account_id where m.ended_at is null and a.disabled_at is null
  ), held as (
    select c.kind, sum(c.change) as open from open_count c
    where case when all_of_it then true when not borough then c.organization_id = viewed.id
      else c.place_slug = viewed.place_slug or c.organization_id = viewed.id
        or (c.kind = 'message' and c.organization_id in (select id from here)) end group by 1
  ), left_behind as (
    select c.kind, sum(c.change) as open from open_count c
    where c.kind <> 'help-request' and c.owner_account_id is not null
      and not exists (select from parts p where p.account_id = c.owner_account_id and p.organization_id = c.organization_id
        and (p.cares or c.kind = 'message'))
      and case when all_of_it then true when not borough then c.organization_id = viewed.id
      else c.place_slug = viewed.place_slug or c.organization_id = viewed.id
        or (c.kind = 'message' and c.organization_id in (select id from here)) end
    group by 1
    union all
    select c.kind, sum(c.change) from open_count c
    where borough and c.kind = 'help-request' and c.owner_account_id is not null
      and (all_of_it or c.place_slug = viewed.place_slug)
      and not exists (select from parts p join organization o on o.id = p.organization_id
        where p.account_id = c.owner_account_id and p.cares and o.kind = 'council' and (o.place_slug is null or o.place_slug = c.place_slug))
    group by 1
  ), overdue as (
    select w.kind, count(*) as late from open_work w where w.due_at < looking
      and case when all_of_it then true when not borough then w.organization_id = viewed.id
      else w.place_slug = viewed.place_slug or w.organization_id = viewed.id
        or (w.kind = 'message' and w.organization_id in (select id from here)) end
    group by 1
  ), gaps as (
    select g.kind, count(*) filter (where g.owner) as owner, count(*) filter (where g.step) as step,
      count(*) filter (where g.date) as date from open_gap g
    where case when all_of_it then true when not borough then g.organization_id = viewed.id
      else g.place_slug = viewed.place_slug or g.organization_id = viewed.id
        or (g.kind = 'message' and g.organization_id in (select id from here)) end
    group by 1
  )
  select n.kind, coalesce(h.open, 0)::integer, coalesce(g.owner, 0)::integer, coalesce(b.open, 0)::integer,
    coalesce(g.step, 0)::integer, coalesce(g.date, 0)::integer, coalesce(l.late, 0)::integer
  from (values (1, 'referral'), (2, 'help-request'), (3, 'case'), (4, 'message'), (5, 'fund-request'), (6, 'panel'))
      as n (place, kind)
    left join held h on h.kind = n.kind left join left_behind b on b.kind = n.kind
    left join overdue l on l.kind = n.kind left join gaps g on g.kind = n.kind
  order by n.place;
end $$;
revoke all on open_work, open_gap from public;
revoke all on function panel_desk(integer, uuid, integer), count_open_afresh(), fold_open_counts() from public;
grant execute on function fold_open_counts() to good_work_jobs;

-- Lists, as they are read: messages that wait by when they are due, questions for several with open ones first.
drop index person_message_team;
create index person_message_team on person_message (organization_id, due_at, id) where direction = 'in' and answered_at is null;
create index panel_question_list on panel_question (organization_id, decided_at desc nulls first, look_by, id);
