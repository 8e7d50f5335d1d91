-- What the front door keeps of a visit: nothing that could lead back to a person.

-- Searches that found nothing, by day, ward and words. No address, no time of day, no cookie.
create table failed_search (
  day date not null,
  ward_code text not null default '',
  words text not null,
  count integer not null default 1,
  primary key (day, ward_code, words)
);

-- A shortlist that somebody chose to share. The address holds the code; only its digest is kept.
create table shortlist (
  code_hash bytea primary key,
  opportunity_ids integer[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

grant select, insert, update on failed_search to good_work_web;
grant select, insert on shortlist to good_work_web;
grant select, insert, update, delete on failed_search, shortlist to good_work_jobs;
