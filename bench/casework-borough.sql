-- The work done with the people of `referral-borough.sql`, the same each time: :cases cases and :notes notes. Everybody has
-- one open case at home, with the adviser on whose list they stand; what else there is of cases has ended.

create function chance(i bigint, salt integer) returns float8 language sql immutable parallel safe as
  'select (hashint8extended($1, $2) & 1073741823) / 1073741824.0';
create function row_id(kind text, i bigint) returns uuid language sql immutable parallel safe as
  $$ select md5(kind || i)::uuid $$;

create table bench_home as
  select row_number() over (order by person) as i, * from (
    select distinct on (participant_id) participant_id as person, organization_id as org, hub_id as hub, account_id as adviser
    from participant_reach where account_id is not null order by participant_id, id) as first;
create table bench_case as
  select c, row_id('case ', c) as id, n, n = 0 as open, home.*,
    case when n = 0 then (array['starting', 'active', 'active', 'active', 'in-work', 'paused'])[1 + floor(6 * chance(c, 31))::integer]
      else 'closed' end as status,
    :now - ((case when n = 0 then 150 else 300 + 250 * n end) * chance(c, 32) + 5 + 160 * n) * interval '1 day' as opened
  from (select c, (c - 1) / :people as n, 1 + (c - 1) % :people as i from generate_series(1, :cases::bigint) as c) as one
  join bench_home home using (i);
create index on bench_case (c);

insert into support_case (id, place_slug, participant_id, organization_id, hub_id, program, path, status, owner_account_id,
    next_step, due_at, weight, opened_at, last_heard_at, last_tried_at, paused_until, closed_at, outcome)
  select id, 'fleet-vale', person, org, hub, (array['workwell', 'job-hub', 'connect-to-work'])[1 + n % 3], 'find-work', status,
    adviser, case when open then 'Look at two adverts together' end,
    case when open then :now + (chance(c, 33) * 20 - 3) * interval '1 day' end, 100, opened,
    :now - chance(c, 34) * 40 * interval '1 day', :now - chance(c, 34) * 30 * interval '1 day',
    case when status = 'paused' then date '2026-12-10' end, case when not open then opened + interval '150 days' end,
    case when not open then (array['job-start', 'support-complete', 'left-early', 'course'])[1 + c % 4] end
  from bench_case;
insert into case_event (case_id, participant_id, organization_id, at, move, from_status, to_status, account_id, for_person)
  select id, person, org, opened + k * interval '20 days', (array['open', 'begin', 'close'])[k + 1], null, status, adviser, true
  from bench_case, generate_series(0, case when open then 1 else 2 end) as k;

insert into barrier (id, participant_id, organization_id, kind, health, since, added_by, resolved_at)
  select row_id('barrier ', i * 4 + k), person, org, (array['health', 'childcare', 'english', 'confidence'])[k + 1], k = 0,
    :now - interval '90 days', adviser, case when chance(i, 40 + k) < 0.4 then :now - interval '9 days' end
  from bench_home, generate_series(0, 3) as k where chance(i, 44 + k) < 0.5;
insert into strength (id, participant_id, organization_id, kind, words, since, added_by)
  select row_id('strength ', i), person, org, 'experience', 'Ran a kitchen for six years.', :now - interval '90 days', adviser
  from bench_home;

insert into goal (id, case_id, participant_id, organization_id, words, area, status, target_on, ended_at, made_at, made_by,
    changed_at, changed_by)
  select row_id('goal ', c * 2 + k), id, person, org, 'Work near home, in the mornings', 'work',
    case when open then 'agreed' else 'done' end, date '2027-02-01', case when not open then opened + interval '140 days' end,
    opened, adviser, opened, adviser
  from bench_case, generate_series(0, 1) as k;
insert into step (id, goal_id, case_id, participant_id, organization_id, words, owner_side, status, due_on, ended_at, made_at,
    made_by, changed_at, changed_by)
  select row_id('step ', c * 4 + k), row_id('goal ', c * 2 + k % 2), id, person, org, 'Ask at the nursery about mornings',
    case when k % 2 = 0 then 'person' else 'adviser' end, case when done then 'done' else 'agreed' end,
    (:now + (chance(c, 50 + k) * 40 - 4) * interval '1 day')::date, case when done then opened + interval '30 days' end,
    opened, adviser, opened, adviser
  from (select *, not open or chance(c, 60 + k) < 0.4 as done from bench_case, generate_series(0, 3) as k
    where open or k < 2) as steps;

insert into note (id, case_id, participant_id, organization_id, account_id, kind, subject, visibility, two_way, words,
    happened_at, written_at)
  select row_id('note ', k), id, person, org, adviser, (array['meeting', 'call', 'no-answer', 'note'])[1 + k % 4],
    case when k % 7 = 0 then 'health' when k % 97 = 0 then 'safeguarding' else 'general' end,
    case when k % 7 > 0 and k % 97 > 0 then (array['team', 'delivery', 'person'])[1 + k % 3] else 'team' end, k % 4 < 2,
    repeat('We talked about the mornings and the bus, and what the manager said. ', 3 + (k % 5)::integer),
    opened + chance(k, 70) * (least(:now, opened + interval '150 days') - opened), :now
  from generate_series(1, :notes::bigint) as k join bench_case on c = 1 + (k * 7919) % :cases;

-- Nobody is in two places at once: an adviser's appointments are three hours apart.
insert into appointment (id, case_id, participant_id, organization_id, hub_id, owner_account_id, about, way, starts_at, minutes, status)
  select row_id('appointment ', c * 4 + k), id, person, org, hub, adviser, 'How it is going', 'phone',
    :now + (case when k = 3 then 1 else -1 end) * row_number() over (partition by adviser, k = 3 order by c, k) * interval '3 hours', 30,
    case when k = 3 then 'booked' else (array['attended', 'attended', 'late', 'did-not-attend'])[1 + (c % 4)::integer] end
  from bench_case, generate_series(0, 3) as k where (open and (k < 3 or c % 2 = 0)) or k = 0;
insert into review (id, case_id, participant_id, organization_id, kind, status, opens_on, due_on, done_at, done_by, words)
  select row_id('review ', c * 2 + k), id, person, org, 'plan', case when k = 0 then 'done' else 'scheduled' end,
    on_day - 7, on_day, case when k = 0 then on_day + time '11:00' end, case when k = 0 then adviser end,
    case when k = 0 then 'It goes well.' end
  from (select *, case when k = 0 then (opened + interval '30 days')::date
      else (:now + (chance(c, 90) * 60 - 5) * interval '1 day')::date end as on_day
    from bench_case, generate_series(0, 1) as k where open or k = 0) as reviews;
insert into assessment (id, case_id, participant_id, organization_id, instrument, instrument_version, answers, scores, taken_at,
    taken_how, account_id)
  select row_id('assessment ', c * 2 + k), id, person, org, 'ons4', '2018',
    '{"satisfied": 6, "worthwhile": 7, "happy": 6, "anxious": 3}', '{}', opened + k * interval '60 days', 'together', adviser
  from bench_case, generate_series(0, 1) as k where open or k = 0;

insert into plan_event (case_id, goal_id, step_id, participant_id, organization_id, at, account_id, move, to_status)
  select case_id, goal_id, id, participant_id, organization_id, made_at, made_by, 'add', 'agreed' from step
  union all select case_id, goal_id, id, participant_id, organization_id, ended_at, made_by, 'finish', 'done' from step
    where ended_at is not null;
insert into person_message (id, participant_id, organization_id, direction, channel, address, words, at, account_id, status,
    status_at, owner_account_id, due_at, answered_at, answered_how)
  select row_id('message ', i * 6 + k), person, org, case when k % 2 = 0 then 'in' else 'out' end, 'text', '+447700900000',
    'See you on Tuesday at ten.', at, case when k % 2 = 1 then adviser end, 'delivered', at,
    case when k = 0 and i % 9 = 0 then adviser end, case when k = 0 and i % 9 = 0 then :now end,
    case when k = 0 and i % 9 = 0 then null when k % 2 = 0 then at end,
    case when k = 0 and i % 9 = 0 then null when k % 2 = 0 then 'message' end
  from (select *, :now - (k * 12 + chance(i, 100 + k)) * interval '1 day' as at from bench_home, generate_series(0, 5) as k) as messages;

-- Papers, groups and panels, money, and what somebody asks about their data.
insert into person_document (id, participant_id, organization_id, chain_id, number, in_use, kind, name, cv, for_person, made_at,
    made_side, made_by)
  select row_id('document ', i), person, org, row_id('document ', i), 1, true, 'cv', 'CV', '{"sections": []}', true,
    :now - chance(i, 110) * 90 * interval '1 day', 'adviser', adviser
  from bench_home;
insert into cohort (id, place_slug, organization_id, program, name, facilitator_account_id, starts_on, weeks, from_time, minutes,
    where_words, ceiling, pass_percent, status, made_at, made_by, ended_at)
  select row_id('cohort ', g), 'fleet-vale', org, 'job-hub', 'Group ' || g, adviser, date '2026-01-05' + (g % 300)::integer, 8,
    '10:00', 120, 'Room 1', 12, 75, case when g % 4 = 0 then 'running' else 'ended' end, :now - interval '300 days', adviser,
    case when g % 4 > 0 then :now - interval '9 days' end
  from bench_home join generate_series(1, :people / 200) as g on i = g;
insert into cohort_place (id, cohort_id, participant_id, organization_id, run_by, adviser_account_id, status, since, enrolled_at, ended_at)
  select row_id('place ', i), cohort.id, person, org, org, adviser, case when cohort.status = 'running' then 'enrolled' else 'completed' end,
    :now - interval '60 days', :now - interval '60 days', cohort.ended_at
  from bench_home join cohort on cohort.id = row_id('cohort ', 1 + i % (:people / 200)) where i % 16 = 0;
insert into absence_flag (id, place_id, cohort_id, participant_id, organization_id, run_by, owner_account_id, in_a_row, raised_at, due_at)
  select row_id('flag ', i), row_id('place ', i), row_id('cohort ', 1 + i % (:people / 200)), person, org, org, adviser, 2, :now,
    :now + interval '1 day' from bench_home where i % 160 = 0;
insert into panel_question (id, place_slug, participant_id, organization_id, asked_by, owner_account_id, question, agreed_how, status, asked_at, look_by,
    decided_at, decided_words)
  select row_id('panel ', i), 'fleet-vale', person, org, adviser, adviser, 'What would help with the mornings?', 'in-person',
    case when i % 200 = 0 then 'waiting' else 'decided' end, :now - interval '20 days', :now + interval '2 days',
    case when i % 200 > 0 then :now - interval '9 days' end, case when i % 200 > 0 then 'The nursery has a place.' end
  from bench_home where i % 50 = 0;
insert into fund_request (id, place_slug, participant_id, organization_id, hub_id, case_id, fund_id, purpose, asked_pence, words, payee,
    payee_words, needed_on, status, asked_by, asked_at, owner_account_id, next_step, due_at, ended_at)
  select row_id('fund ', i), 'fleet-vale', person, org, hub, row_id('case ', i), row_id('the fund ', org), 'travel', 4000,
    'The bus to the first week of work', 'supplier', 'The bus company', date '2026-12-01', case when open then 'asked' else 'withdrawn' end, adviser,
    :now - chance(i, 111) * 90 * interval '1 day', case when open then adviser end, case when open then 'Decide' end,
    case when open then :now + chance(i, 112) * 9 * interval '1 day' end, case when not open then :now end
  from (select *, i % 40 = 0 as open from bench_home where i % 8 = 0) as asked;
insert into access_request (id, participant_id, organization_id, status, asked_at, account_id, due_on, ended_at)
  select row_id('copy ', i), person, org, case when i % 2000 = 0 then 'review' else 'done' end, :now - interval '20 days', adviser,
    date '2026-12-10', case when i % 2000 > 0 then :now end from bench_home where i % 200 = 0;
insert into erasure_due (participant_id, organization_ids, due_on)
  select person, array[org], date '2026-12-01' + (i % 900)::integer from bench_home where i % 10 = 0;

insert into help_request (reference, place_slug, hub_id, adviser_id, status, next_step, due_at, promised_by, asked_at, outcome,
    closed_at, where_from, name, phone, contact_by)
  select 'BENCH-' || i, 'fleet-vale', hub, case when i % 160 > 0 then adviser end,
    case when i % 80 > 0 then 'closed' when i % 160 = 0 then 'new' else 'owned' end,
    case when i % 80 = 0 then 'Ring them' end, case when i % 80 = 0 then :now + (chance(i, 113) * 9 - 1) * interval '1 day' end,
    :now, :now - interval '3 days', case when i % 80 > 0 then 'job' end, case when i % 80 > 0 then :now end, 'unknown',
    'Somebody', '+447700900001', 'phone'
  from bench_home where org = 1 and i % 20 = 0;

-- Whoever has anything open is there, and how much is open was counted while it was made.
insert into membership (account_id, organization_id, role, created_at)
  select distinct owner_account_id, coalesce(organization_id, 1),
    case when coalesce(organization_id, 1) = 1 then 'adviser' else 'partner-adviser' end, :now
  from open_work where owner_account_id is not null;
insert into membership (account_id, organization_id, role, hub_ids, created_at)
  select i, 1, 'hub-manager', array[i], :now from generate_series(1, 5) as i;
select count_open_afresh();

drop table bench_case, bench_home;
drop function chance(bigint, integer), row_id(text, bigint);
