-- How much each colleague has is kept count of too, by weight: sharing out asks for it on every caseload.
alter table open_count add column weight integer not null default 0;
create index open_count_of on open_count (organization_id, kind);

create or replace function count_open_support_case() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if tg_op <> 'INSERT' and old.closed_at is null then
    insert into open_count (kind, place_slug, organization_id, owner_account_id, change, weight)
      values ('case', old.place_slug, old.organization_id, old.owner_account_id, -1, -old.weight);
  end if;
  if tg_op <> 'DELETE' and new.closed_at is null then
    insert into open_count (kind, place_slug, organization_id, owner_account_id, change, weight)
      values ('case', new.place_slug, new.organization_id, new.owner_account_id, 1, new.weight);
  end if;
  return null;
end $$;
drop trigger count_open_change on support_case;
create trigger count_open_change after update on support_case for each row
  when ((old.closed_at is null) is distinct from (new.closed_at is null)
    or (old.place_slug, old.organization_id, old.owner_account_id, old.weight)
      is distinct from (new.place_slug, new.organization_id, new.owner_account_id, new.weight))
  execute function count_open_support_case();

create or replace function count_open_afresh() returns void
language sql security definer set search_path = public, pg_catalog as $$
  lock table open_count in share row exclusive mode;
  delete from open_count;
  insert into open_count (kind, place_slug, organization_id, owner_account_id, change)
    select kind, place_slug, organization_id, owner_account_id, count(*) from open_work where kind <> 'case' group by 1, 2, 3, 4;
  insert into open_count (kind, place_slug, organization_id, owner_account_id, change, weight)
    select 'case', place_slug, organization_id, owner_account_id, count(*), sum(weight) from support_case
    where closed_at is null group by 2, 3, 4
$$;
create or replace function fold_open_counts() returns void
language sql security definer set search_path = public, pg_catalog as $$
  with gone as (delete from open_count returning kind, place_slug, organization_id, owner_account_id, change, weight)
  insert into open_count (kind, place_slug, organization_id, owner_account_id, change, weight)
    select kind, place_slug, organization_id, owner_account_id, sum(change), sum(weight) from gone group by 1, 2, 3, 4
    having sum(change) <> 0 or sum(weight) <> 0
$$;
select count_open_afresh();

-- As in 0044, of what is kept count of.
create or replace function loads_of(organization integer)
returns table (account_id integer, name text, roles text[], hubs integer[], everywhere boolean, weight integer,
  cases integer, ceiling integer)
language sql stable security definer set search_path = public, pg_catalog as $$
  select a.id, a.name, array_agg(m.role), coalesce(min(h.hubs), '{}'), bool_or(m.hub_ids = '{}'),
    coalesce(min(k.weight), 0)::integer, coalesce(min(k.cases), 0)::integer, min(c.ceiling)
  from membership m join account a on a.id = m.account_id and a.disabled_at is null
    left join adviser_ceiling c on c.account_id = a.id and c.organization_id = $1
    left join (select n.account_id, array_agg(hub) as hubs from membership n, unnest(n.hub_ids) as hub
      where n.organization_id = $1 and n.ended_at is null group by n.account_id) h on h.account_id = a.id
    left join (select owner_account_id, sum(weight) as weight, sum(change) as cases from open_count
      where organization_id = $1 and kind = 'case' group by owner_account_id) k on k.owner_account_id = a.id
  where m.organization_id = $1 and m.ended_at is null and m.role = any (caring_roles())
    and (may_give_work($1) or $1 = (select viewer_organization()))
  group by a.id, a.name order by a.name, a.id
$$;
