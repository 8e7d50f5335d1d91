-- Accounts belong to people, memberships to organisations. Secrets are kept as digests only.

alter table organization
  add column kind text not null default 'partner' check (kind in ('council', 'partner')),
  add column standing text not null default 'listed'
    check (standing in ('listed', 'registered', 'vetting', 'approved', 'trusted', 'suspended', 'refused')),
  add column under_18_checked_on date,
  add column reply_within_days smallint;

create table account (
  id integer generated always as identity primary key,
  name text not null,
  email text not null,
  email_key text not null unique,             -- lower case: how two writings of one address are told to be the same
  language text not null default 'en',
  sample boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table membership (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  organization_id integer not null references organization,
  role text not null,                         -- domain/permission.ts
  hub_ids integer[] not null default '{}',
  created_at timestamptz not null,
  created_by integer references account,
  ended_at timestamptz,
  ended_by integer references account
);
create unique index membership_once on membership (account_id, organization_id, role) where ended_at is null;
create index membership_organization on membership (organization_id) where ended_at is null;

create table passkey (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);

-- Who the borough's own sign-in says somebody is.
create table outside_identity (
  issuer text not null,
  subject text not null,
  account_id integer not null references account,
  created_at timestamptz not null,
  primary key (issuer, subject)
);

-- A browser that is signed in: as an account, or as a resident who has proved an address.
create table sign_in (
  token_hash bytea primary key,
  account_id integer references account,
  membership_id integer references membership,
  address_kind text check (address_kind in ('email', 'phone')),
  address text,
  method text not null check (method in ('passkey', 'openid', 'demo', 'code', 'setup')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check ((account_id is null) <> (address is null))
);
create index sign_in_account on sign_in (account_id) where ended_at is null;

create table invitation (
  code_hash bytea primary key,
  email text not null,
  organization_id integer not null references organization,
  role text not null,
  hub_ids integer[] not null default '{}',
  purpose text not null default 'join' check (purpose in ('join', 'recover', 'setup')),
  account_id integer references account,      -- recovery: whose
  invited_by integer references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_organization on invitation (organization_id);

create table recovery_request (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  requested_at timestamptz not null,
  reason text not null,
  decided_at timestamptz,
  decided_by integer references account,
  approved boolean
);

-- A typed code proves an address, in the browser that asked for it and nowhere else.
create table address_code (
  id integer generated always as identity primary key,
  browser_hash bytea not null,
  address_kind text not null check (address_kind in ('email', 'phone')),
  address text not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts smallint not null default 0,
  used_at timestamptz
);
create index address_code_browser on address_code (browser_hash, created_at desc);
create index address_code_address on address_code (address, created_at desc);

-- Who did what to what, from the first day. Insert only.
create table history (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id integer references account,
  organization_id integer references organization,
  actor text not null,                        -- member, resident, public, job
  verb text not null,                         -- help-request.assigned
  subject text not null,                      -- help-request:123
  details jsonb not null default '{}'         -- never names, addresses or free words
);
create index history_subject on history (subject, id);

grant select on account, membership, passkey, outside_identity, sign_in, invitation, recovery_request, address_code,
  history to good_work_web, good_work_jobs;
grant insert, update on account, membership, passkey, outside_identity, sign_in, invitation, recovery_request,
  address_code to good_work_web;
grant insert on organization to good_work_web;
grant update (name, name_key, description, website, email, phone, standing, under_18_checked_on, reply_within_days,
  updated_at) on organization to good_work_web;
grant delete on passkey to good_work_web;
grant insert on history to good_work_web, good_work_jobs;
grant insert, update, delete on account, membership, sign_in, invitation, address_code to good_work_jobs;
