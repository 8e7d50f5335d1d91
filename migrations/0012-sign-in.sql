-- Signing in: sign-ins and invitations can be named without their secret, and each passkey challenge is answered once.

alter table sign_in add column id bigint generated always as identity unique;
alter table invitation
  add column id integer generated always as identity unique,
  add column withdrawn_at timestamptz;

create table passkey_challenge (
  challenge_hash bytea primary key,
  purpose text not null,                      -- sign-in, add:ACCOUNT, join:INVITATION: an answer serves what it was asked for
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create unique index recovery_request_open on recovery_request (account_id) where decided_at is null;

grant select, insert, update on passkey_challenge to good_work_web;
grant select, delete on passkey_challenge to good_work_jobs;
grant delete on passkey_challenge to good_work_web;
grant update on recovery_request, passkey to good_work_jobs;
