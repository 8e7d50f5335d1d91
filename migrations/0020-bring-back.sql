-- Second thoughts: a listing that was taken down comes back, and a partner says that what left their feed is meant.

alter table listing_takedown
  add column taken_with integer references opportunity,  -- it went because it repeats this one; null: it was chosen
  add column undone_at timestamptz,           -- null: it is down
  add column undone_by integer references account,
  add column undone_reason text,
  add check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null));
grant update on listing_takedown to good_work_web;

create or replace function keep_taken_down() returns trigger language plpgsql as $$
begin
  if exists (select from listing_takedown t where t.opportunity_id = new.id and t.undone_at is null) then
    new.withdrawn_at := old.withdrawn_at;
  end if;
  return new;
end $$;

alter table import_source
  -- So many listings may go at the next reading, said by whoever looked at them; more are held back again.
  add column loss_accepted integer check (loss_accepted > 0);
grant select on import_seen to good_work_web;
