-- The second wall around what is asked before anybody is known, and around what goes out to people: codes, sign-ins,
-- letters, files. docs/decisions/0022-two-walls.md says why it is built so.

-- A wall whose policies for the web login are written below; `wall` of 0033 writes them itself.
create procedure raise_wall(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', name, current_user);
  execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', name);
end $$;

-- Codes that prove an address: the browser that asked for one, by the digest of its cookie.
call raise_wall('address_code');
create policy seen on address_code for select to good_work_web
  using (coalesce(encode(browser_hash, 'hex') = (select said_secret()), false));
create policy made on address_code for insert to good_work_web
  with check (encode(browser_hash, 'hex') = (select said_secret()));
create policy changed on address_code for update to good_work_web
  using (coalesce(encode(browser_hash, 'hex') = (select said_secret()), false));
revoke update on address_code from good_work_web;
grant update (attempts, used_at) on address_code to good_work_web;

-- Whoever lost their way in: anybody asks, administrators read and decide.
call wall('recovery_request', $$(select viewer_acting_as()) = 'administrator'$$,
  'decided_at is null and decided_by is null and approved is null');
revoke update on recovery_request from good_work_web;
grant update (decided_at, decided_by, approved) on recovery_request to good_work_web;

-- Kept files: whoever reaches what a file belongs to, an application, a draft of one or a referral. Nobody else finds one
-- by its number. Whether it may be handed out is judged by the clock's login.
drop policy owner_all on stored_file;
drop policy jobs_all on stored_file;
drop policy seen on stored_file;
drop policy made on stored_file;
drop policy changed on stored_file;
drop function is_referral_file(integer);
call wall('stored_file', $$
  exists (select from job_application a where a.file_id = stored_file.id)
  or exists (select from application_draft d where d.file_id = stored_file.id)
  or exists (select from referral_file f where f.file_id = stored_file.id)$$);
revoke update on stored_file from good_work_web;
revoke update (state, checked_at) on stored_file from good_work_web;
create index job_application_file on job_application (file_id) where file_id is not null;
create index application_draft_file on application_draft (file_id) where file_id is not null;

-- A file belongs to one thing: nobody opens somebody else's by writing its number beside something of their own.
create function keep_file_to_one() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if exists (select from application_draft d where d.file_id = new.file_id)
    or exists (select from job_application a where a.file_id = new.file_id)
    or exists (select from referral_file f where f.file_id = new.file_id) then
    raise exception 'this file belongs to something else' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_file_to_one before insert on job_application
  for each row when (new.file_id is not null) execute function keep_file_to_one();
create trigger keep_file_to_one before insert on referral_file
  for each row execute function keep_file_to_one();
create trigger keep_file_to_one before insert on application_draft
  for each row when (new.file_id is not null) execute function keep_file_to_one();
create trigger keep_new_file_to_one before update of file_id on application_draft
  for each row when (new.file_id is not null and new.file_id is distinct from old.file_id)
  execute function keep_file_to_one();
