-- A made-up borough of :people people and :referrals referrals, the same each time. Half of the people are with the
-- council, in five hubs, forty on the list of each adviser; the others are with forty partners. Sixty practices refer.

create function chance(i bigint, salt integer) returns float8 language sql immutable parallel safe as
  'select (hashint8extended($1, $2) & 1073741823) / 1073741824.0';
create function spoken(i bigint) returns text language sql immutable parallel safe as
  $$ select overlay(translate(lpad(to_hex((i * 2654435761) % 4294967296), 8, '0'), '0123456789abcdef', '346789BCDFGHJKMN')
    placing '-' from 5 for 0) $$;
create function person_id(i bigint) returns uuid language sql immutable parallel safe as
  $$ select md5('person ' || i)::uuid $$;
create function referral_id(i bigint) returns uuid language sql immutable parallel safe as
  $$ select md5('referral ' || i)::uuid $$;
create function given_name(i bigint) returns text language sql immutable parallel safe as $$
  select (array['Am', 'Bel', 'Car', 'Dan', 'El', 'Fad', 'Gor', 'Han', 'Is', 'Jo', 'Kar', 'Lu', 'Mar', 'Nad', 'Ol', 'Pri',
    'Ros', 'Sam', 'Tar', 'Yus'])[1 + mod(floor(400 * chance(i, 1) ^ 1.6)::integer, 20)]
    || (array['a', 'an', 'ela', 'een', 'i', 'ina', 'iya', 'o', 'or', 'us', 'ah', 'el', 'en', 'et', 'ia', 'is', 'on', 'ra',
    'ya', 'wen'])[1 + floor(400 * chance(i, 1) ^ 1.6)::integer / 20] $$;
create function family_name(i bigint) returns text language sql immutable parallel safe as $$
  select (array['Ab', 'Ash', 'Ayd', 'Bar', 'Beg', 'Ber', 'Cole', 'Cha', 'Chow', 'Dun', 'Dal', 'Edg', 'Fen', 'Far', 'Gard',
    'Hol', 'Hus', 'Ik', 'Jam', 'Kha', 'Kow', 'Lang', 'Lim', 'Mar', 'Moh', 'Nor', 'Nwo', 'Oke', 'Ost', 'Pen', 'Pat', 'Qur',
    'Rook', 'Rah', 'Sil', 'Sta', 'Thorn', 'Udd', 'Var', 'Wil'])[1 + mod(floor(1600 * chance(i, 2) ^ 1.7)::integer, 40)]
    || (array['er', 'man', 'in', 'ad', 'ley', 'ford', 'grove', 'more', 'den', 'worth', 'by', 'wick', 'stock', 'ham', 'row',
    'field', 'ton', 'well', 'ski', 'ova', 'ez', 'ano', 'ati', 'ul', 'som', 'ani', 'etti', 'bridge', 'mere', 'land', 'son',
    'hurst', 'combe', 'gate', 'ak', 'oglu', 'ene', 'ova-Ash', 'ley-Cole', 'ed'])[1 + floor(1600 * chance(i, 2) ^ 1.7)::integer / 40] $$;

insert into organization (id, name, name_key, source, source_id, created_at, updated_at, kind, place_slug)
  overriding system value
  select i, case when i = 1 then 'The council' when i <= 41 then 'Partner ' || i else 'Practice ' || i end, 'bench ' || i,
    'bench', i::text, :now, :now, case when i = 1 then 'council' else 'partner' end, 'fleet-vale' from generate_series(1, 101) as i;
insert into hub (id, place_slug, slug, name, summary, description_html, location_id, source)
  overriding system value
  select i, 'fleet-vale', 'hub-' || i, 'Hub ' || i, '', '', 1, 'bench' from generate_series(1, 5) as i;
-- 1 to 5 manage a hub; from 1,000 advisers of the council; from 100,000 advisers of partners; from 200,000 referrers.
insert into account (id, name, email, email_key, created_at) overriding system value
  select i, 'Colleague ' || i, i || '@bench.example', i || '@bench.example', :now from (
    select generate_series(1, 5) union all select generate_series(1000, 999 + :people / 80)
    union all select 100000 + k * 100 + a from generate_series(0, 39) as k, generate_series(0, 24) as a
    union all select 200000 + k * 100 + a from generate_series(0, 59) as k, generate_series(0, 19) as a) as ids(i);

-- Where somebody is at home: the organisation, its hub, their adviser, and the practice that knows them.
create table bench_person as
  select i, person_id(i) as id, family_name(i) as family, given_name(i) as given,
    case when i % 2 = 0 then 1 else 2 + (i / 2) % 40 end as home,
    case when i % 2 = 0 then 1 + (i / 2) % 5 end as hub,
    case when i % 2 = 0 then 1000 + ((i / 2) % 5) * (:people / 400) + (i / 10) % (:people / 400)
      else 100000 + ((i / 2) % 40) * 100 + (i / 80) % 25 end as adviser,
    42 + floor(60 * chance(i, 3) ^ 1.5)::integer as practice
  from generate_series(1, :people::bigint) as i;

insert into participant (id, number, place_slug, registered_by, given_name, family_name, born_on, given_key, family_key,
    email, phone, postal_address, postcode, ward_code, contact_by, language, created_at, updated_at)
  select id, 'P-' || spoken(i), 'fleet-vale', practice, given, family, date '1950-01-01' + (20000 * chance(i, 4))::integer,
    lower(given), lower(replace(family, '-', '')), lower(given) || '.' || i || '@home.example', '+4477' || lpad(i::text, 8, '0'),
    i % 300 || ' Tanner Street', 'NW' || i % 9 || ' ' || i % 10 || 'QX', 'E0500' || i % 20, 'phone',
    case when i % 4 = 0 then 'tr' else 'en' end, :now, :now
  from bench_person;

-- Everybody's first referral was taken on at home. Of the others, half go home too, some from the council to a partner.
create table bench_referral as
  select r, referral_id(r) as id, p.id as person, p.given, p.family, n, case when onward then 1 else p.practice end as from_org,
    case when onward then p.adviser else 200000 + (p.practice - 42) * 100 + (20 * chance(r, 12))::integer % 20 end as from_account,
    case when n = 0 or (not onward and chance(r, 10) < 0.5) then p.home
      else 2 + (40 * chance(r, 11))::integer % 40 end as to_org, p.home, p.hub, p.adviser, onward,
    case when n = 0 then (array['contact-attempted', 'engaged', 'started', 'closed', 'unable-to-contact'])
        [1 + width_bucket(chance(r, 13), array[0.04, 0.14, 0.20, 0.92])]
      else (array['submitted', 'received', 'in-triage', 'more-info-needed', 'waitlisted', 'accepted', 'engaged', 'started',
        'closed', 'declined', 'redirected', 'withdrawn', 'expired', 'unable-to-contact'])
        [1 + width_bucket(chance(r, 13), array[.015, .035, .05, .06, .08, .09, .11, .12, .57, .75, .83, .91, .94])] end as status,
    timestamptz '2026-11-20 10:00Z' - (1000 - 400 * n) * chance(r, 14) * interval '1 day' - (case when n = 0 then 100 else 0 end) * interval '1 day' as sent
  from (select r, (r - 1) / :people as n, 1 + (r - 1) % :people as i,
      r > :people and (1 + (r - 1) % :people) % 2 = 0 and chance(r, 9) < 0.14 as onward
    from generate_series(1, :referrals::bigint) as r) as one join bench_person p using (i);
alter table bench_referral add column taken boolean, add column open boolean, add column owner integer;
update bench_referral set
  taken = status in ('accepted', 'contact-attempted', 'engaged', 'started', 'closed', 'unable-to-contact'),
  open = status not in ('closed', 'declined', 'redirected', 'withdrawn', 'expired', 'unable-to-contact'),
  owner = case when to_org = home then adviser else 100000 + (to_org - 2) * 100 + r % 25 end
    * case when status in ('submitted', 'received') or (status = 'in-triage' and r % 2 = 0) then null else 1 end;

insert into referral (id, reference, place_slug, participant_id, program, from_organization_id, from_account_id,
    to_organization_id, to_hub_id, owner_account_id, status, owner_side, next_step, due_at, urgent, held_until, parent_id,
    thread_id, agreed_milestones, lawful_basis, ways_allowed, times, submitted_at, ended_at, outcome, feedback_sent_at)
  select id, 'GW-' || spoken(r), 'fleet-vale', person, 'workwell', from_org, from_account, to_org,
    case when to_org = 1 and (taken or r % 5 > 0) then hub end, owner, status,
    case when open then case when status = 'more-info-needed' then 'referrer' else 'receiver' end end,
    case when open then 'Try to reach them' end,
    case when open then timestamptz '2026-11-20 10:00Z' + (chance(r, 15) * 20 - 3) * interval '1 day' end,
    r % 25 = 0, case when open and r % 33 = 0 then date '2026-12-01' end, case when onward then referral_id(r - n * :people) end,
    case when onward then referral_id(r - n * :people) else id end, '{contacted,started}', 'public-task', '{phone,email}', '{}', sent,
    case when not open then sent + interval '9 days' end, case when status = 'closed' then 'job' end,
    case when status = 'closed' then sent + interval '9 days' end
  from bench_referral;

insert into referral_packet (referral_id, participant_id, from_organization_id, from_account_id, content, content_hash,
    wording_version, given_key, family_key, sealed_at)
  select id, person, from_org, from_account, jsonb_build_object('program', 'workwell', 'work', 'off-sick', 'helps', '[]'::jsonb,
      'words', repeat('Wants to keep the job at the warehouse, with other hours. ', 5), 'health', 'Back pain for five weeks.',
      'person', jsonb_build_object('givenName', given, 'familyName', family, 'bornOn', '1980-01-01', 'phone', '+4477009001',
        'email', 'somebody@home.example', 'contactBy', 'phone', 'language', 'en', 'access', '[]'::jsonb, 'bestTimes', '[]'::jsonb),
      'referrer', jsonb_build_object('organization', 'Practice', 'name', 'Colleague', 'team', null, 'replyTo', null),
      'agreed', jsonb_build_object('dataClasses', '["contact", "needs", "work", "health", "progress"]'::jsonb,
        'milestones', '["contacted", "started"]'::jsonb, 'wordingVersion', '2026-11', 'how', 'in-person')),
    sha256(id::text::bytea), '2026-11', lower(given), lower(replace(family, '-', '')), sent
  from bench_referral;

insert into referral_event (referral_id, participant_id, at, move, from_status, to_status, account_id, organization_id, words,
    for_referrer, for_person)
  select id, person, sent + step * interval '1 day',
    (array['submit', 'acknowledge', case when taken then 'accept' else 'decline' end, 'log-attempt', 'engage', 'start', 'close'])[step + 1],
    'submitted', status, owner, to_org, case when step = 2 then 'As agreed.' end, step in (0, 2, 5), true
  from bench_referral, generate_series(0, case when status = 'submitted' then 0 when taken and not open then 6 when taken then 4 else 2 end) as step;

insert into referral_tracking (referral_id, organization_id, account_id, participant_id, reference, to_organization_id, program,
    state, submitted_at, next_step, due_at, waits_for_us, told_at, ended_at, parent_id)
  select id, follower, account, person, 'GW-' || spoken(r), to_org, 'workwell', status, sent, case when open then 'They try to reach them' end,
    case when open then timestamptz '2026-11-20 10:00Z' + (chance(r, 15) * 20 - 3) * interval '1 day' end,
    status = 'more-info-needed' and follower = from_org, sent + interval '2 days', case when not open then sent + interval '9 days' end,
    case when onward then referral_id(r - n * :people) end
  from (select *, from_org as follower, from_account as account from bench_referral
    union all select b.*, p.practice, 200000 + (p.practice - 42) * 100 from bench_referral b
      join bench_person p on p.id = b.person where b.onward) as followed;

insert into contact_attempt (referral_id, participant_id, at, way, result, account_id)
  select id, person, sent + step * interval '2 days', 'phone', 'no-answer', owner
  from bench_referral, generate_series(1, 3) as step where status in ('contact-attempted', 'unable-to-contact');
insert into referral_hold (referral_id, participant_id, reason, from_on, until_on, account_id)
  select id, person, 'ill', date '2026-11-01', date '2026-12-01', owner from bench_referral where open and r % 33 = 0;

insert into sharing_decision (id, participant_id, purpose, recipient_organization_id, data_classes, lawful_basis,
    wording_version, given_at, withdrawn_at, captured_by, captured_organization_id, captured_how)
  select md5(purpose || r)::uuid, person, purpose, case when purpose = 'referral' then to_org else from_org end,
    '{contact,needs,work,health,progress}', 'public-task', '2026-11', sent, case when status = 'withdrawn' then sent end, from_account, from_org, 'in-person'
  from bench_referral, unnest(array['referral', 'progress-to-referrer']) as purpose;
insert into participant_reach (participant_id, organization_id, hub_id, account_id, ground, referral_id, decision_id, since)
  select person, to_org, case when to_org = 1 then hub end, owner, 'referral', id, md5('referral' || r)::uuid, sent
  from bench_referral where taken;

-- People at risk: restricted records, people kept from one of the staff (two of each adviser's forty), and emergencies.
insert into restriction (participant_id, organization_id, reason, since)
  select id, 1, 'At risk.', :now from bench_person where i % 331 = 0;
insert into restriction_pass (participant_id, account_id, since)
  select id, adviser, :now from bench_person where i % 331 = 0 and i % 2 = 0;
insert into exclusion (participant_id, account_id, organization_id, reason, since)
  select id, adviser, 1, 'Knows them.', :now from bench_person where chance(i, 20) < 0.01 and home = 1
  union all select id, coalesce(hub, 1), 1, 'Knows them.', :now from bench_person where chance(i, 21) < 0.002;
insert into break_glass (id, participant_id, account_id, organization_id, reason, started_at, ends_at)
  select md5('glass ' || i)::uuid, id, 1000 + (i / 331)::integer % (:people / 80), 1, 'Came to the hub in distress.',
    at, at + interval '50 minutes'
  from (select *, :now - case when i % 662 = 0 then interval '10 minutes' else interval '40 days' end as at from bench_person where i % 331 = 5 or i % 331 = 0) as somebody;

drop table bench_referral, bench_person;
drop function chance(bigint, integer), spoken(bigint), person_id(bigint), referral_id(bigint), given_name(bigint), family_name(bigint);
