-- Messages with a person, both ways, by e-mail, text, WhatsApp or our own pages; and a person's documents and CVs.

-- A third way for what goes out. `reply_to`: where an answer by e-mail goes. `free_until`: until when WhatsApp takes words
-- of our own; afterwards it takes an approved template alone (domain/whatsapp-window.ts).
alter table message drop constraint message_channel_check;
alter table message add check (channel in ('email', 'text', 'whatsapp')),
  add column reply_to text, add column free_until timestamptz;

-- What providers hand us, exactly once, before anybody has looked whose it is. Emptied once it is filed.
create table message_arrival (
  id uuid primary key,
  channel text not null check (channel in ('email', 'text', 'whatsapp')),
  provider_id text not null,                       -- the provider's own number: the same twice is one
  place_slug text not null,
  status text,                                     -- what became of one of ours; null: somebody wrote to us
  reference text,                                  -- ours, where the provider says it again
  sender text,
  thread_hash bytea,                               -- of the secret in the address that was answered
  subject text,
  words text,
  media jsonb,                                     -- { kind, type, id }
  automatic boolean not null default false,        -- an out-of-office reply
  error text,
  at timestamptz not null,
  received_at timestamptz not null,
  filed_at timestamptz,
  attempts smallint not null default 0,             -- what cannot be filed lets the others pass
  unique (channel, provider_id)
);
create index message_arrival_waiting on message_arrival (attempts, received_at) where filed_at is null;

-- One message. Nobody who writes to us is left without: until it is answered it has an owner and a date, also where we
-- cannot say whose it is.
create table person_message (
  id uuid primary key,
  participant_id uuid references participant,      -- null: from a number that nobody has, or several people
  organization_id integer not null references organization,
  case_id uuid references support_case,
  direction text not null check (direction in ('in', 'out')),
  channel text not null check (channel in ('email', 'text', 'whatsapp', 'page')),
  address text,
  subject text,
  words text not null,
  media jsonb,
  language text not null default 'en',
  template text,                                   -- domain/message-templates.ts
  went_as text check (went_as in ('words', 'notice', 'template')),
  at timestamptz not null,
  account_id integer references account,           -- null: the person, or something that answers by itself
  status text not null check (status in ('queued', 'sent', 'delivered', 'read', 'failed')),
  status_at timestamptz not null,
  failure text,
  provider_id text,
  reply_hash bytea unique,                         -- of the secret in the address that this can be answered at
  replied_to uuid references person_message,
  read_by_us_at timestamptz,
  read_by integer references account,
  owner_account_id integer references account,
  due_at timestamptz,
  answered_at timestamptz,
  answered_by integer references account,
  answered_how text check (answered_how in ('message', 'otherwise', 'keyword', 'automatic', 'not-for-us')),
  answered_words text,
  matched_at timestamptz,
  matched_by integer references account,
  matched_words text,                              -- why it is theirs
  version integer not null default 1,
  sample boolean not null default false,
  unique (channel, provider_id),
  check (direction = 'out' or answered_at is not null or (owner_account_id is not null and due_at is not null)),
  check (direction = 'in' or participant_id is not null),
  check ((answered_at is null) = (answered_how is null))
);
create index person_message_of on person_message (participant_id, at desc);
create index person_message_waiting on person_message (owner_account_id, due_at)
  where direction = 'in' and answered_at is null;
create index person_message_team on person_message (organization_id, due_at)
  where direction = 'in' and answered_at is null;
create index person_message_address on person_message (channel, address, at desc);

-- Who takes up what nobody is there for: who shares work out, else who is there. Of several, whoever has least of it.
create function message_desk(organization integer, apart_from integer default null) returns integer
language sql stable security definer set search_path = '' as $$
  select m.account_id from public.membership m join public.account a on a.id = m.account_id
  where m.organization_id = $1 and m.ended_at is null and a.disabled_at is null and m.account_id is distinct from $2
  order by array_position(array['intake-officer', 'hub-manager', 'partner-manager', 'adviser', 'partner-adviser',
      'privacy-lead', 'administrator', 'partner-administrator'], m.role) nulls last,
    (select count(*) from public.person_message p where p.owner_account_id = m.account_id and p.answered_at is null
      and p.direction = 'in'),
    m.account_id
  limit 1
$$;

-- Messages that wait go with the case when it is handed over, and to somebody who is there when their owner leaves.
create function hand_over_messages() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.person_message set owner_account_id = new.owner_account_id
    where participant_id = new.participant_id and organization_id = new.organization_id
      and direction = 'in' and answered_at is null;
  return null;
end $$;
create trigger hand_over_messages after update of owner_account_id on support_case for each row
  when (new.owner_account_id is not null and new.owner_account_id is distinct from old.owner_account_id)
  execute function hand_over_messages();

create function rehome_messages() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  leaver integer := case when tg_table_name = 'account' then (to_jsonb(new) ->> 'id')::integer
    else (to_jsonb(new) ->> 'account_id')::integer end;
begin
  update public.person_message m set owner_account_id = coalesce((
      select c.owner_account_id from public.support_case c where c.participant_id = m.participant_id
        and c.organization_id = m.organization_id and c.closed_at is null and c.owner_account_id <> leaver
      order by c.opened_at desc limit 1), public.message_desk(m.organization_id, leaver), m.owner_account_id)
    where m.owner_account_id = leaver and m.direction = 'in' and m.answered_at is null
      and (tg_table_name = 'account' or m.organization_id = (to_jsonb(new) ->> 'organization_id')::integer);
  return null;
end $$;
create trigger rehome_messages after update of ended_at on membership for each row
  when (old.ended_at is null and new.ended_at is not null) execute function rehome_messages();
create trigger rehome_messages after update of disabled_at on account for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function rehome_messages();

-- Whose a message is, is said once; only what was matched by hand can be taken back.
create function keep_message_whole() returns trigger language plpgsql as $$
begin
  if old.participant_id is not null and new.participant_id is distinct from old.participant_id
    and not (new.participant_id is null and old.matched_by is not null) then
    raise exception 'a message stays with its person' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_message_whole before update of participant_id on person_message
  for each row execute function keep_message_whole();

-- The web writes down what a provider hands over and reads nothing of it; the background work files it.
create procedure wall_arrivals() language plpgsql as $$
begin
  alter table message_arrival enable row level security;
  alter table message_arrival force row level security;
  execute format('create policy owner_all on message_arrival to %I using (true) with check (true)', current_user);
  create policy jobs_all on message_arrival to good_work_jobs using (true) with check (true);
  create policy made on message_arrival for insert to good_work_web with check (filed_at is null);
end $$;
call wall_arrivals();
drop procedure wall_arrivals();

call wall_casework('person_message', $$
  (participant_id is not null and participant_id = (select viewer_participant()))
  or (organization_id = (select viewer_organization()) and participant_id is not null
    and exists (select from participant p where p.id = participant_id))
  or (organization_id = (select viewer_organization()) and participant_id is null
    and (owner_account_id = (select viewer_account())
      or (select viewer_role()) in ('hub-manager', 'intake-officer', 'partner-manager', 'privacy-lead')))$$,
  $$(direction = 'out' and organization_id = (select viewer_organization()) and account_id = (select viewer_account())
    and works_with(participant_id))
  or (direction = 'in' and channel = 'page' and account_id is null and participant_id = (select viewer_participant()))$$,
  $$(direction = 'out' and participant_id = (select viewer_participant()))
  or (organization_id = (select viewer_organization()) and participant_id is not null and works_with(participant_id))
  or (organization_id = (select viewer_organization()) and participant_id is null
    and (owner_account_id = (select viewer_account())
      or (select viewer_role()) in ('hub-manager', 'intake-officer', 'partner-manager')))$$);

-- A file with its versions, or a CV written here. Health is a class of its own; the person reads what is marked so.
create table person_document (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  case_id uuid references support_case,
  chain_id uuid not null,                          -- the versions of one thing; the first one's id
  number smallint not null,                        -- of the version, from 1
  in_use boolean not null,
  kind text not null,                              -- domain/person-document.ts
  name text not null,
  health boolean not null default false,
  changed_words text,                              -- what is different in this version
  file_id integer unique references stored_file,
  cv jsonb,                                        -- domain/cv.ts
  for_person boolean not null default false,
  made_at timestamptz not null,
  made_side text not null check (made_side in ('person', 'adviser')),
  made_by integer references account,              -- null: the person
  valid_until date,
  removed_at timestamptz,
  removed_by integer references account,
  removed_words text,
  version integer not null default 1,
  sample boolean not null default false,
  check (file_id is null or cv is null),
  -- Some papers are looked at and no copy is kept.
  check (file_id is not null or cv is not null or kind in ('identity', 'right-to-work', 'qualification', 'certificate')),
  check (removed_at is null or not in_use),
  unique (chain_id, number)
);
create index person_document_of on person_document (participant_id, made_at desc);
create unique index person_document_in_use on person_document (chain_id) where in_use;

call wall_casework('person_document', $$
  (for_person and participant_id = (select viewer_participant()))
  or (organization_id = (select viewer_organization()) and (not health or reads_health())
    and exists (select from participant p where p.id = participant_id))
  or (organization_id <> (select viewer_organization()) and removed_at is null and (not health or reads_health())
    and exists (select from participant p where p.id = participant_id)
    and exists (select from sharing_decision d where d.participant_id = person_document.participant_id
      and d.recipient_organization_id = (select viewer_organization()) and d.withdrawn_at is null
      and (d.expires_at is null or d.expires_at > (select viewer_moment()))
      and 'documents' = any (d.data_classes) and (not person_document.health or 'health' = any (d.data_classes))))$$,
  $$(organization_id = (select viewer_organization()) and made_by = (select viewer_account()) and works_with(participant_id))
  or (participant_id = (select viewer_participant()) and made_by is null and for_person)$$,
  $$(organization_id = (select viewer_organization()) and (not health or reads_health()) and works_with(participant_id))
  or (for_person and participant_id = (select viewer_participant()))$$);

-- A kept file of a person's document opens to whoever reaches that document, beside what 0042 says; and it is nothing
-- else's file, as nothing else's is a document's.
create policy of_document on stored_file for select to good_work_web using (
  exists (select from person_document d where d.file_id = stored_file.id));
create or replace function keep_file_to_one() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if exists (select from application_draft d where d.file_id = new.file_id)
    or exists (select from job_application a where a.file_id = new.file_id)
    or exists (select from referral_file f where f.file_id = new.file_id)
    or exists (select from person_document d where d.file_id = new.file_id) then
    raise exception 'this file belongs to something else' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_file_to_one before insert on person_document
  for each row when (new.file_id is not null) execute function keep_file_to_one();

grant insert on message_arrival to good_work_web;
grant select, insert, update, delete on message_arrival to good_work_jobs;
grant select, insert on person_message, person_document to good_work_web, good_work_jobs;
grant update (participant_id, case_id, status, status_at, read_by_us_at, read_by, owner_account_id, due_at, answered_at,
  answered_by, answered_how, answered_words, matched_at, matched_by, matched_words, version) on person_message
  to good_work_web;
grant update on person_message to good_work_jobs;
grant update (in_use, name, health, for_person, valid_until, removed_at, removed_by, removed_words, version)
  on person_document to good_work_web, good_work_jobs;

-- What becomes of what was handed over to be sent becomes of the message: however it is sent, given up or tried again.
create function follow_message() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  theirs uuid := substr(new.key, 16)::uuid;
begin
  if new.sent_at is not null and old.sent_at is null then
    update public.person_message set status = 'sent', status_at = new.sent_at, failure = null,
      went_as = case when new.channel = 'whatsapp' and coalesce(new.free_until <= old.sending_since, true)
        then 'template' else went_as end,
      -- Some providers give no number, or one twice: then nothing is known by it.
      provider_id = (select nullif(new.provider_id, '') where not exists (select from public.person_message p
        where p.channel = new.channel and p.provider_id = new.provider_id))
      where id = theirs and status = 'queued';
  elsif new.failed_at is not null and old.failed_at is null then
    update public.person_message set status = 'failed', status_at = new.failed_at, failure = new.last_error
      where id = theirs and status = 'queued';
  elsif new.failed_at is null and old.failed_at is not null then
    update public.person_message set status = 'queued', status_at = new.send_after, failure = null
      where id = theirs and status = 'failed' and provider_id is null;
  end if;
  return null;
end $$;
create trigger follow_message after update of sent_at, failed_at on message for each row
  when (new.key like 'person-message:%') execute function follow_message();

-- Whoever takes back that we may write to them on WhatsApp gets nothing more there, also of what waits.
create function stop_whatsapp() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.message set failed_at = new.withdrawn_at, last_error = 'stopped'
    where channel = 'whatsapp' and sent_at is null and failed_at is null
      and address = (select p.phone from public.participant p where p.id = new.participant_id);
  return null;
end $$;
create trigger stop_whatsapp after update of withdrawn_at on sharing_decision for each row
  when (new.purpose = 'whatsapp' and new.withdrawn_at is not null and old.withdrawn_at is null)
  execute function stop_whatsapp();

-- By which ways somebody wants nothing more: for who works with them. The table itself no page reads.
create function ways_stopped(participant uuid) returns setof text
language sql stable security definer set search_path = public, pg_catalog as $$
  select split_part(u.kind, ':', 2) from participant p
    join unsubscribed u on (u.address = p.email and u.kind = 'all:email')
      or (u.address = p.phone and u.kind in ('all:text', 'all:whatsapp'))
    where p.id = $1 and ($1 = viewer_participant() or works_with($1))
$$;
