-- One person, one record (docs/decisions/0021-one-person-one-record.md): how possible duplicates are found, what was
-- decided about them, and records that stand for one person together.

-- Keys are numbers made of what is known (domain/linkage/match-keys.ts). They stay when a name, postcode or telephone
-- changes, so that somebody is found by what was true before.
alter table participant
  add column match_keys bigint[] not null default '{}',
  add column former_postcodes text[] not null default '{}',
  add column matched_at timestamptz;                -- when others like them were last looked for; null: not yet
create index participant_to_match on participant (created_at) where matched_at is null and merged_into is null;
grant update (match_keys) on participant to good_work_web;

create table participant_match_key (
  key bigint not null,
  participant_id uuid not null,
  primary key (key, participant_id)
);

create function remember_what_was() returns trigger language plpgsql as $$
begin
  if not new.match_keys <@ old.match_keys then new.matched_at := null; end if;
  new.match_keys := array(select distinct unnest(old.match_keys || new.match_keys));
  if old.postcode is distinct from new.postcode and old.postcode is not null
    and not old.postcode = any (old.former_postcodes) then
    new.former_postcodes := old.former_postcodes || old.postcode;
  end if;
  return new;
end $$;
create trigger remember_what_was before update of match_keys, postcode on participant
  for each row execute function remember_what_was();

create function keep_match_keys() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    delete from participant_match_key where key = any (old.match_keys) and participant_id = old.id;
  else
    insert into participant_match_key (key, participant_id)
      select distinct unnest(new.match_keys), new.id on conflict do nothing;
  end if;
  return null;
end $$;
create trigger keep_match_keys after insert or update of match_keys or delete on participant
  for each row execute function keep_match_keys();

-- How many people have a name, where it is enough of them to be nobody's own: what is common says little.
create table person_name_count (
  part text not null check (part in ('given', 'family', 'all')),
  name text collate "C" not null,
  people integer not null check (people >= 5),
  primary key (part, name)
);
grant select on person_name_count to good_work_web;
grant select, insert, delete on person_name_count to good_work_jobs;

-- Two records that may be one person, and what was decided about them. Once a pair, the smaller id first.
create table person_match (
  one uuid not null references participant,
  other uuid not null references participant check (one < other),
  bits real not null,                              -- how much speaks for it
  found_at timestamptz not null,
  verdict text check (verdict in ('same', 'not-same')),
  decided_at timestamptz,
  decided_by integer references account,
  organization_id integer references organization,
  primary key (one, other),
  check ((verdict is null) = (decided_at is null))
);
create index person_match_other on person_match (other);

-- One record folded into another. No row moves: who sees both sees one, who sees one sees what they saw before.
create table person_merge (
  id uuid primary key,
  kept uuid not null references participant,
  folded uuid not null references participant,
  organization_id integer not null references organization,
  account_id integer not null references account,
  reason text,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by integer references account
);
create unique index person_merge_once on person_merge (folded) where undone_at is null;
create index person_merge_kept on person_merge (kept) where undone_at is null;
create index participant_folded on participant (merged_into) where merged_into is not null;

-- Whoever is kept from one record of somebody is kept from all of them; what is carried over goes when they part again.
alter table exclusion add column carried_over boolean not null default false;

-- "Possible match, ask to link": the other record is known to the database alone, until who has it answers.
create table link_question (
  id uuid primary key,
  participant_id uuid not null references participant,
  from_organization_id integer not null references organization,
  account_id integer not null references account,
  other_id uuid not null references participant,
  at timestamptz not null,
  answer text check (answer in ('will-ask', 'not-same')),
  answered_at timestamptz,
  answered_by integer references account,
  unique (participant_id, other_id)
);

do $$
declare
  owner_name text := current_user;
  name text;
begin
  foreach name in array array['participant_match_key', 'person_match', 'person_merge', 'link_question'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', name, owner_name);
    execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', name);
  end loop;
end $$;
grant select on participant_match_key, person_match, person_merge, link_question to good_work_jobs;
grant insert, update on person_match to good_work_jobs;
grant insert on person_merge, link_question to good_work_jobs;

-- Both records, or nothing.
create policy seen on person_match for select to good_work_web using (
  exists (select from participant p where p.id = one) and exists (select from participant p where p.id = other));
create policy made on person_match for insert to good_work_web with check (
  exists (select from participant p where p.id = one) and exists (select from participant p where p.id = other));
create policy changed on person_match for update to good_work_web using (
  exists (select from participant p where p.id = one) and exists (select from participant p where p.id = other))
  with check (decided_by = (select viewer_account()) and organization_id = (select viewer_organization()));
grant select, insert on person_match to good_work_web;
grant update (verdict, decided_at, decided_by, organization_id) on person_match to good_work_web;

create policy seen on person_merge for select to good_work_web using (
  exists (select from participant p where p.id = kept) and exists (select from participant p where p.id = folded));
grant select on person_merge to good_work_web;

create policy seen on link_question for select to good_work_web using (
  from_organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id));
grant select (id, participant_id, from_organization_id, account_id, at, answer, answered_at) on link_question
  to good_work_web;

-- All the records of one person.
create function records_of(person uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_catalog as $$
  with recursive up as (
    select id, merged_into from participant where id = $1
    union select p.id, p.merged_into from participant p join up on p.id = up.merged_into
  ), down as (
    select id from up where merged_into is null
    union select p.id from participant p join down on p.merged_into = down.id
  )
  select id from down
$$;
revoke all on function records_of(uuid) from public;

-- Whom this viewer may change, as the policy on participant says, for people who are not restricted.
create function may_fold(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select (select viewer_role()) in ('hub-manager', 'intake-officer', 'partner-manager')
    and exists (select from participant_reach r where r.participant_id = $1
      and r.organization_id = (select viewer_organization()) and (r.until is null or r.until > (select viewer_moment()))
      and ((select viewer_every_hub()) or r.hub_id is null or r.hub_id = any ((select viewer_hubs())::integer[])
        or r.account_id = (select viewer_account())))
    and not exists (select from exclusion e where e.participant_id = $1
      and e.account_id = (select viewer_account()) and e.ended_at is null)
    and not exists (select from restriction s where s.participant_id = $1 and s.lifted_at is null)
$$;
revoke all on function may_fold(uuid) from public;

-- Writes anew what is carried over among the records of one person.
create function carry_exclusions(person uuid) returns void
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  members uuid[] := array(select records_of(person));
begin
  delete from exclusion where carried_over and participant_id = any (members);
  insert into exclusion (participant_id, account_id, organization_id, reason, since, created_by, carried_over)
    select m, e.account_id, e.organization_id, e.reason, e.since, e.created_by, true
    from unnest(members) as m
    cross join (select distinct on (account_id) * from exclusion
      where participant_id = any (members) and ended_at is null and not carried_over order by account_id, id) e
    where not exists (select from exclusion x
      where x.participant_id = m and x.account_id = e.account_id and x.ended_at is null);
end $$;
revoke all on function carry_exclusions(uuid) from public;

create function carry_exclusion() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if (select count(*) from records_of(new.participant_id)) > 1 then perform carry_exclusions(new.participant_id); end if;
  return null;
end $$;
create trigger carry_exclusion after insert or update of ended_at on exclusion
  for each row when (not new.carried_over) execute function carry_exclusion();

-- Whoever ends what was carried over ends what it was carried over from: it is one person.
create function end_carried_exclusion() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  update exclusion set ended_at = new.ended_at, ended_by = new.ended_by
    where participant_id in (select records_of(new.participant_id)) and account_id = new.account_id
      and ended_at is null and not carried_over;
  return null;
end $$;
create trigger end_carried_exclusion after update of ended_at on exclusion
  for each row when (new.carried_over and new.ended_at is not null) execute function end_carried_exclusion();

-- Somebody at risk is at risk under each of their records. Opening one again opens that one alone.
create function carry_restriction() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if pg_trigger_depth() > 1 then return null; end if;
  insert into restriction (participant_id, organization_id, reason, since, created_by)
    select r, new.organization_id, new.reason, new.since, new.created_by from records_of(new.participant_id) r
    where r <> new.participant_id
    on conflict (participant_id) do update set lifted_at = null, lifted_by = null where restriction.lifted_at is not null;
  return null;
end $$;
create trigger carry_restriction after insert or update on restriction
  for each row when (new.lifted_at is null) execute function carry_restriction();

-- Folding one record into another, and taking it back: for who may change both. False: not theirs, or not as it was.
create function merge_people(merge uuid, keep uuid, fold uuid, because text) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  open integer;
begin
  select count(*) into open from (select from participant where id in (keep, fold) and merged_into is null
    order by id for update) both_records;
  if keep = fold or open <> 2 or not coalesce(may_fold(keep) and may_fold(fold), false) then return false; end if;
  if exists (select from restriction where participant_id in (select records_of(keep) union select records_of(fold))
    and lifted_at is null) then return false; end if;
  update participant set merged_into = keep where id = fold;
  insert into person_merge (id, kept, folded, organization_id, account_id, reason, at)
    values (merge, keep, fold, looking.organization_id, looking.account_id, because, looking.at);
  perform carry_exclusions(keep);
  return true;
end $$;

create function unmerge_people(merge uuid) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  undone person_merge;
begin
  select * into undone from person_merge where id = merge and undone_at is null for update;
  if undone.id is null or not coalesce(may_fold(undone.kept) and may_fold(undone.folded), false) then return false; end if;
  update participant set merged_into = null where id = undone.folded;
  update person_merge set undone_at = looking.at, undone_by = looking.account_id where id = merge;
  perform carry_exclusions(undone.kept);
  perform carry_exclusions(undone.folded);
  return true;
end $$;

-- Records that share keys: those the viewer works with by id; of all others no more than that there is one, and that
-- only where a name and something else agree (classes: domain/linkage/match-keys.ts). A key that many share is looked
-- at for its first hundred: their other keys tell them apart. Who is restricted, or whom the viewer is kept from, is not
-- there at all; who is kept from anybody is not there for others, so that a warning cannot be used to look for them.
create function records_sharing(wanted bigint[], classes integer[], itself uuid)
returns table (id uuid, shared integer, mine boolean)
language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
begin
  if looking.organization_id is null then return; end if;
  return query
    with found as materialized (
      select k.participant_id, bit_or(w.class) as shared, count(*) as keys
      from unnest(wanted, classes) as w (key, class)
      cross join lateral (select m.participant_id from participant_match_key m where m.key = w.key
        order by m.participant_id limit 100) k
      where k.participant_id is distinct from itself
      group by 1 order by 3 desc, 1 limit 50)
    select f.participant_id, f.shared, exists (select from participant_reach r where r.participant_id = f.participant_id
        and r.organization_id = looking.organization_id and (r.until is null or r.until > looking.at)
        and (r.account_id = looking.account_id or (looking.wide
          and (looking.every_hub or r.hub_id is null or r.hub_id = any (looking.hub_ids)))))
    from found f
    where not exists (select from exclusion e where e.participant_id = f.participant_id
        and e.account_id = looking.account_id and e.ended_at is null)
      and not exists (select from restriction s where s.participant_id = f.participant_id and s.lifted_at is null);
end $$;
create function is_kept_from_anybody(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_catalog as
  'select exists (select from exclusion e where e.participant_id = $1 and e.ended_at is null)';
revoke all on function is_kept_from_anybody(uuid) from public;
revoke all on function records_sharing(bigint[], integer[], uuid) from public;

create function tells_apart(shared integer) returns boolean language sql immutable as
  'select shared & 16 > 0 or (shared & 1 > 0 and shared & 14 > 0)';

create function match_candidates(wanted bigint[], classes integer[], itself uuid) returns table (id uuid, shared integer)
language sql stable security definer set search_path = public, pg_catalog as $$
  with sharing as materialized (select * from records_sharing(wanted, classes, itself))
  select id, shared from sharing where mine
  union all
  (select null, 0 from sharing where not mine and tells_apart(shared) and not is_kept_from_anybody(id) limit 1)
$$;
revoke all on function match_candidates(bigint[], integer[], uuid) from public;
grant execute on function match_candidates(bigint[], integer[], uuid) to good_work_web;

-- Asks whoever has such a record elsewhere; says only whether there was anybody to ask.
create function ask_to_link(question uuid, person uuid, wanted bigint[], classes integer[]) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  asked integer;
begin
  if not coalesce(reached_here(person), false) then return false; end if;
  insert into link_question (id, participant_id, from_organization_id, account_id, other_id, at)
    select question, person, looking.organization_id, looking.account_id, s.id, looking.at
    from records_sharing(wanted, classes, person) s where not s.mine and tells_apart(s.shared)
      and not is_kept_from_anybody(s.id)
    order by s.shared desc, s.id limit 1
    on conflict do nothing;
  get diagnostics asked = row_count;
  return asked > 0;
end $$;

-- Questions about people of ours, for who may decide; and the answer.
create function link_questions_here() returns table (id uuid, other_id uuid, from_organization_id integer, at timestamptz)
language sql stable security definer set search_path = public, pg_catalog as $$
  select q.id, q.other_id, q.from_organization_id, q.at from link_question q
  where q.answer is null and q.from_organization_id <> (select viewer_organization()) and may_fold(q.other_id)
  order by q.at
$$;
create function answer_link_question(question uuid, said text) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
begin
  update link_question q set answer = said, answered_at = looking.at, answered_by = looking.account_id
    where q.id = question and q.answer is null and coalesce(may_fold(q.other_id), false);
  return found;
end $$;
revoke all on function merge_people(uuid, uuid, uuid, text), unmerge_people(uuid),
  ask_to_link(uuid, uuid, bigint[], integer[]), link_questions_here(), answer_link_question(uuid, text) from public;
grant execute on function merge_people(uuid, uuid, uuid, text), unmerge_people(uuid),
  ask_to_link(uuid, uuid, bigint[], integer[]), link_questions_here(), answer_link_question(uuid, text) to good_work_web;
