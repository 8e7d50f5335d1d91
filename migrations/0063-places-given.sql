-- A place in a group of another organisation is given, completed and certified by whoever runs the group. Who put somebody
-- forward can take them out.
create function keep_place_given() returns trigger language plpgsql as $$
begin
  if session_user <> 'good_work_web' or viewer_organization() is not distinct from new.run_by then return new; end if;
  if new.status <> 'left' or (new.outcome, new.certificate_number, new.certified_at)
      is distinct from (old.outcome, old.certificate_number, old.certified_at) then
    raise exception 'whoever runs the group gives its places' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_place_given before update on cohort_place for each row execute function keep_place_given();

create function keep_place_put_forward() returns trigger
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if session_user = 'good_work_web' and (new.status not in ('waiting', 'enrolled') or new.certificate_number is not null
      or new.run_by is distinct from (select organization_id from cohort where id = new.cohort_id)) then
    raise exception 'a place begins with a place' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_place_put_forward before insert on cohort_place for each row execute function keep_place_put_forward();
