-- Boroughs, their neighbourhoods, and the way from a postcode to a point. Reference data: imported, never typed in.

create table area (
  code text primary key,                      -- GSS code, or a code of our own for a sample place
  kind text not null check (kind in ('borough', 'ward', 'lsoa', 'msoa', 'region')),
  name text not null,
  parent_code text,                           -- ward and LSOA: the borough they lie in
  boundary_year smallint,                     -- wards change; a code without its year is ambiguous
  lat double precision,
  lng double precision,
  outline jsonb,                              -- GeoJSON MultiPolygon, WGS84
  source text not null,
  imported_at timestamptz not null
);
create index area_parent on area (parent_code, kind);
create index area_name on area (lower(name));

create table postcode (
  postcode text collate "C" primary key,      -- NW52AA: upper case, no space
  lat double precision not null,
  lng double precision not null,
  ward_code text,
  lsoa_code text,
  msoa_code text,
  borough_code text,
  terminated_on date,
  source text not null
);

create table outcode (
  outcode text collate "C" primary key,
  lat double precision not null,
  lng double precision not null,
  postcodes integer not null,
  source text not null
);

-- Old code -> new code, LSOA -> ward, and whatever else a lookup file says.
create table area_lookup (
  kind text not null,                         -- lsoa21-ward24, lsoa11-lsoa21, ward-ward, borough-borough …
  from_code text not null,
  to_code text not null,
  source text not null,
  primary key (kind, from_code, to_code)
);

grant select on area, postcode, outcode, area_lookup to good_work_web;
grant select, insert, update, delete on area, postcode, outcode, area_lookup to good_work_jobs;
