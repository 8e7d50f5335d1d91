-- Money that helps with what stands in the way: funds with a budget for each financial year, who may decide how much, what
-- was asked for somebody, what was decided, set aside and paid, and the proof of it. All sums are whole pence.
--
-- A budget is never overdrawn: what is set aside and what is spent together are never more than it holds. Its row counts
-- both, by triggers alone (nobody has the right to write those columns), and a check refuses what would be too much; so
-- two people who approve at once wait for each other, whoever they are and however they ask.

create table support_fund (
  id uuid primary key,
  place_slug text not null,
  organization_id integer not null references organization,
  name text not null check (length(trim(name)) > 0),
  payer text not null,                             -- whose money it is
  program text,                                    -- null: for everybody
  purposes text[] not null check (cardinality(purposes) > 0),  -- domain/support-fund.ts
  made_at timestamptz not null,
  made_by integer references account,
  ended_at timestamptz,
  version integer not null default 1,
  sample boolean not null default false,
  unique (id, organization_id)
);
create index support_fund_of on support_fund (organization_id);

create table fund_budget (
  id uuid primary key,
  fund_id uuid not null,
  organization_id integer not null,
  year smallint not null check (year between 2000 and 2200),  -- from 1 April of it to 31 March
  amount_pence integer not null check (amount_pence >= 0),
  committed_pence integer not null default 0 check (committed_pence >= 0),
  spent_pence integer not null default 0 check (spent_pence >= 0),
  closed_at timestamptz,
  version integer not null default 1,
  foreign key (fund_id, organization_id) references support_fund (id, organization_id),
  unique (fund_id, year),
  unique (id, fund_id),
  constraint never_overdrawn check (committed_pence::bigint + spent_pence <= amount_pence),
  constraint closed_holds_nothing check (closed_at is null or committed_pence = 0)
);

-- A budget as it was given, and each time it became more or less, with the reason. Insert only.
create table fund_budget_change (
  id uuid primary key,
  budget_id uuid not null references fund_budget,
  organization_id integer not null references organization,
  at timestamptz not null,
  account_id integer references account,
  from_pence integer,
  to_pence integer not null,
  words text not null check (length(trim(words)) > 0)
);
create index fund_budget_change_of on fund_budget_change (budget_id, at);

-- Up to how much a role decides alone, and whether it may be one of the two who decide about more.
create table fund_limit (
  fund_id uuid not null,
  organization_id integer not null,
  role text not null,
  alone_pence integer not null check (alone_pence >= 0),
  one_of_two boolean not null default false,
  primary key (fund_id, role),
  foreign key (fund_id, organization_id) references support_fund (id, organization_id)
);

create table fund_request (
  id uuid primary key,
  place_slug text not null,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  hub_id integer references hub,
  case_id uuid references support_case,
  fund_id uuid not null,
  budget_id uuid,                                  -- from the approval on
  purpose text not null,
  asked_pence integer not null check (asked_pence between 1 and 10000000),
  approved_pence integer check (approved_pence between 1 and asked_pence),
  paid_pence integer not null default 0,
  -- What is set aside for it now: not paid yet of what was approved, as long as anything will be.
  held_pence integer not null generated always as (case when status in ('approved', 'committed', 'part-paid')
    then coalesce(approved_pence, 0) - paid_pence else 0 end) stored,
  words text not null check (length(trim(words)) > 0),
  payee text not null check (payee in ('supplier', 'person', 'staff')),
  payee_words text not null,
  payee_account_id integer references account,     -- who has paid it from their own pocket
  needed_on date not null,
  status text not null check (status in ('draft', 'asked', 'more-wanted', 'approved', 'declined', 'withdrawn', 'committed',
    'part-paid', 'paid', 'reconciled', 'closed', 'cancelled')),
  asked_by integer not null references account,
  asked_at timestamptz not null,
  decided_by integer references account,
  decided_at timestamptz,
  owner_account_id integer references account,
  next_step text,
  due_at timestamptz,
  waived_words text,                               -- why there is no proof
  ended_at timestamptz,
  version integer not null default 1,
  sample boolean not null default false,
  foreign key (fund_id, organization_id) references support_fund (id, organization_id),
  foreign key (budget_id, fund_id) references fund_budget (id, fund_id),
  check (paid_pence between 0 and coalesce(approved_pence, 0)),
  check ((approved_pence is null) = (budget_id is null)),
  check (status not in ('approved', 'committed', 'part-paid', 'paid', 'reconciled', 'closed') or approved_pence is not null),
  check (status <> 'approved' or decided_by is not null),
  constraint fund_cancelled_unpaid check (status <> 'cancelled' or paid_pence = 0),
  check ((payee = 'staff') = (payee_account_id is not null)),
  check ((status in ('declined', 'withdrawn', 'closed', 'cancelled')) = (ended_at is not null)),
  check (ended_at is not null or (owner_account_id is not null and next_step is not null and length(trim(next_step)) > 0
    and due_at is not null))
);
create index fund_request_of on fund_request (participant_id, asked_at desc);
create index fund_request_list on fund_request (owner_account_id, due_at, id) where ended_at is null;
create index fund_request_team on fund_request (organization_id, due_at, id) where ended_at is null;
create index fund_request_budget on fund_request (budget_id) where budget_id is not null;

-- Everything that happened to a request, in order. Insert only.
create table fund_event (
  id bigint generated always as identity primary key,
  request_id uuid not null references fund_request,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  at timestamptz not null,
  move text not null,                              -- domain/fund-move.ts
  from_status text,
  to_status text not null,
  account_id integer references account,           -- null: whoever took a voucher
  role text,
  pence integer,
  words text,
  for_person boolean not null default false
);
create index fund_event_of on fund_event (request_id, id);
create index fund_event_person on fund_event (participant_id, at desc);

create table fund_voucher (
  id uuid primary key,
  request_id uuid not null references fund_request,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  code text not null unique,                       -- domain/voucher-code.ts: the last letter checks the others
  pence integer not null check (pence > 0),
  where_words text not null check (length(trim(where_words)) > 0),
  expires_on date not null,
  made_at timestamptz not null,
  made_by integer not null references account,
  redeemed_at timestamptz,
  redeemed_by integer references account,          -- null: the shop itself, by the code
  redeemed_words text,
  cancelled_at timestamptz,
  sample boolean not null default false,
  check (redeemed_at is null or cancelled_at is null),
  check (redeemed_at is null or redeemed_words is not null)
);
create index fund_voucher_of on fund_voucher (request_id);
create index fund_voucher_person on fund_voucher (participant_id);

-- Money that left the fund, or came back to it. Insert only: a mistake is put right by another row.
create table fund_spend (
  id uuid primary key,
  request_id uuid not null references fund_request,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  budget_id uuid not null references fund_budget,  -- the year it belongs to; set by the database
  kind text not null check (kind in ('spend', 'refund')),
  pence integer not null check (pence > 0),
  on_date date not null,
  method text not null check (method in ('card', 'bank-transfer', 'voucher', 'petty-cash')),
  receipt text,                                    -- its number, or where it is
  refunds uuid references fund_spend,
  voucher_id uuid unique references fund_voucher,
  at timestamptz not null,
  account_id integer references account,
  sample boolean not null default false,
  check ((kind = 'refund') = (refunds is not null)),
  check (kind = 'spend' or voucher_id is null),
  check ((method = 'voucher' and kind = 'spend') = (voucher_id is not null))
);
create index fund_spend_of on fund_spend (request_id);
create index fund_spend_budget on fund_spend (budget_id);

-- Proof of what the money was for and where it went: a file, or in words where the paper lies.
create table fund_evidence (
  id uuid primary key,
  request_id uuid not null references fund_request,
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  kind text not null,                              -- domain/support-fund.ts
  words text,
  file_id integer unique references stored_file,
  at timestamptz not null,
  account_id integer not null references account,
  check (file_id is not null or words is not null)
);
create index fund_evidence_of on fund_evidence (request_id);

-- The two counts of a budget. The row is locked until the transaction ends: whoever comes next counts from there.
create function count_commitment() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  was integer := case when tg_op = 'INSERT' then 0 else old.held_pence end;
  is_now integer := case when tg_op = 'DELETE' then 0 else new.held_pence end;
begin
  if tg_op = 'UPDATE' and old.budget_id is not distinct from new.budget_id then
    if is_now <> was then
      update public.fund_budget set committed_pence = committed_pence + is_now - was where id = new.budget_id;
    end if;
    return null;
  end if;
  -- Carried to another year, or its person was erased: what was spent stays spent in the year that it was.
  if was <> 0 then update public.fund_budget set committed_pence = committed_pence - was where id = old.budget_id; end if;
  if is_now <> 0 then update public.fund_budget set committed_pence = committed_pence + is_now where id = new.budget_id; end if;
  return null;
end $$;
create trigger count_commitment after insert or update or delete on fund_request
  for each row execute function count_commitment();

-- What is paid comes out of what was set aside, and never out of anything else.
create function count_spend() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  request public.fund_request;
  paid public.fund_spend;
begin
  select * into request from public.fund_request r where r.id = new.request_id for update;
  if request.id is null or request.participant_id <> new.participant_id or request.organization_id <> new.organization_id then
    raise exception 'money belongs to a request' using errcode = 'check_violation', constraint = 'fund_spend_of_request';
  end if;
  if new.kind = 'spend' then
    if new.pence > request.held_pence then
      raise exception 'no more is paid than was set aside' using errcode = 'check_violation', constraint = 'fund_spend_held';
    end if;
    new.budget_id := request.budget_id;
    update public.fund_request set paid_pence = paid_pence + new.pence where id = request.id;
    update public.fund_budget set spent_pence = spent_pence + new.pence where id = new.budget_id;
    return new;
  end if;
  -- Money that comes back goes to the year that it came from.
  select * into paid from public.fund_spend s where s.id = new.refunds and s.request_id = request.id and s.kind = 'spend';
  if paid.id is null or request.status not in ('part-paid', 'paid', 'reconciled') or new.pence > paid.pence - coalesce((
      select sum(s.pence) from public.fund_spend s where s.refunds = paid.id), 0) then
    raise exception 'no more comes back than was paid' using errcode = 'check_violation', constraint = 'fund_refund_paid';
  end if;
  new.budget_id := paid.budget_id;
  update public.fund_budget set spent_pence = spent_pence - new.pence where id = new.budget_id;
  update public.fund_request set paid_pence = paid_pence - new.pence where id = request.id;
  return new;
end $$;
create trigger count_spend before insert on fund_spend for each row execute function count_spend();

-- Whether whoever looks may approve this much: by the table of the fund; never for themself, and where it takes two, with
-- the agreement of somebody else who has read this very request. Whoever asked is neither of the two.
create function may_approve(request fund_request, pence integer) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select coalesce((select
      request.organization_id = viewer_organization()
      and request.payee_account_id is distinct from viewer_account()
      and not exists (select from participant p join account a on a.id = viewer_account()
        where p.id = request.participant_id and lower(p.email) = lower(a.email))
      and (pence <= l.alone_pence
        or (l.one_of_two and request.asked_by <> viewer_account() and exists (select from fund_event e
          join fund_limit o on o.fund_id = request.fund_id and o.role = e.role and o.one_of_two
          where e.request_id = request.id and e.move = 'agree' and e.pence >= $2 and e.at >= request.asked_at
            and e.account_id not in (viewer_account(), request.asked_by)
            and e.account_id is distinct from request.payee_account_id)))
    from fund_limit l where l.fund_id = request.fund_id and l.role = viewer_role()), false)
$$;

-- What can happen to a request and who may do it, whoever writes: domain/fund-move.ts says the same.
create function keep_fund_rules() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if session_user <> 'good_work_web' then return new; end if;
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'asked') or new.approved_pence is not null or new.paid_pence <> 0
      or not exists (select from support_fund f where f.id = new.fund_id and f.ended_at is null
        and new.purpose = any (f.purposes)) then
      raise exception 'a request begins by asking' using errcode = 'check_violation', constraint = 'fund_rules';
    end if;
    return new;
  end if;
  if old.status <> new.status and not old.status || '>' || new.status = any (array[
      'draft>asked', 'draft>withdrawn', 'asked>more-wanted', 'asked>approved', 'asked>declined', 'asked>withdrawn',
      'more-wanted>asked', 'more-wanted>declined', 'more-wanted>withdrawn', 'approved>committed', 'approved>part-paid',
      'approved>paid', 'approved>cancelled', 'committed>part-paid', 'committed>paid', 'committed>cancelled',
      'part-paid>paid', 'paid>reconciled', 'paid>cancelled', 'reconciled>closed']) then
    raise exception 'this cannot follow on that' using errcode = 'check_violation', constraint = 'fund_rules';
  end if;
  if new.status = 'approved' and old.status <> 'approved' then
    if new.decided_by is distinct from viewer_account() or not may_approve(old, new.approved_pence) then
      raise exception 'not theirs to approve' using errcode = 'check_violation', constraint = 'fund_authority';
    end if;
  elsif new.approved_pence is distinct from old.approved_pence or new.decided_by is distinct from old.decided_by then
    if new.status <> 'declined' or new.approved_pence is not null or new.decided_by is distinct from viewer_account() then
      raise exception 'what was decided stays' using errcode = 'check_violation', constraint = 'fund_rules';
    end if;
  end if;
  if old.budget_id is not null and new.budget_id is distinct from old.budget_id and not (
      viewer_role() in ('hub-manager', 'partner-manager') and exists (select from fund_budget b, fund_budget o
        where b.id = new.budget_id and o.id = old.budget_id and b.year > o.year)) then
    raise exception 'only a manager carries money to a later year' using errcode = 'check_violation', constraint = 'fund_rules';
  end if;
  if (new.asked_pence, new.words, new.purpose, new.payee, new.payee_words, new.payee_account_id, new.needed_on) is distinct from
      (old.asked_pence, old.words, old.purpose, old.payee, old.payee_words, old.payee_account_id, old.needed_on)
      and old.status not in ('draft', 'more-wanted') then
    raise exception 'what was asked stays' using errcode = 'check_violation', constraint = 'fund_rules';
  end if;
  if new.status in ('part-paid', 'paid') and old.status not in ('part-paid', 'paid') and new.paid_pence = 0 then
    raise exception 'nothing has been paid' using errcode = 'check_violation', constraint = 'fund_rules';
  end if;
  if new.status = 'reconciled' and old.status <> 'reconciled' and new.waived_words is null
      and not exists (select from fund_evidence e where e.request_id = new.id) then
    raise exception 'the proof is missing' using errcode = 'check_violation', constraint = 'fund_rules';
  end if;
  return new;
end $$;
create trigger keep_fund_rules before insert or update on fund_request
  for each row execute function keep_fund_rules();

-- A voucher is worth part of what is set aside; what is taken back takes its vouchers with it.
create function keep_voucher_covered() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  request public.fund_request;
begin
  select * into request from public.fund_request r where r.id = new.request_id for update;
  if request.participant_id is distinct from new.participant_id or request.organization_id is distinct from new.organization_id
    or request.held_pence < new.pence + coalesce((select sum(v.pence) from public.fund_voucher v
      where v.request_id = request.id and v.redeemed_at is null and v.cancelled_at is null), 0) then
    raise exception 'no voucher without money behind it' using errcode = 'check_violation', constraint = 'fund_voucher_covered';
  end if;
  return new;
end $$;
create trigger keep_voucher_covered before insert on fund_voucher for each row execute function keep_voucher_covered();
create function cancel_vouchers() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.fund_voucher set cancelled_at = coalesce(new.ended_at, now())
    where request_id = new.id and redeemed_at is null and cancelled_at is null;
  return null;
end $$;
create trigger cancel_vouchers after update of status on fund_request for each row
  when (new.status in ('cancelled', 'paid') and old.status not in ('cancelled', 'paid')) execute function cancel_vouchers();

-- What a shop may know of a voucher by its code: what it is worth, where and until when. Never whose it is.
create function voucher_of(typed text, today date)
returns table (state text, pence integer, where_words text, expires_on date, redeemed_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select case when v.redeemed_at is not null then 'used' when v.cancelled_at is not null then 'cancelled'
      when v.expires_on < $2 then 'expired' else 'good' end,
    v.pence, v.where_words, v.expires_on, v.redeemed_at
  from public.fund_voucher v where v.code = $1
$$;
-- Takes a voucher, once: it is money spent. Returns what it was before ('good': taken now), or null where there is none.
create function redeem_voucher(typed text, taker text, today date, moment timestamptz) returns text
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  request fund_request;
  voucher fund_voucher;
  stands text;
  after text;
begin
  select r.* into request from fund_request r join fund_voucher v on v.request_id = r.id where v.code = typed for update of r;
  if not found then return null; end if;
  select * into voucher from fund_voucher v where v.code = typed for update;
  select v.state into stands from voucher_of(typed, today) v;
  if stands <> 'good' then return stands; end if;
  insert into fund_spend (id, request_id, participant_id, organization_id, budget_id, kind, pence, on_date, method, receipt,
      voucher_id, at, account_id, sample)
    values (gen_random_uuid(), request.id, request.participant_id, request.organization_id, request.budget_id, 'spend',
      voucher.pence, today, 'voucher', taker, voucher.id, moment, viewer_account(), request.sample);
  update fund_voucher set redeemed_at = moment, redeemed_by = viewer_account(), redeemed_words = taker where id = voucher.id;
  after := case when request.held_pence = voucher.pence then 'paid' else 'part-paid' end;
  update fund_request set status = after, version = version + 1, due_at = moment + interval '14 days',
      next_step = case when after = 'paid' then 'Bring the proof together' else 'Pay the rest, or give it back' end
    where id = request.id;
  insert into fund_event (request_id, participant_id, organization_id, at, move, from_status, to_status, account_id, pence,
      words, for_person)
    values (request.id, request.participant_id, request.organization_id, moment, 'redeem', request.status, after,
      viewer_account(), voucher.pence, taker, true);
  insert into history (at, account_id, organization_id, actor, verb, subject, details, participant_id, why)
    values (moment, viewer_account(), request.organization_id, case when viewer_account() is null then 'public' else 'member' end,
      'fund.redeem', 'fund-request:' || request.id, jsonb_build_object('pence', voucher.pence), request.participant_id, 'support');
  return stands;
end $$;

-- Who decides about so much, or takes over what somebody leaves: who may see this person, whose limit is the smallest that
-- is enough, with the least that waits. Nobody whom the person is kept from.
create function fund_desk(organization integer, fund uuid, participant uuid, hub integer, pence integer,
  apart_from integer[] default '{}') returns integer
language sql stable security definer set search_path = public, pg_catalog as $$
  select m.account_id from membership m join account a on a.id = m.account_id
    left join fund_limit l on l.fund_id = $2 and l.role = m.role
  where m.organization_id = $1 and m.ended_at is null and a.disabled_at is null and m.role = any (caring_roles())
    -- Whoever ends somebody's part, which is a trigger, need not work with people themself.
    and (session_user <> 'good_work_web' or $1 = viewer_acting_for() or pg_trigger_depth() > 0)
    and m.account_id <> all ($6)
    and not exists (select from exclusion e where e.participant_id = $3 and e.account_id = m.account_id and e.ended_at is null)
    and (not exists (select from restriction s where s.participant_id = $3 and s.lifted_at is null)
      or exists (select from restriction_pass p where p.participant_id = $3 and p.account_id = m.account_id and p.ended_at is null))
    and ((m.role in ('hub-manager', 'intake-officer', 'partner-manager')
        and ($4 is null or m.hub_ids = '{}' or $4 = any (m.hub_ids)))
      or exists (select from participant_reach r where r.participant_id = $3 and r.organization_id = $1
        and r.account_id = m.account_id and (r.until is null or r.until > now())))
  order by case when l.alone_pence >= $5 then 0 when l.one_of_two then 1 when l.role is not null then 2 else 3 end,
    case when l.alone_pence >= $5 then l.alone_pence else -l.alone_pence end nulls last,
    (select count(*) from fund_request r where r.owner_account_id = m.account_id and r.ended_at is null), m.account_id
  limit 1
$$;

-- What waits goes with the case when it is handed over, and to somebody who is there when its owner leaves.
create function hand_over_fund() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.fund_request set owner_account_id = new.owner_account_id
    where participant_id = new.participant_id and organization_id = new.organization_id and ended_at is null
      and owner_account_id = old.owner_account_id;
  return null;
end $$;
create trigger hand_over_fund after update of owner_account_id on support_case for each row
  when (new.owner_account_id is not null and new.owner_account_id is distinct from old.owner_account_id)
  execute function hand_over_fund();
create function rehome_fund() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  leaver integer := case when tg_table_name = 'account' then (to_jsonb(new) ->> 'id')::integer
    else (to_jsonb(new) ->> 'account_id')::integer end;
begin
  update fund_request r set owner_account_id = coalesce(
      case when r.status <> 'asked' then (select c.owner_account_id from support_case c
        where c.participant_id = r.participant_id and c.organization_id = r.organization_id and c.closed_at is null
          and c.owner_account_id <> leaver order by c.opened_at desc limit 1) end,
      fund_desk(r.organization_id, r.fund_id, r.participant_id, r.hub_id, r.asked_pence, array[leaver]), r.owner_account_id)
    where r.owner_account_id = leaver and r.ended_at is null
      and (tg_table_name = 'account' or r.organization_id = (to_jsonb(new) ->> 'organization_id')::integer);
  return null;
end $$;
create trigger rehome_fund after update of ended_at, role on membership for each row
  when ((old.ended_at is null and new.ended_at is not null) or new.role <> old.role) execute function rehome_fund();
create trigger rehome_fund after update of disabled_at on account for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function rehome_fund();

-- The promise holds here too: what waits is with somebody who is there.
create function keep_fund_promise() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if exists (select from fund_request r where r.id = new.id and r.ended_at is null
      and not cares_for(r.owner_account_id, r.organization_id)) then
    raise exception 'nobody who is there looks after this request' using errcode = 'check_violation', constraint = 'promise';
  end if;
  return null;
end $$;
create constraint trigger promise_made after insert on fund_request deferrable initially deferred
  for each row when (new.ended_at is null) execute function keep_fund_promise();
create constraint trigger promise_kept after update on fund_request deferrable initially deferred
  for each row when (new.ended_at is null and old.owner_account_id is distinct from new.owner_account_id)
  execute function keep_fund_promise();
create or replace function has_work(account integer, organization integer) returns boolean
language sql stable security definer set search_path = public, pg_catalog as $$
  select exists (select from referral where owner_account_id = $1 and to_organization_id = $2 and ended_at is null)
    or exists (select from support_case where owner_account_id = $1 and organization_id = $2 and closed_at is null)
    or exists (select from appointment where owner_account_id = $1 and organization_id = $2
      and status in ('offered', 'booked'))
    or exists (select from fund_request where owner_account_id = $1 and organization_id = $2 and ended_at is null)
    or exists (select from help_request where adviser_id = $1 and status <> 'closed' and runs_place($2, place_slug))
$$;

-- Funds, budgets and limits are an organisation's own: it reads them, its managers change them, nobody else knows of them.
do $$
declare
  name text;
  ours constant text := 'organization_id = (select viewer_organization())';
  managed constant text := $managed$organization_id = (select viewer_organization())
    and (select viewer_role()) in ('hub-manager', 'partner-manager')$managed$;
begin
  foreach name in array array['support_fund', 'fund_budget', 'fund_limit'] loop
    call wall_casework(name, ours, managed, managed);
  end loop;
  execute format('create policy taken_back on fund_limit for delete to good_work_web using (coalesce(%s, false))', managed);
  call wall_casework('fund_budget_change', ours, managed || ' and account_id = (select viewer_account())');
end $$;

call wall_casework('fund_request', $$
  (participant_id = (select viewer_participant()) and status <> 'draft')
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and asked_by = (select viewer_account()) and works_with(participant_id)$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$);
call wall_casework('fund_event', $$
  (for_person and participant_id = (select viewer_participant()))
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and account_id = (select viewer_account())
    and role = (select viewer_role()) and works_with(participant_id)
    and exists (select from fund_request r where r.id = request_id and r.participant_id = fund_event.participant_id)$$);
call wall_casework('fund_voucher', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and made_by = (select viewer_account()) and redeemed_at is null
    and works_with(participant_id)$$,
  $$organization_id = (select viewer_organization()) and works_with(participant_id)$$);
call wall_casework('fund_spend', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$organization_id = (select viewer_organization()) and account_id = (select viewer_account()) and method <> 'voucher'
    and works_with(participant_id)$$);
call wall_casework('fund_evidence', $$
  organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id)$$,
  $$organization_id = (select viewer_organization()) and account_id = (select viewer_account()) and works_with(participant_id)
    and exists (select from fund_request r where r.id = request_id and r.participant_id = fund_evidence.participant_id)$$);

-- A kept file of a proof opens to whoever reaches that proof, and is nothing else's (as in 0042 and 0048).
create policy of_fund_evidence on stored_file for select to good_work_web using (
  exists (select from fund_evidence e where e.file_id = stored_file.id));
create or replace function keep_file_to_one() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if exists (select from application_draft d where d.file_id = new.file_id)
    or exists (select from job_application a where a.file_id = new.file_id)
    or exists (select from referral_file f where f.file_id = new.file_id)
    or exists (select from person_document d where d.file_id = new.file_id)
    or exists (select from fund_evidence e where e.file_id = new.file_id) then
    raise exception 'this file belongs to something else' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_file_to_one before insert on fund_evidence
  for each row when (new.file_id is not null) execute function keep_file_to_one();

grant select on support_fund, fund_budget, fund_budget_change, fund_limit, fund_request, fund_event, fund_voucher, fund_spend,
  fund_evidence to good_work_web, good_work_jobs;
grant insert on support_fund, fund_budget_change, fund_limit, fund_event, fund_spend, fund_evidence to good_work_web, good_work_jobs;
grant insert (id, fund_id, organization_id, year, amount_pence) on fund_budget to good_work_web, good_work_jobs;
grant insert (id, place_slug, participant_id, organization_id, hub_id, case_id, fund_id, purpose, asked_pence, words, payee,
  payee_words, payee_account_id, needed_on, status, asked_by, asked_at, owner_account_id, next_step, due_at)
  on fund_request to good_work_web, good_work_jobs;
grant insert (id, request_id, participant_id, organization_id, code, pence, where_words, expires_on, made_at, made_by)
  on fund_voucher to good_work_web, good_work_jobs;
grant update (name, payer, program, purposes, ended_at, version) on support_fund to good_work_web, good_work_jobs;
grant update (amount_pence, closed_at, version) on fund_budget to good_work_web, good_work_jobs;
grant update (alone_pence, one_of_two), delete on fund_limit to good_work_web, good_work_jobs;
grant update (budget_id, purpose, asked_pence, approved_pence, words, payee, payee_words, payee_account_id, needed_on, status,
  asked_at, decided_by, decided_at, owner_account_id, next_step, due_at, waived_words, ended_at, version)
  on fund_request to good_work_web, good_work_jobs;
grant update (cancelled_at) on fund_voucher to good_work_web, good_work_jobs;
grant update (sample) on support_fund, fund_request, fund_voucher, fund_spend to good_work_jobs;
revoke execute on function may_approve(fund_request, integer) from public;
