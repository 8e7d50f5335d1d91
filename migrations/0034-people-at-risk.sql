-- Opening a record in an emergency, and looking after people at risk. Definer functions: whoever asks cannot see the
-- person yet. They say the same for a number that does not exist, one of another organisation, and one whom the asker is
-- kept from.

create function open_in_emergency(wanted text, because text, glass uuid) returns uuid
language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  looking viewer_context := current_viewer();
  found_id uuid;
begin
  if looking.account_id is null or looking.organization_id is null
    or looking.role not in ('hub-manager', 'adviser', 'intake-officer', 'partner-adviser', 'partner-manager') then
    return null;
  end if;
  select p.id into found_id from participant p
    where p.number = wanted and p.merged_into is null
      and exists (select from participant_reach r where r.participant_id = p.id
        and r.organization_id = looking.organization_id and (r.until is null or r.until > looking.at))
      and not exists (select from exclusion e where e.participant_id = p.id and e.account_id = looking.account_id
        and e.ended_at is null);
  if found_id is null then return null; end if;
  insert into break_glass (id, participant_id, account_id, organization_id, reason, started_at, ends_at)
    values (glass, found_id, looking.account_id, looking.organization_id, because, looking.at,
      looking.at + interval '60 minutes');
  return found_id;
end $$;
revoke all on function open_in_emergency(text, text, uuid) from public;
grant execute on function open_in_emergency(text, text, uuid) to good_work_web;

-- Why somebody is restricted is read by the privacy lead of the organisation that keeps it.
create function restriction_reason(participant uuid) returns text
language sql stable security definer set search_path = public, pg_catalog as $$
  select reason from restriction where participant_id = $1 and lifted_at is null
    and organization_id = (select viewer_organization()) and (select viewer_role()) = 'privacy-lead'
$$;
revoke all on function restriction_reason(uuid) from public;
grant execute on function restriction_reason(uuid) to good_work_web;

-- Who is let in, says the privacy lead of an organisation on whose list the person is.
create policy made on restriction_pass for insert to good_work_web
  with check ((select viewer_role()) = 'privacy-lead' and reached_here(participant_id));
create policy changed on restriction_pass for update to good_work_web
  using ((select viewer_role()) = 'privacy-lead' and reached_here(participant_id));

-- A restriction that was lifted and put on again is the same row with a new beginning.
grant update (reason, since, created_by, organization_id) on restriction to good_work_web;
grant update (since, created_by) on restriction_pass to good_work_web;

-- What was done with people's data is read by the person, and by the privacy lead of whoever did it.
alter table history enable row level security;
alter table history force row level security;
do $$
begin
  execute format('create policy owner_all on history to %I using (true) with check (true)', current_user);
end $$;
create policy jobs_all on history to good_work_jobs using (true) with check (true);
create policy made on history for insert to good_work_web with check (true);
create policy seen on history for select to good_work_web using (
  participant_id is null
  or participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and (select viewer_role()) = 'privacy-lead')
);
