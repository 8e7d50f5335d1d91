-- What moderators write down, advice that is being written, and how often listings are met: counts only, nobody's.

-- The law lets this advert choose (Equality Act 2010, Schedule 9): why, and who agreed. One person alone cannot.
create table occupational_requirement (
  posting_id integer primary key references posting on delete cascade,
  reason text not null,
  given_at timestamptz not null,
  given_by integer not null references account,
  agreed_at timestamptz,
  agreed_by integer references account,
  check (agreed_by is null or agreed_by <> given_by),
  check ((agreed_at is null) = (agreed_by is null))
);

-- How a posting stood when a moderator last asked for a change: what has changed since is shown beside it.
create table posting_reading (
  posting_id integer primary key references posting on delete cascade,
  answers jsonb not null,
  at timestamptz not null
);

-- A look at what a trusted organisation published without one.
create table posting_look (
  entry_id bigint primary key references posting_entry on delete cascade,
  at timestamptz not null,
  account_id integer not null references account
);

-- Taken down by the council: no feed and no partner brings it back.
create table listing_takedown (
  opportunity_id integer primary key references opportunity,
  at timestamptz not null,
  account_id integer not null references account,
  reason text not null
);

create function keep_taken_down() returns trigger language plpgsql as $$
begin
  if exists (select from listing_takedown t where t.opportunity_id = new.id) then
    new.withdrawn_at := old.withdrawn_at;
  end if;
  return new;
end $$;
create trigger opportunity_stays_down before update on opportunity
  for each row when (new.withdrawn_at is null and old.withdrawn_at is not null) execute function keep_taken_down();

alter table article
  add column markdown text,                   -- as it was written; null where it came ready made
  add column organization_id integer references organization;

create table article_draft (
  id integer generated always as identity primary key,
  slug text not null,
  language text not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'published', 'refused')),
  title text not null,
  summary text not null default '',
  markdown text not null default '',
  helps text[] not null default '{}',
  review_on date,
  organization_id integer not null references organization,
  decision_words text,
  created_at timestamptz not null,
  created_by integer references account,
  updated_at timestamptz not null,
  updated_by integer references account,
  sample boolean not null default false,
  unique (slug, language)
);
create index article_draft_organization on article_draft (organization_id, updated_at desc);

-- How often a listing was seen among results, opened, and led to applying; by month, without anybody's trace.
create table listing_tally (
  opportunity_id integer not null references opportunity on delete cascade,
  month date not null check (extract(day from month) = 1),
  what text not null check (what in ('seen', 'opened', 'applied', 'replied', 'started')),
  count integer not null check (count > 0),
  primary key (opportunity_id, month, what)
);

grant select, insert, update on occupational_requirement, posting_reading to good_work_web;
grant select, insert on posting_look, listing_takedown to good_work_web;
grant select, insert, update, delete on article_draft to good_work_web;
grant insert, update on article to good_work_web;
grant select, insert, update on listing_tally to good_work_web;
grant select, insert, update, delete on occupational_requirement, posting_reading, posting_look, listing_takedown, article_draft,
  listing_tally to good_work_jobs;
