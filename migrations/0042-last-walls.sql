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
