-- One model for everything a resident can find. HSDS names where HSDS has one.

create table organization (
  id integer generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(),
  name text not null,
  name_key text not null,                     -- lower case, no punctuation, no "ltd": how sources are matched
  description text,
  website text,
  email text,
  phone text,
  logo_url text,
  source text not null,
  source_id text not null,
  sample boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, source_id)
);
create index organization_name_key on organization (name_key);

create table location (
  id integer generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(),
  source text not null,
  source_id text not null,                    -- the source's id, else a digest of name, address and postcode
  name text,
  address text,
  town text,
  postcode text,                              -- as displayed: NW5 2AA
  lat double precision,
  lng double precision,
  point_from text check (point_from in ('source', 'postcode', 'outcode')),
  ward_code text,
  lsoa_code text,
  borough_code text,
  access text[] not null default '{}',
  access_words text,
  transport text,
  unique (source, source_id)
);

create table opportunity (
  id integer generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(),
  source text not null,
  source_id text not null,
  kind text not null,
  title text not null,
  slug text not null,
  summary text not null,
  description_html text not null,
  organization_id integer not null references organization,
  delivery text[] not null,
  hours text[] not null default '{}',
  hours_words text,
  hours_per_week_minimum real,
  hours_per_week_maximum real,
  contract text,
  sector text,
  pay_words text,
  pay_minimum numeric(12, 2),
  pay_maximum numeric(12, 2),
  pay_unit text check (pay_unit in ('hour', 'day', 'week', 'month', 'year')),
  hourly_minimum numeric(8, 2),
  hourly_maximum numeric(8, 2),
  cost_words text,
  cost_band text,
  cost_pounds numeric(10, 2),
  level text,
  minimum_age smallint,
  maximum_age smallint,
  eligibility_words text,
  eligible_groups text[] not null default '{}',
  helps text[] not null default '{}',
  access text[] not null default '{}',
  languages text[] not null default '{}',
  requirements jsonb not null default '[]',   -- Requirement[] of domain/opportunity.ts
  good_work jsonb not null default '{}',      -- GoodWorkFacts
  posted_on date,
  starts_on date,
  ends_on date,
  closes_at timestamptz,
  vacancies integer,
  url text,
  apply_url text,
  how_to_apply text,
  contact jsonb,
  reply_within_days smallint,
  last_checked_on date,
  expires_at timestamptz,                     -- worked out by domain/expiry.ts; null: runs on
  withdrawn_at timestamptz,                   -- gone from its feed, or taken down
  duplicate_of integer references opportunity,
  duplicate_key text,                         -- domain/duplicates.ts; equal keys are looked at, not merged blindly
  content_hash text not null,                 -- unchanged rows are recognised by it and left alone
  sample boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source, source_id)
);
create index opportunity_organization on opportunity (organization_id);
create index opportunity_duplicate_key on opportunity (duplicate_key) where duplicate_key is not null;
create index opportunity_duplicate_of on opportunity (duplicate_of) where duplicate_of is not null;
create index opportunity_source_live on opportunity (source) where withdrawn_at is null;
create index opportunity_expiry on opportunity (expires_at) where expires_at is not null;

create table opportunity_location (
  uuid uuid not null unique default gen_random_uuid(),   -- HSDS service_at_location
  opportunity_id integer not null references opportunity on delete cascade,
  location_id integer not null references location,
  primary key (opportunity_id, location_id)
);
create index opportunity_location_location on opportunity_location (location_id);

create table intake (
  id integer generated always as identity primary key,
  opportunity_id integer not null references opportunity on delete cascade,
  starts_on date not null,
  ends_on date,
  weekdays smallint[] not null default '{}',
  start_time time,
  end_time time,
  capacity integer,
  spaces_left integer,
  apply_by date
);
create index intake_opportunity on intake (opportunity_id, starts_on);

create table occurrence (
  opportunity_id integer not null references opportunity on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz,
  all_day boolean not null default false,
  primary key (opportunity_id, starts_at)
);
create index occurrence_starts on occurrence (starts_at);

create table schedule (
  id integer generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(),
  opportunity_id integer references opportunity on delete cascade,
  hub_id integer,
  weekdays smallint[] not null,
  opens_at time,
  closes_at time,
  valid_from date,
  valid_to date,
  description text,
  check (opportunity_id is not null or hub_id is not null)
);
create index schedule_opportunity on schedule (opportunity_id);
create index schedule_hub on schedule (hub_id);

create table hub (
  id integer generated always as identity primary key,
  place_slug text not null,
  slug text not null,
  name text not null,
  summary text not null,
  description_html text not null,
  location_id integer not null references location,
  phone text,
  email text,
  languages text[] not null default '{}',
  access text[] not null default '{}',
  drop_in_words text,
  source text not null,
  sample boolean not null default false,
  unique (place_slug, slug)
);
alter table schedule add foreign key (hub_id) references hub on delete cascade;

create table article (
  id integer generated always as identity primary key,
  slug text not null,
  language text not null default 'en',
  direction text not null default 'ltr' check (direction in ('ltr', 'rtl')),
  title text not null,
  summary text not null,
  body_html text not null,
  helps text[] not null default '{}',
  review_on date,
  sample boolean not null default false,
  updated_at timestamptz not null,
  unique (slug, language)
);

create table announcement (
  id integer generated always as identity primary key,
  place_slug text,
  title text not null,
  body text not null,
  starts_at timestamptz not null,
  ends_at timestamptz
);

grant select on organization, location, opportunity, opportunity_location, intake, occurrence, schedule, hub, article,
  announcement to good_work_web;
grant select, insert, update, delete on organization, location, opportunity, opportunity_location, intake, occurrence,
  schedule, hub, article, announcement to good_work_jobs;
