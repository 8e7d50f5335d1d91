-- How somebody feels is read as what is about health is: by those who work with them themself. An instrument that is not
-- known here is taken to tell of health (domain/instruments.ts says which do).
alter table assessment
  add column health boolean not null generated always as (instrument not in ('readiness', 'gse')) stored;
drop policy seen on assessment;
create policy seen on assessment for select to good_work_web using (coalesce(
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and (not health or reads_health())
    and exists (select from participant p where p.id = participant_id)), false));
