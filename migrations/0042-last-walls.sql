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

create function viewer_purpose() returns text language sql stable as 'select (public.current_viewer()).purpose';

-- Letters: pages only add them. Administrators see to whom one could not be given, and never what it said.
call raise_wall('message');
create policy failed on message for select to good_work_web
  using (coalesce((select viewer_acting_as()) = 'administrator' and failed_at is not null, false));
create policy made on message for insert to good_work_web
  with check (sent_at is null and failed_at is null and sending_since is null);
revoke all on message from good_work_web;
grant select (id, kind, channel, address, created_at, failed_at, attempts, last_error), insert on message to good_work_web;

-- How many wait to go out, and since when: figures, for administrators.
create function messages_waiting(moment timestamptz, out waiting integer, out since timestamptz)
language sql stable security definer set search_path = public, pg_catalog as $$
  select count(*)::integer, min(m.send_after) from message m
  where m.sent_at is null and m.failed_at is null and m.send_after <= $1
    and (select viewer_acting_as()) = 'administrator'
$$;

-- Sends letters again that could not be given, the one of this number or all; not what came too late, and nothing whose
-- words are gone. Returns how many.
create function send_messages_again(only_id bigint, since timestamptz, moment timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  sent integer;
begin
  if viewer_acting_as() is distinct from 'administrator' then return 0; end if;
  update message m set failed_at = null, sending_since = null, attempts = 0, send_after = moment, last_error = null
    where m.failed_at > since and m.sent_at is null and m.words_gone_at is null and m.last_error <> 'too-late'
      and (m.expires_at is null or m.expires_at > moment) and (only_id is null or m.id = only_id);
  get diagnostics sent = row_count;
  return sent;
end $$;

-- The outbox of the made-up borough: only where the server says that it shows a demonstration, which no other does.
create function demonstration_outbox(recipient text, only_id bigint, most integer) returns setof message
language sql stable security definer set search_path = public, pg_catalog as $$
  select * from message m
  where (select viewer_purpose()) = 'demonstration' and m.failed_at is null
    and (recipient is null or m.address = recipient) and (only_id is null or m.id = only_id)
  order by m.id desc limit most
$$;

-- Who wants no more of a kind, or nothing on a channel but what they ask for themselves (`all:text`): asked by the table
-- itself, so that no page can read it.
call raise_wall('unsubscribed');
revoke all on unsubscribed from good_work_web;
create function drop_unwanted() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if exists (select from unsubscribed u where u.address = new.address and (u.kind = new.kind
      or (u.kind = 'all:' || new.channel
        and new.kind not in ('requests.code', 'referral.link-code', 'person.stopped', 'person.started')))) then
    return null;
  end if;
  return new;
end $$;
create trigger drop_unwanted before insert on message for each row execute function drop_unwanted();

-- What stands in a letter stops letters of its kind to its address. Whoever knows it is told nothing more of either.
create function stops_messages(path text) returns boolean
language sql stable security definer set search_path = public, pg_catalog as
  'select exists (select from message m where m.unsubscribe_path = $1)';
create function stop_messages(path text, moment timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if not stops_messages(path) then return false; end if;
  insert into unsubscribed (address, kind, at)
    select distinct m.address, m.kind, moment from message m where m.unsubscribe_path = path
    on conflict do nothing;
  update message w set failed_at = moment, last_error = 'too-late'
    from (select distinct m.address, m.kind from message m where m.unsubscribe_path = path) s
    where w.address = s.address and w.kind = s.kind and w.sent_at is null and w.failed_at is null;
  return true;
end $$;

-- Sign-ins: a browser reaches its own by the digest of its cookie, and those of the same account in other browsers.
create function signed_in_account() returns integer
language plpgsql stable security definer set search_path = public, pg_catalog as $$
begin
  return (select s.account_id from sign_in s
    where s.token_hash = case when said_secret() ~ '^[0-9a-f]{64}$' then decode(said_secret(), 'hex') end
      and s.ended_at is null);
end $$;

call raise_wall('sign_in');
create policy seen on sign_in for select to good_work_web
  using (coalesce(encode(token_hash, 'hex') = (select said_secret()) or account_id = (select signed_in_account()), false));
create policy made on sign_in for insert to good_work_web
  with check (encode(token_hash, 'hex') = (select said_secret()));
create policy changed on sign_in for update to good_work_web
  using (coalesce(encode(token_hash, 'hex') = (select said_secret()) or account_id = (select signed_in_account()), false));
revoke update on sign_in from good_work_web;
grant update (membership_id, last_seen_at, ended_at, participant_id) on sign_in to good_work_web;

-- Whose a browser is: asked for every request, so in one question. In plpgsql, which plans once for a connection.
create function who_signed_in(token bytea, moment timestamptz) returns table (
  account_id integer, membership_id integer, address_kind text, address text, last_seen_at timestamptz,
  referral_id uuid, participant_id uuid, name text, disabled_at timestamptz)
language plpgsql stable rows 1 security definer set search_path = public, pg_catalog as $$
begin
  return query select s.account_id, s.membership_id, s.address_kind, s.address, s.last_seen_at, s.referral_id,
      s.participant_id, a.name, a.disabled_at
    from sign_in s left join account a on a.id = s.account_id
    where s.token_hash = token and s.ended_at is null and s.expires_at > moment;
end $$;

-- When somebody of a team was last here: a moment, and not where.
create function last_seen(account integer) returns timestamptz
language sql stable security definer set search_path = public, pg_catalog as
  'select max(s.last_seen_at) from sign_in s where s.account_id = $1';

-- Ends every sign-in of an account and returns how many there were: for whoever is signed in with it, where it was closed,
-- and for who has just used the link by which it is recovered.
create function end_sign_ins_of(account integer, moment timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  ended integer;
begin
  if not coalesce($1 = signed_in_account(), false)
    and not exists (select from account a where a.id = $1 and a.disabled_at is not null)
    and not exists (select from invitation i where i.account_id = $1 and i.purpose = 'recover' and i.used_at = $2
      and encode(i.code_hash, 'hex') = said_secret()) then
    return 0;
  end if;
  update sign_in s set ended_at = $2 where s.account_id = $1 and s.ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;
