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
  head tsvector not null,                     -- title (A), and the names of kind, place, sector … (C), for ranking
  cells integer[] not null,                   -- tiles of domain/search-cells.ts from which it is within reach
  tsv tsvector not null,                      -- all words: also the summary's (B) and the description's (D)
  filler text not null default repeat(' ', 2100)
);

-- Words and tiles are only ever read through their index, yet they would be most of the row. PostgreSQL moves columns
-- out of a row only when the row is over 2 kB: the filler sees to that, and is itself squeezed to a few dozen bytes.
-- Rows shrink from 1,400 to 350 bytes and a search reads a quarter of the pages.
alter table opportunity_search set (toast_tuple_target = 640);
alter table opportunity_search alter column tsv set storage external;
alter table opportunity_search alter column cells set storage external;
alter table opportunity_search alter column facets set storage main;
alter table opportunity_search alter column head set storage main;
alter table opportunity_search alter column starts set storage main;
alter table opportunity_search alter column places set storage main;

-- Without statistics the planner takes words and tiles to be rare, and so always asks their index. With them it now and
-- then reads the whole table instead, unpacking what was moved out: 60 ms for 10,000 rows in place of 3.
alter table opportunity_search alter column tsv set statistics 0;
alter table opportunity_search alter column cells set statistics 0;

-- New rows wait in a list that is worked in before the writing transaction ends: seven times as fast for 2,000 rows as
-- key by key, and no search ever finds the list long. Working it in is the owner's right, so a function lends it.
create index opportunity_search_words_cells on opportunity_search using gin (tsv, cells)
  with (fastupdate = on, gin_pending_list_limit = 65536);
create function settle_search_index() returns void language sql security definer set search_path = pg_catalog as
  $$ select gin_clean_pending_list('public.opportunity_search_words_cells'::regclass) $$;
revoke all on function settle_search_index() from public;
grant execute on function settle_search_index() to good_work_jobs;
create index opportunity_search_expiry on opportunity_search (expires_at);
create index opportunity_search_newest on opportunity_search (posted desc, id);
create index opportunity_search_closing on opportunity_search (closes_at, id);
create index opportunity_search_pay on opportunity_search (hourly desc, id);

-- Metres to the nearest of several places (lat, lng, lat, lng …), by the sum of domain/local-distance.ts.
create function nearest_metres(places double precision[], lat double precision, lng double precision,
  north double precision, east double precision, shrink double precision)
  returns double precision language plpgsql immutable parallel safe as $$
declare
  nearest double precision;
  up double precision;
  across double precision;
begin
  for i in 1 .. cardinality(places) by 2 loop
    up := places[i] - lat;
    across := (places[i + 1] - lng) * (east - shrink * up);
    nearest := least(nearest, sqrt((up * north) * (up * north) + across * across));
  end loop;
  return nearest;
end $$;
grant execute on function nearest_metres to good_work_web, good_work_jobs;

-- Cards of these listings in this order, as JSON. In a function, because its plan is kept by the connection: planning
-- it anew took longer than any other part of a small search. `ratio` is (metres per degree east / north) squared.
create function opportunity_cards(ids integer[], lat double precision, lng double precision, ratio double precision,
  today date, now timestamptz) returns json language plpgsql stable as $$
begin
  return (select json_agg(c order by c.n) from (
    select p.n, o.id, o.kind, o.title, o.summary, o.organization_id, g.name as organization_name,
      o.pay_words, o.pay_minimum, o.pay_maximum, o.pay_unit, o.hourly_minimum, o.hourly_maximum,
      o.hours, o.hours_words, o.cost_words, o.cost_band, o.cost_pounds, o.delivery, o.starts_on, o.closes_at,
      o.posted_on, o.level, o.access, o.sample,
      (select count(*) from opportunity_location ol where ol.opportunity_id = o.id) as location_count,
      (select json_build_object('name', l.name, 'town', l.town, 'postcode', l.postcode, 'lat', l.lat, 'lng', l.lng)
       from opportunity_location ol join location l on l.id = ol.location_id
       where ol.opportunity_id = o.id
       order by l.lat is null, coalesce((l.lat - opportunity_cards.lat) * (l.lat - opportunity_cards.lat)
         + (l.lng - opportunity_cards.lng) * (l.lng - opportunity_cards.lng) * ratio, 0), l.id
       limit 1) as location,
      (select json_build_object('starts_on', i.starts_on, 'spaces_left', i.spaces_left) from intake i
       where i.opportunity_id = o.id and i.starts_on >= today order by i.starts_on, i.id limit 1) as intake,
      (select json_build_object('starts_at', e.starts_at, 'all_day', e.all_day) from occurrence e
       where e.opportunity_id = o.id and e.starts_at >= opportunity_cards.now
       order by e.starts_at limit 1) as occurrence
    from unnest(ids) with ordinality as p (id, n)
      join opportunity o on o.id = p.id join organization g on g.id = o.organization_id
  ) c);
end $$;
grant execute on function opportunity_cards to good_work_web, good_work_jobs;

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
