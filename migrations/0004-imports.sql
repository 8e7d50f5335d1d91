-- Where listings come from, how each reading of a source went, and what was put aside with the reason.

create table import_source (
  name text primary key,
  format text not null,
  address text not null,                      -- file path or URL
  place_slug text,
  every_hours integer,                        -- null: only by hand
  last_run_at timestamptz,
  last_item_count integer,
  warning text,                               -- set while a sudden loss is being held back, or the source refuses
  created_at timestamptz not null
);

create table import_run (
  id integer generated always as identity primary key,
  source text not null references import_source on delete cascade,
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text check (outcome in ('done', 'refused', 'held-back')),
  reason text,
  read integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  expired integer not null default 0,
  linked integer not null default 0,
  quarantined integer not null default 0
);
create index import_run_source on import_run (source, started_at desc);

create table import_quarantine (
  run_id integer not null references import_run on delete cascade,
  row_number integer not null,
  source_id text,
  reason text not null
);
create index import_quarantine_run on import_quarantine (run_id, row_number);

-- Which rows of a source the present reading has met: what is left over at the end has gone from the feed.
create table import_seen (
  run_id integer not null references import_run on delete cascade,
  source_id text not null,
  primary key (run_id, source_id)
);

grant select on import_source, import_run to good_work_web;
grant select, insert, update, delete on import_source, import_run, import_quarantine, import_seen to good_work_jobs;
