-- Other systems that refer people here, or hear how a referral goes, machine to machine (docs/fhir.md).

-- One system of one organisation. Its token is kept as a digest; our answers to it are signed with the same digest.
create table fhir_peer (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  name text not null,
  ods_code text,
  token_hash bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  endpoint text,                                   -- where it hears how a referral goes; null: it asks
  created_at timestamptz not null,
  created_by integer not null references account,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by integer references account,
  sample boolean not null default false
);
create index fhir_peer_of on fhir_peer (organization_id);
grant select, insert on fhir_peer to good_work_web;
grant update (last_used_at, revoked_at, revoked_by) on fhir_peer to good_work_web;
grant select on fhir_peer to good_work_jobs;

-- By what other systems know our services: the number of the Directory of Services, most often.
create table fhir_service_identifier (
  system text not null,
  value text not null,
  service_id integer not null references referral_service,
  created_at timestamptz not null,
  created_by integer references account,
  primary key (system, value)
);
grant select, insert, delete on fhir_service_identifier to good_work_web;
grant select on fhir_service_identifier to good_work_jobs;

-- Each message once, whatever comes twice.
create table fhir_message (
  organization_id integer not null references organization,
  message_id text not null,
  peer_id integer not null references fhir_peer,
  request_id text not null,                        -- X-Request-Id of the first time
  content_hash bytea not null,
  received_at timestamptz not null,
  referral_id uuid references referral,
  primary key (organization_id, message_id)
);

-- A referral that came as a message: by what its sender knows it, and what they were told last.
create table fhir_request (
  referral_id uuid primary key references referral,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  peer_id integer not null references fhir_peer,
  request_id text not null,                        -- id of the ServiceRequest in their system
  message_id text not null,                        -- the message that our answers answer
  identifiers jsonb not null,
  categories text[] not null,
  priority text not null,
  told text not null,                              -- what they were told last, as one word
  told_at timestamptz not null,
  tries smallint not null default 0,
  next_try_at timestamptz,
  given_up_at timestamptz,
  last_trouble text,
  unique (organization_id, request_id)
);
create index fhir_request_due on fhir_request (next_try_at) where given_up_at is null;

do $$
declare
  owner_name text := current_user;
  name text;
begin
  foreach name in array array['fhir_message', 'fhir_request'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', name, owner_name);
    execute format('create policy jobs_all on %I to good_work_jobs using (true) with check (true)', name);
    execute format('create policy seen on %I for select to good_work_web using (organization_id = (select viewer_organization()))', name);
    execute format('create policy made on %I for insert to good_work_web with check (organization_id = (select viewer_organization()))', name);
  end loop;
end $$;
create policy changed on fhir_message for update to good_work_web using (organization_id = (select viewer_organization()));
grant select, insert on fhir_message, fhir_request to good_work_web;
grant update (referral_id) on fhir_message to good_work_web;
grant select on fhir_message to good_work_jobs;
grant select, update on fhir_request to good_work_jobs;
grant delete on fhir_message to good_work_jobs;

-- What a follower reads of a referral that has others under it, and of how it ended: only as far as was agreed.
alter table referral_tracking add column parent_id uuid, add column outcome text;
grant update (outcome) on referral_tracking to good_work_web;
