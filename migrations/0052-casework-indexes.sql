-- What the pages of casework look up at full size, and policies that ask for the same person once (bin/bench casework).

-- By person: what happened to their cases, what was sent about them, and what is erased with them.
create index case_event_person on case_event (participant_id, at desc);
create index referral_packet_person on referral_packet (participant_id);
create index referral_tracking_person on referral_tracking (participant_id);
create index absence_flag_person on absence_flag (participant_id);
-- Messages of which nobody knows whose they are: few, or none, among all that wait.
create index person_message_nobodys on person_message (organization_id, due_at)
  where direction = 'in' and answered_at is null and participant_id is null;
-- By case: the database looks here whether anything still hangs on a case that is erased.
create index note_case on note (case_id) where case_id is not null;
create index assessment_case on assessment (case_id) where case_id is not null;
create index appointment_case on appointment (case_id) where case_id is not null;
create index appointment_note on appointment (note_id) where note_id is not null;
create index person_message_case on person_message (case_id) where case_id is not null;
create index plan_event_case on plan_event (case_id);
create index plan_event_step on plan_event (step_id) where step_id is not null;

-- Whether a person agreed, in one decision, that all of these classes are passed on to the organisation of whoever looks.
-- In plpgsql, as `kept_from` is: a connection plans it once, where a policy would plan it, and the policies of what it
-- reads, in every query.
create function passed_on_here(person uuid, classes text[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.sharing_decision d where d.participant_id = $1
    and d.recipient_organization_id = (select public.viewer_organization()) and d.data_classes @> $2
    and d.given_at <= (select public.viewer_moment()) and d.withdrawn_at is null
    and (d.expires_at is null or d.expires_at > (select public.viewer_moment())));
end $$;
revoke execute on function passed_on_here(uuid, text[]) from public;
grant execute on function passed_on_here(uuid, text[]) to good_work_web, good_work_jobs;

-- As in 0045 and 0048; whose it is, and whether they are seen, is asked in one place.
drop policy seen on note;
create policy seen on note for select to good_work_web using (coalesce(
  (visibility = 'person' and participant_id = (select viewer_participant()))
  or ((select viewer_organization()) is not null
    and ((account_id = (select viewer_account()) and organization_id = (select viewer_organization()))
      or ((subject <> 'safeguarding' or (select viewer_role()) = 'privacy-lead')
        and (subject <> 'health' or reads_health())
        and (organization_id = (select viewer_organization())
          or (visibility in ('delivery', 'person') and (subject <> 'health' or passed_on_here(participant_id, array['health']))))))
    and exists (select from participant p where p.id = participant_id)), false));

drop policy seen on person_document;
create policy seen on person_document for select to good_work_web using (coalesce(
  (for_person and participant_id = (select viewer_participant()))
  or ((select viewer_organization()) is not null and (not health or reads_health())
    and (organization_id = (select viewer_organization())
      or (removed_at is null and passed_on_here(participant_id,
        case when health then array['documents', 'health'] else array['documents'] end)))
    and exists (select from participant p where p.id = participant_id)), false));
