-- Files that come with a message: kept among the person's papers, tied to the message, and read by whoever reads that.

alter table person_document add column from_message_id uuid references person_message;
create index person_document_message on person_document (from_message_id) where from_message_id is not null;

-- As in 0052 and 0056; an agreement about papers does not pass on what somebody sent to one organisation with a message.
alter policy seen on person_document using (coalesce(
  (for_person and participant_id = any ((select viewer_records())::uuid[]))
  or ((select viewer_organization()) is not null and (not health or reads_health())
    and (organization_id = (select viewer_organization())
      or (removed_at is null and from_message_id is null and passed_on_here(participant_id,
        case when health then array['documents', 'health'] else array['documents'] end)))
    and exists (select from participant p where p.id = participant_id)), false));

-- A message may bring several files: a list of them, domain/sent-media.ts. What `waits` is fetched, or said to be unkept.
update person_message set media = jsonb_build_array(media) where jsonb_typeof(media) = 'object';
update message_arrival set media = jsonb_build_array(media) where jsonb_typeof(media) = 'object';
alter table person_message add constraint media_is_a_list check (jsonb_typeof(media) = 'array');
alter table message_arrival add constraint media_is_a_list check (jsonb_typeof(media) = 'array');
create index person_message_fetching on person_message (at) where media @? '$[*] ? (@.waits == true)';

-- A message that turns out to be somebody else's takes its files along: nobody opens them with the wrong person any more,
-- and once it is known whose it is, they are fetched again.
create function return_files() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.person_document set removed_at = coalesce(public.viewer_moment(), now()), removed_by = new.owner_account_id,
      removed_words = 'The message that it came with was not theirs', in_use = false, version = version + 1
    where from_message_id = new.id and removed_at is null;
  new.media := (select jsonb_agg(case when one ? 'documentId'
      then (one - 'documentId' - 'tries' - 'after') || '{"waits": true}' else one end order by place)
    from jsonb_array_elements(new.media) with ordinality as m (one, place));
  return new;
end $$;
create trigger return_files before update of participant_id on person_message for each row
  when (old.participant_id is not null and new.participant_id is null and old.media is not null)
  execute function return_files();

-- A step may ask the person for a photo or a file.
alter table step add column asks_file boolean not null default false;
grant update (asks_file) on step to good_work_web, good_work_jobs;
