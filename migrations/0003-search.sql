-- What search reads: one narrow row for each listing that can be found, and nothing else in the table. Written only by
-- records/search-index.ts. Rows are for filtering, ranking and counting; cards are read from opportunity by id.

create table opportunity_search (
  id integer primary key references opportunity on delete cascade,
  organization_id integer not null,
  expires_at timestamptz not null,            -- infinity: runs on
  closes_at timestamptz not null,             -- infinity: no closing date
  lat double precision not null,              -- of the first place; 0, 0 where there is none
  lng double precision not null,
  posted integer not null,                    -- days since 2000-01-01
  hourly integer not null,                    -- pence before tax; -1: not known
  bits_0 integer not null,                    -- facet words of domain/facet-bits.ts
  bits_1 integer not null,
  bits_2 integer not null,
  bits_3 integer not null,
  pay_class smallint not null,
  everywhere boolean not null,                -- reached from any place: online, by phone, comes to you
  facets text collate "C" not null,           -- the same facts in letters: one concatenation of them is a count
  starts text[] collate "C",                  -- further start days, in the same letters; null for one or none
  places double precision[],                  -- lat, lng, lat, lng …; null for one place or none
  head tsvector not null,                     -- title (A), summary (B), and the names of kind, place, sector … (C)
  cells integer[] not null,
  tsv tsvector not null                       -- all words, also the description's (D)
);

-- Long descriptions leave the row as they are, so that reading a row never unpacks them.
alter table opportunity_search alter column tsv set storage external;

create index opportunity_search_words_cells on opportunity_search using gin (tsv, cells) with (fastupdate = off);
create index opportunity_search_expiry on opportunity_search (expires_at);
create index opportunity_search_newest on opportunity_search (posted desc, id);
create index opportunity_search_closing on opportunity_search (closes_at, id);
create index opportunity_search_pay on opportunity_search (hourly desc, id);

-- One row. The version rises with every change of the index, in the transaction that makes it, so that what a process
-- remembers can be checked by the same statement that would use it. The layout says how facets were packed.
create table search_state (
  only_row boolean primary key default true check (only_row),
  version integer not null default 0,
  layout text not null default ''
);
insert into search_state default values;

-- Words as listings spell them, for mending what people type. Counts stop at 1,000: beyond that a word is common.
create table vocabulary (
  word text collate "C" primary key,
  count integer not null,
  version integer not null                    -- of the index when the word was first met
);
create index vocabulary_version on vocabulary (version);

grant select on opportunity_search, search_state, vocabulary to good_work_web;
grant select, insert, update, delete on opportunity_search, search_state, vocabulary to good_work_jobs;
