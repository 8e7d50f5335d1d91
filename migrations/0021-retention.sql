-- What has ended long enough ago is erased; how many there were stays, and nothing that leads to anybody.

create table ended_count (
  subject text not null,                      -- as in domain/retention.ts
  place_slug text not null,                   -- empty: belongs to no one borough
  month date not null check (extract(day from month) = 1),
  outcome text not null,
  count integer not null check (count > 0),
  primary key (subject, place_slug, month, outcome)
);
grant select, insert, update on ended_count to good_work_jobs;

-- Listings that a feed still has although their organisation said that they are filled or gone. They stay away until
-- the feed says something new about them, or the organisation lists its posting again.
create table listing_kept_away (
  opportunity_id integer primary key references opportunity on delete cascade,
  because_of integer not null references opportunity on delete cascade,
  at timestamptz not null
);
create index listing_kept_away_because on listing_kept_away (because_of);
grant select, insert, delete on listing_kept_away to good_work_web, good_work_jobs;
