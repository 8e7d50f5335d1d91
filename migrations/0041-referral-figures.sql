-- How referrals go, in numbers, for whoever looks at no person. The web login gets what may be published and nothing
-- finer: small numbers are hidden in here. docs/referral-figures.md says how, and why these periods and no others.

-- As domain/working-days.ts; a test holds the two together. Days are numbered so that two numbers apart are so many
-- working days apart, however long ago.
create function working_day_number(day date) returns integer language sql immutable as $$
  select 5 * ((day - date '2018-01-01') / 7) + least((day - date '2018-01-01') % 7 + 1, 5)
    - (select count(*)::integer from unnest('{
      2024-01-01,2024-03-29,2024-04-01,2024-05-06,2024-05-27,2024-08-26,2024-12-25,2024-12-26,
      2025-01-01,2025-04-18,2025-04-21,2025-05-05,2025-05-26,2025-08-25,2025-12-25,2025-12-26,
      2026-01-01,2026-04-03,2026-04-06,2026-05-04,2026-05-25,2026-08-31,2026-12-25,2026-12-28,
      2027-01-01,2027-03-26,2027-03-29,2027-05-03,2027-05-31,2027-08-30,2027-12-27,2027-12-28,
      2028-01-03,2028-04-14,2028-04-17,2028-05-01,2028-05-29,2028-08-28,2028-12-25,2028-12-26
      }'::date[]) as holiday where holiday <= day)
$$;

-- Days that clocks count after `from_day`, up to and including `to_day`: working days that no hold lies over.
create function counted_days(from_day date, to_day date, held datemultirange) returns integer language sql immutable as $$
  select case when to_day <= from_day then 0 else working_day_number(to_day) - working_day_number(from_day)
    - coalesce((select sum(working_day_number(upper(pause) - 1) - working_day_number(lower(pause) - 1))
        from unnest(held * datemultirange(daterange(from_day, to_day, '(]'))) as pause), 0)::integer end
$$;

-- The days that a hold really took; none where it was ended on the day it began.
create function held_days(from_on date, until_on date, ended_on date) returns daterange language sql immutable as $$
  select case when ended_on <= from_on then 'empty'::daterange
    else daterange(from_on, least(ended_on, until_on + 1)) end
$$;

create type clock_reading as (state text, taken integer);

-- What a clock says as things stood at `cutoff`: 'in-time', 'late', or 'not-yet' due; with the days it took where it
-- has stopped. The same rules as `readClock` in domain/referral-clock.ts; a test holds the two together.
create function read_clock(times jsonb, starts text[], stops text[], days integer, held datemultirange, cutoff timestamptz)
returns clock_reading language sql stable as $$
  with started as (
    select max((times ->> name)::timestamptz) as at from unnest(starts) as name
    where (times ->> name)::timestamptz < cutoff
  ), stopped as (
    select min((times ->> name)::timestamptz) as at from unnest(stops) as name, started
    where (times ->> name)::timestamptz between started.at and cutoff and (times ->> name)::timestamptz < cutoff
  ), counted as (
    select stopped.at as stopped_at, counted_days(from_day, to_day, held) as taken,
      counted_days(to_day - 1, to_day, held) = 1 as counts
    from started, stopped,
      lateral (select (started.at at time zone 'Europe/London')::date as from_day,
        coalesce((stopped.at at time zone 'Europe/London')::date, (cutoff at time zone 'Europe/London')::date - 1) as to_day) d
    where started.at is not null
  )
  select (case
    when stopped_at is null and taken < days then 'not-yet'
    when stopped_at is null then 'late'
    when taken < days or (taken = days and counts) then 'in-time'
    else 'late' end, case when stopped_at is not null then taken end)::clock_reading
  from counted
$$;

-- Whose side a reason to decline is on: domain/decline-reason.ts.
create function decline_side(reason text) returns text language sql immutable as $$
  select case
    when reason in ('no-capacity', 'paused', 'out-of-area', 'wrong-service', 'cannot-support-safely', 'sent-twice')
      then 'provider'
    when reason in ('does-not-want', 'not-now', 'chose-another', 'moved-away') then 'person'
    else 'eligibility' end
$$;

-- What may be shown of a count, and between which two numbers a reader then knows it to be.
create function shown_count(n integer) returns text language sql immutable as $$
  select case when n = 0 then '0' when n < 8 then '*' else ((n + 2) / 5 * 5)::text end
$$;
create function least_of(n integer, listed boolean) returns integer language sql immutable as $$
  select case when n = 0 or (n < 8 and not listed) then 0 when n < 8 then 1 else (n + 2) / 5 * 5 - 2 end
$$;
create function most_of(n integer) returns integer language sql immutable as $$
  select case when n = 0 then 0 when n < 8 then 7 else (n + 2) / 5 * 5 + 2 end
$$;

-- The figures of one side ('received' or 'sent') of the viewer's organisation, of the referrals that were sent in one
-- finished month, quarter or year, as things stood when the last month ended. Nothing for whoever may not, and nothing
-- for any other period: with days to choose from, one person could be told from the difference of two answers.
-- A total whose parts would give a small one away is kept back ('-'); so are the parts of a total that would.
create function referral_figures(side text, period text, starts date)
returns table (measure text, part text, shown text, median integer)
language plpgsql stable security definer set search_path = public, pg_catalog as $$
#variable_conflict use_column
declare
  viewer viewer_context := current_viewer();
  cutoff_day date;
  cutoff timestamptz;
  year_starts date;
  lasts interval;
begin
  if viewer.kind is distinct from 'member' or viewer.acting_for is null
    or viewer.acting_as not in ('analyst', 'hub-manager') or viewer.acting_as is null
    or side not in ('received', 'sent') or period not in ('month', 'quarter', 'year') then return; end if;
  cutoff_day := date_trunc('month', viewer.at at time zone 'Europe/London')::date;
  cutoff := cutoff_day::timestamp at time zone 'Europe/London';
  -- Years of the council begin in April.
  year_starts := (date_trunc('year', starts - interval '3 months') + interval '3 months')::date;
  lasts := make_interval(months => (case period when 'month' then 1 when 'quarter' then 3 else 12 end));
  if starts is distinct from (case period when 'year' then year_starts else date_trunc(period, starts)::date end)
    or starts + lasts > cutoff_day or starts < cutoff_day - interval '3 years' then return; end if;

  return query
  with cohort as materialized (
    select r.id, r.times, r.program, r.feedback_sent_at < cutoff as told,
      date_trunc('month', r.submitted_at at time zone 'Europe/London')::date as month,
      (select g.name from organization g
        where g.id = case side when 'received' then r.from_organization_id else r.to_organization_id end) as other,
      coalesce(e.to_status, 'submitted') as status, coalesce(e.reason, r.reason) as reason,
      (r.times ->> 'acceptedAt')::timestamptz < cutoff as accepted,
      coalesce((select range_agg(held_days(h.from_on, h.until_on, h.ended_on)) from referral_hold h
        where h.referral_id = r.id), '{}') as held
    from referral r
    left join lateral (select to_status, v.reason from referral_event v where v.referral_id = r.id and v.at < cutoff
      order by v.id desc limit 1) e on true
    where case side when 'received' then r.to_organization_id else r.from_organization_id end = viewer.acting_for
      and r.submitted_at >= $3::timestamp at time zone 'Europe/London'
      and r.submitted_at < ($3 + lasts) at time zone 'Europe/London'
  ), read as materialized (
    select c.*, c.status in ('declined') and c.accepted is not true as declined,
      c.status not in ('closed', 'redirected', 'declined', 'withdrawn', 'unable-to-contact', 'expired') as open,
      read_clock(c.times, '{submittedAt,reopenedAt}', '{acknowledgedAt,acceptedAt,endedAt}', 1, held, cutoff) as came,
      read_clock(c.times, '{submittedAt,answeredAt,reopenedAt}', '{acceptedAt,waitlistedAt,askedAt,endedAt}', 3, held,
        cutoff) as decided,
      case when c.accepted then read_clock(c.times, '{acceptedAt,reopenedAt}',
        '{attemptedAt,engagedAt,startedAt,endedAt}', 5, held, cutoff) end as contact,
      case when c.accepted then read_clock(c.times, '{acceptedAt}', '{startedAt}', 10, held, cutoff) end as start,
      case when c.accepted then read_clock(c.times, '{startedAt}', '{endedAt}', 20, held, cutoff) end as finish
    from cohort c
  ), counted as (
    select f.month, x.measure, x.part, x.days from read f, lateral (values
      ('all', '', true, null::integer),
      ('other', f.other, true, null), ('program', f.program, true, null), ('status', f.status, true, null),
      ('declined', '', f.declined, null), ('side', decline_side(f.reason), f.declined, null),
      ('came', 'in', (f.came).state = 'in-time', null), ('came', 'of', (f.came).state <> 'not-yet', null),
      ('came', 'not-yet', (f.came).state = 'not-yet', null),
      ('decided', 'in', (f.decided).state = 'in-time', null), ('decided', 'of', (f.decided).state <> 'not-yet', null),
      ('decided', 'not-yet', (f.decided).state = 'not-yet', null),
      ('contact', 'in', (f.contact).state = 'in-time', null), ('contact', 'of', (f.contact).state <> 'not-yet', null),
      ('contact', 'not-yet', (f.contact).state = 'not-yet', null),
      ('accepted', 'in', f.accepted, null), ('accepted', 'of', f.accepted or f.declined, null),
      ('accepted', 'not-yet', f.accepted is not true and f.open, null),
      ('closed', 'in', f.status = 'closed' and f.told, null), ('closed', 'of', f.status = 'closed', null),
      ('closed', 'not-yet', f.accepted and f.open, null),
      ('stage', 'came', (f.came).taken is not null, (f.came).taken),
      ('stage', 'decided', (f.decided).taken is not null, (f.decided).taken),
      ('stage', 'contact', (f.contact).taken is not null, (f.contact).taken),
      ('stage', 'start', (f.start).taken is not null, (f.start).taken),
      ('stage', 'finish', (f.finish).taken is not null, (f.finish).taken)
    ) as x (measure, part, counts, days) where x.counts
  ), sized as (
    select 'month' as period, c.month as starts, c.measure, c.part, c.days from counted c
    union all select 'quarter', date_trunc('quarter', c.month)::date, c.measure, c.part, c.days from counted c
    union all select 'year', year_starts, c.measure, c.part, c.days from counted c
  ), cells as materialized (
    select s.period, s.starts, s.measure, s.part, count(*)::integer as n,
      percentile_disc(0.5) within group (order by s.days) as median,
      -- Of parts, none is not told from a few: that something is there at all in a month can be enough to subtract.
      s.measure not in ('other', 'program', 'status', 'side', 'declined') as listed
    from sized s group by 1, 2, 3, 4
  ), here as (
    select c.*,
      -- The same figure of the shorter periods within this one.
      exists (select from cells s where s.measure = c.measure and s.part = c.part
          and s.period = any (case c.period when 'year' then '{quarter,month}' when 'quarter' then '{month}'
            else '{}' end::text[])
        group by s.period having bool_or(s.n between 1 and 7)
          and (sum(least_of(s.n, s.listed)) >= most_of(c.n) - 1
            or sum(most_of(s.n)) <= least_of(c.n, c.listed) + 1)) as gives_away
    from cells c where c.period = $2 and c.starts = $3
  ), wholes as (
    -- Parts that add up to a figure which is shown too.
    select p.measure, bool_or(p.n between 1 and 7)
      and (sum(least_of(p.n, p.listed)) >= most_of(max(w.n)) - 1
        or sum(most_of(p.n)) <= least_of(max(w.n), true) + 1) as give_away
    from here p join here w on w.part = '' and w.measure = case p.measure when 'side' then 'declined' else 'all' end
    where p.measure in ('other', 'program', 'status', 'side')
      or (p.measure in ('came', 'decided') and p.part in ('of', 'not-yet'))
    group by p.measure
  )
  select h.measure, h.part,
    case when h.gives_away or coalesce(w.give_away, false) then '-' else shown_count(h.n) end,
    case when h.n >= 8 and not h.gives_away then h.median end
  from here h left join wholes w on w.measure = h.measure
  where h.listed or h.n >= 8 order by h.measure, h.part;
end $$;
revoke execute on function referral_figures from public;
grant execute on function referral_figures to good_work_web;
