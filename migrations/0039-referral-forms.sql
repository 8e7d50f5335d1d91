-- What comes with the form by which somebody is referred: files, the ground in law on which a team works,
-- and keeping a record shut from the first moment.

-- A file beside a draft, then part of the sealed packet. Who opens the packet opens it; nobody else knows of it.
create table referral_file (
  id uuid primary key,
  draft_id uuid references referral_draft on delete cascade,
  referral_id uuid references referral,
  organization_id integer not null references organization,
  account_id integer not null references account,
  file_id integer not null unique references stored_file,
  name text not null,
  created_at timestamptz not null,
  check ((draft_id is null) <> (referral_id is null))
);
create index referral_file_draft on referral_file (draft_id) where draft_id is not null;
create index referral_file_referral on referral_file (referral_id) where referral_id is not null;

-- On which ground in law an organisation works with people at all (domain/sharing.ts); no row: a public task.
create table referral_setting (
  organization_id integer primary key references organization,
  lawful_basis text not null,
  updated_at timestamptz not null,
  updated_by integer references account
);
grant select, insert, update on referral_setting to good_work_web;
grant select, insert on referral_setting to good_work_jobs;

-- Whether a kept file belongs to a referral at all: asked by the policy of all kept files.
create function is_referral_file(file integer) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from referral_file f where f.file_id = $1)
$$;

do $$
declare
  owner_name text := current_user;
  name text;
begin
  foreach name in array array['referral_file', 'stored_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', name, owner_name);
    execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', name);
  end loop;
end $$;

-- One's own beside a draft; afterwards whoever the packet opens to (its policy is asked within this one).
create policy seen on referral_file for select to good_work_web using (
  (referral_id is null and account_id = (select viewer_account()) and organization_id = (select viewer_organization()))
  or exists (select from referral_packet p where p.referral_id = referral_file.referral_id));
create policy made on referral_file for insert to good_work_web with check (
  referral_id is null and account_id = (select viewer_account()) and organization_id = (select viewer_organization())
  and exists (select from referral_draft d where d.id = draft_id));
create policy changed on referral_file for update to good_work_web
  using (referral_id is null and account_id = (select viewer_account()))
  with check (account_id = (select viewer_account())
    and exists (select from referral_packet p where p.referral_id = referral_file.referral_id
      and p.from_account_id = (select viewer_account())));
create policy removed on referral_file for delete to good_work_web
  using (referral_id is null and account_id = (select viewer_account()));
grant select, insert, delete on referral_file to good_work_web, good_work_jobs;
grant update (draft_id, referral_id) on referral_file to good_work_web;

-- Files of applications are as they were; one of a referral is seen with its row above.
create policy seen on stored_file for select to good_work_web using (
  not is_referral_file(id) or exists (select from referral_file f where f.file_id = stored_file.id));
create policy made on stored_file for insert to good_work_web with check (true);
create policy changed on stored_file for update to good_work_web using (
  not is_referral_file(id) or exists (select from referral_file f where f.file_id = stored_file.id));

-- Keeps the record of somebody shut in the moment in which they are referred, for they said that somebody must not see
-- it. The council's privacy lead keeps it, reads why, and lets the right people in; whoever wrote it sees it still.
create function keep_shut(sent uuid, because text) returns boolean
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
    on conflict (participant_id) do update set organization_id = excluded.organization_id, reason = excluded.reason,
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
revoke all on function keep_shut(uuid, text) from public;
grant execute on function keep_shut(uuid, text) to good_work_web;

-- The made-up borough is filled by the login of the background work.
grant insert, update on referral_draft to good_work_jobs;
