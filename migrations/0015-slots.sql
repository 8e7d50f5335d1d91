-- Times to meet an adviser, and who has booked them. What must never happen, no code can do: two people in one slot,
-- or one adviser in two slots at once.

-- When an adviser, or the desk of a hub, is there to be booked: what repeats every week.
create table availability (
  id integer generated always as identity primary key,
  hub_id integer not null references hub,
  adviser_id integer references account,           -- null: whoever is at the desk
  adviser_name text not null,                      -- as people are told: "Grace"
  weekdays smallint[] not null check (cardinality(weekdays) > 0),
  from_time time not null,
  to_time time not null check (to_time > from_time),
  slot_minutes smallint not null check (slot_minutes between 10 and 180),
  breaks jsonb not null default '[]',              -- [{ "from": "13:00", "to": "13:30" }]
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  ways text[] not null check (cardinality(ways) > 0 and ways <@ '{in-person,phone,video}'),
  languages text[] not null default '{}',
  access text[] not null default '{}',
  created_at timestamptz not null,
  created_by integer references account,
  ended_at timestamptz,
  sample boolean not null default false
);
create index availability_hub on availability (hub_id) where ended_at is null;

-- Days on which a hub, or one adviser, is away.
create table closure (
  id integer generated always as identity primary key,
  hub_id integer not null references hub,
  adviser_id integer references account,           -- null: the whole hub
  from_date date not null,
  to_date date not null check (to_date >= from_date),
  words text not null,                             -- "Staff training"
  created_at timestamptz not null,
  created_by integer references account,
  ended_at timestamptz,
  sample boolean not null default false
);
create index closure_hub on closure (hub_id, to_date) where ended_at is null;

create table slot (
  id integer generated always as identity primary key,
  availability_id integer not null references availability,
  hub_id integer not null references hub,
  adviser_id integer references account,
  adviser_name text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  ways text[] not null,
  languages text[] not null default '{}',
  access text[] not null default '{}',
  withdrawn_at timestamptz,
  -- What the hub called off stays away; what a closure took comes back when the closure does not happen after all.
  withdrawn_why text check (withdrawn_why in ('closed', 'ended', 'called-off')),
  check ((withdrawn_at is null) = (withdrawn_why is null)),
  -- The minutes this slot takes, on a line of numbers where every adviser (and every hub's desk) has a stretch of 190
  -- years to themselves. Ranges of whole numbers exclude each other without any extension.
  held int8range not null generated always as (int8range(
    coalesce(adviser_id, 1500000000 + hub_id)::bigint * 100000000
      + (extract(epoch from starts_at - timestamptz '2020-01-01 00:00:00+00') / 60)::bigint,
    coalesce(adviser_id, 1500000000 + hub_id)::bigint * 100000000
      + (extract(epoch from ends_at - timestamptz '2020-01-01 00:00:00+00') / 60)::bigint
  )) stored,
  constraint slot_one_at_a_time exclude using gist (held with &&) where (withdrawn_at is null),
  unique (id, starts_at, ends_at)
);
create index slot_free on slot (hub_id, starts_at) where withdrawn_at is null;
create index slot_availability on slot (availability_id, starts_at);

create table booking (
  id integer generated always as identity primary key,
  reference text not null unique,
  hub_id integer not null references hub,
  slot_id integer references slot,                 -- null: walked in
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null check (status in ('offered', 'booked', 'attended', 'late', 'did-not-arrive',
    'cancelled-by-person', 'cancelled-by-us', 'did-not-happen')),
  offered_until timestamptz,
  way text not null check (way in ('in-person', 'phone', 'video')),
  name text not null,
  address_kind text check (address_kind in ('email', 'phone')),
  address text,
  language text not null default 'en',
  access text[] not null default '{}',
  words text,
  help_request_id integer references help_request,
  booked_at timestamptz not null,                  -- or moved: when this time was chosen
  booked_by integer references account,            -- null: the person themself
  made_at timestamptz not null,
  moves smallint not null default 0,
  ended_at timestamptz,
  reason text,
  sample boolean not null default false,
  check ((address is null) = (address_kind is null)),
  check ((status = 'offered') <= (offered_until is not null)),
  -- The times of a booking are those of its slot, always.
  foreign key (slot_id, starts_at, ends_at) references slot (id, starts_at, ends_at)
);
-- One person to a slot, whatever happens at the same moment.
create unique index booking_one_to_a_slot on booking (slot_id)
  where status not in ('cancelled-by-person', 'cancelled-by-us', 'did-not-happen');
create index booking_day on booking (hub_id, starts_at);
create index booking_address on booking (address, starts_at desc) where address is not null;
create index booking_reminder on booking (starts_at) where status in ('booked', 'offered');

grant select, insert on availability, closure, slot, booking to good_work_web;
grant update (ended_at, valid_to) on availability to good_work_web;
grant update (ended_at) on closure to good_work_web;
grant update (withdrawn_at, withdrawn_why) on slot to good_work_web;
grant update (slot_id, starts_at, ends_at, status, offered_until, booked_at, booked_by, moves, ended_at, reason)
  on booking to good_work_web;
grant select, insert, update, delete on availability, closure, slot, booking to good_work_jobs;
