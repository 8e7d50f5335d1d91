-- The record of somebody: their story told once, what makes reading and talking work for them, dates that matter, and
-- what their adviser has typed and not saved.

-- The story as this organisation tells it to itself. Versions are added, never changed: the latest counts.
create table participant_story (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  version integer not null check (version > 0),
  words text not null check (length(trim(words)) > 0),
  account_id integer references account,           -- null: the person
  written_at timestamptz not null,
  sample boolean not null default false,
  unique (participant_id, organization_id, version)
);

-- How to write to somebody and talk with them so that it works: the fields of the Accessible Information Standard
-- (DCB1605): what they need, in which format, with which support, who was told, and when it was looked at last.
create table information_need (
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  needs text[] not null default '{}',              -- domain/information-need.ts
  formats text[] not null default '{}',
  supports text[] not null default '{}',
  words text,
  shared_with text,
  may_share boolean not null default false,        -- whether they agree that those who help them are told
  reviewed_on date not null,
  account_id integer references account,
  version integer not null default 1,
  sample boolean not null default false,
  primary key (participant_id, organization_id)
);

-- Dates that something hangs on: a fit note runs out, a benefit changes, a permission to work ends.
create table key_date (
  id uuid primary key,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  kind text not null,                              -- domain/key-date.ts
  health boolean not null,
  on_date date not null,
  words text,
  added_at timestamptz not null,
  added_by integer references account,
  ended_at timestamptz,                            -- dealt with, or written down by mistake
  version integer not null default 1,
  sample boolean not null default false
);
create index key_date_of on key_date (participant_id);
create index key_date_due on key_date (organization_id, on_date) where ended_at is null;

-- That somebody may be at risk waits for the privacy lead until they say what was done.
create table concern (
  id uuid primary key,
  note_id uuid not null unique references note,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  raised_at timestamptz not null,
  raised_by integer not null references account,
  seen_at timestamptz,
  seen_by integer references account,
  seen_words text,
  sample boolean not null default false,
  check ((seen_at is null) = (seen_words is null))
);
create index concern_waiting on concern (organization_id, raised_at) where seen_at is null;
create index concern_of on concern (participant_id);

-- What somebody has typed and not saved: theirs alone, for ninety days, and gone with the person.
create table work_draft (
  account_id integer not null references account,
  organization_id integer not null references organization,
  participant_id uuid not null references participant on delete cascade,
  form text not null,                              -- which form: domain/work-draft.ts
  fields jsonb not null,
  updated_at timestamptz not null,
  primary key (account_id, organization_id, participant_id, form)
);
create index work_draft_old on work_draft (updated_at);
create index work_draft_of on work_draft (participant_id);

-- Where a note of a minute or two pointed somebody, as they agreed to.
alter table note add column signpost text;
-- A note is corrected once; who comes second corrects the correction.
drop index note_corrects;
create unique index note_corrected_once on note (corrects) where corrects is not null;

-- Health that another organisation wrote down is read here only while the person agrees that it is passed on to us.
drop policy seen on note;
create policy seen on note for select to good_work_web using (coalesce(
  (visibility = 'person' and participant_id = (select viewer_participant()))
  or (account_id = (select viewer_account()) and organization_id = (select viewer_organization())
    and exists (select from participant p where p.id = participant_id))
  or ((select viewer_organization()) is not null
    and (subject <> 'safeguarding' or (select viewer_role()) = 'privacy-lead')
    and (subject <> 'health' or reads_health())
    and (organization_id = (select viewer_organization())
      or (visibility in ('delivery', 'person') and (subject <> 'health' or exists (select from sharing_decision d
        where d.participant_id = note.participant_id and d.recipient_organization_id = (select viewer_organization())
          and 'health' = any (d.data_classes) and d.given_at <= (select viewer_moment())
          and (d.withdrawn_at is null or d.withdrawn_at > (select viewer_moment()))
          and (d.expires_at is null or d.expires_at > (select viewer_moment()))))))
    and exists (select from participant p where p.id = participant_id)), false));

call wall_casework('participant_story', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$(organization_id = (select viewer_organization()) and account_id = (select viewer_account())
    and works_with(participant_id))
  or (participant_id = (select viewer_participant()) and account_id is null)$$);
call wall_casework('information_need', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and works_with(participant_id))$$,
  $$participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and works_with(participant_id))$$);
call wall_casework('key_date', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and (not health or reads_health())
    and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$,
  $$organization_id = (select viewer_organization()) and (not health or reads_health()) and works_with(participant_id)$$);
call wall_casework('concern', $$
  organization_id = (select viewer_organization())
    and (raised_by = (select viewer_account()) or (select viewer_role()) = 'privacy-lead')
    and exists (select from participant p where p.id = participant_id)$$,
  $$organization_id = (select viewer_organization()) and raised_by = (select viewer_account())
    and works_with(participant_id)$$,
  $$organization_id = (select viewer_organization()) and (select viewer_role()) = 'privacy-lead'
    and works_with(participant_id)$$);
call wall_casework('work_draft', $$
  account_id = (select viewer_account()) and organization_id = (select viewer_organization())
    and works_with(participant_id)$$,
  $$account_id = (select viewer_account()) and organization_id = (select viewer_organization())
    and works_with(participant_id)$$,
  $$account_id = (select viewer_account()) and organization_id = (select viewer_organization())
    and works_with(participant_id)$$);
create policy removed on work_draft for delete to good_work_web
  using (coalesce(account_id = (select viewer_account()) and organization_id = (select viewer_organization()), false));

grant select, insert on participant_story, information_need, key_date, concern, work_draft
  to good_work_web, good_work_jobs;
grant update (needs, formats, supports, words, shared_with, may_share, reviewed_on, account_id, version)
  on information_need to good_work_web, good_work_jobs;
grant update (ended_at, version) on key_date to good_work_web, good_work_jobs;
grant update (seen_at, seen_by, seen_words) on concern to good_work_web, good_work_jobs;
grant update (fields, updated_at), delete on work_draft to good_work_web, good_work_jobs;
