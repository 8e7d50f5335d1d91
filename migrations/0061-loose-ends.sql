-- What is over leaves nothing behind: money of vouchers that ran out, and what was planned in a case that closes.

-- A voucher that ran out holds no money any more. What it held goes back to the budget; it comes back, as far as the
-- budget still has it, where the shop did take it in time, or where it is needed after all.
alter table fund_voucher
  add column released_at timestamptz,
  add check (redeemed_at is null or released_at is null);
create index fund_voucher_run_out on fund_voucher (expires_on)
  where redeemed_at is null and cancelled_at is null and released_at is null;
alter table fund_request
  add column released_pence integer not null default 0,
  drop column held_pence;
alter table fund_request
  -- What is set aside for it now: not paid yet of what was approved, nor run out, as long as anything will be.
  add column held_pence integer not null generated always as (case when status in ('approved', 'committed', 'part-paid')
    then coalesce(approved_pence, 0) - paid_pence - released_pence else 0 end) stored,
  add check (released_pence between 0 and coalesce(approved_pence, 0) - paid_pence);
grant update (released_at) on fund_voucher to good_work_jobs;
grant update (released_pence) on fund_request to good_work_jobs;

create or replace function keep_voucher_covered() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  request public.fund_request;
begin
  select * into request from public.fund_request r where r.id = new.request_id for update;
  if request.participant_id is distinct from new.participant_id or request.organization_id is distinct from new.organization_id
    or request.held_pence < new.pence + coalesce((select sum(v.pence) from public.fund_voucher v
      where v.request_id = request.id and v.redeemed_at is null and v.cancelled_at is null and v.released_at is null), 0) then
    raise exception 'no voucher without money behind it' using errcode = 'check_violation', constraint = 'fund_voucher_covered';
  end if;
  return new;
end $$;

-- Sets aside again what a voucher held that ran out; with `taker`, it is paid at once, for the shop took it on a day on
-- which it was good. For who works with the person. The budget refuses what it does not have any more.
create function set_aside_again(voucher uuid, taker text, on_day date, next_step text, due timestamptz, moment timestamptz)
returns void language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  one fund_voucher;
  request fund_request;
  after text;
  said text := case when taker is null then 'set-aside-again' else 'redeem-late' end;
begin
  select r.* into request from fund_request r join fund_voucher v on v.request_id = r.id where v.id = voucher for update of r;
  select * into one from fund_voucher v where v.id = voucher for update;
  if request.organization_id is distinct from viewer_organization() or not works_with(request.participant_id)
    or one.released_at is null or one.cancelled_at is not null
    or request.status not in ('approved', 'committed', 'part-paid')
    or (taker is not null and (on_day > one.expires_on or on_day < (one.made_at at time zone 'Europe/London')::date)) then
    raise exception 'nothing to set aside again' using errcode = 'check_violation', constraint = 'fund_rules';
  end if;
  update fund_request r set released_pence = released_pence - one.pence where r.id = request.id;
  if taker is null then
    after := request.status;
    update fund_voucher set cancelled_at = moment where id = one.id;
  else
    insert into fund_spend (id, request_id, participant_id, organization_id, budget_id, kind, pence, on_date, method, receipt,
        voucher_id, at, account_id, sample)
      values (gen_random_uuid(), request.id, request.participant_id, request.organization_id, request.budget_id, 'spend',
        one.pence, on_day, 'voucher', taker, one.id, moment, viewer_account(), request.sample);
    after := case when request.held_pence = 0 and request.released_pence = one.pence then 'paid' else 'part-paid' end;
    update fund_voucher set released_at = null, redeemed_at = moment, redeemed_by = viewer_account(), redeemed_words = taker
      where id = one.id;
  end if;
  update fund_request r set status = after, version = version + 1, next_step = set_aside_again.next_step, due_at = due
    where r.id = request.id;
  insert into fund_event (request_id, participant_id, organization_id, at, move, from_status, to_status, account_id, role,
      pence, words, for_person)
    values (request.id, request.participant_id, request.organization_id, moment, said, request.status, after,
      viewer_account(), viewer_role(), one.pence, taker, true);
  insert into history (at, account_id, organization_id, actor, verb, subject, details, participant_id, why)
    values (moment, viewer_account(), request.organization_id, 'member', 'fund.' || said, 'fund-request:' || request.id,
      jsonb_build_object('pence', one.pence), request.participant_id, 'support');
end $$;
revoke all on function set_aside_again(uuid, text, date, text, timestamptz, timestamptz) from public;
grant execute on function set_aside_again(uuid, text, date, text, timestamptz, timestamptz) to good_work_web;

-- Reviews of a case that closes are planned no longer, and its open steps are nobody's: whoever closes it, the person by
-- taking back their agreement too. Both know the moment, by which an undo finds them again.
alter table review
  drop constraint review_status_check,
  add constraint review_status_check check (status in ('scheduled', 'done', 'exempt', 'replaced', 'cancelled')),
  add column cancelled_at timestamptz,
  add check ((status = 'cancelled') = (cancelled_at is not null));
grant update (cancelled_at) on review to good_work_web, good_work_jobs;
create function tidy_closed_case() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  reviews integer;
  steps integer;
begin
  update review set status = 'cancelled', cancelled_at = new.closed_at, version = version + 1
    where case_id = new.id and status = 'scheduled';
  get diagnostics reviews = row_count;
  insert into plan_event (case_id, goal_id, step_id, participant_id, organization_id, at, account_id, move, to_status, words,
      before)
    select case_id, goal_id, id, participant_id, organization_id, new.closed_at, viewer_account(), 'drop', 'not-needed',
      'Support ended', jsonb_build_object('status', status) from step where case_id = new.id and ended_at is null;
  update step set status = 'not-needed', ended_at = new.closed_at, ended_words = 'Support ended',
      changed_at = new.closed_at, changed_by = viewer_account(), version = version + 1
    where case_id = new.id and ended_at is null;
  get diagnostics steps = row_count;
  if reviews + steps > 0 then
    insert into history (at, account_id, organization_id, actor, verb, subject, details, participant_id, why)
      values (new.closed_at, viewer_account(), new.organization_id,
        coalesce((current_viewer()).kind, 'job'), 'case.tidied', 'case:' || new.id,
        jsonb_build_object('reviews', reviews, 'steps', steps), new.participant_id, 'support');
  end if;
  return null;
end $$;
create trigger tidy_closed_case after update of closed_at on support_case for each row
  when (old.closed_at is null and new.closed_at is not null) execute function tidy_closed_case();

-- What closed before there was this rule.
update review r set status = 'cancelled', cancelled_at = c.closed_at, version = r.version + 1
  from support_case c where c.id = r.case_id and c.closed_at is not null and r.status = 'scheduled';
