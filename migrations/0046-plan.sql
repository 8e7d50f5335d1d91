-- What happened to a plan, in order and in words: the person reads all of it. Insert only.
create table plan_event (
  id bigint generated always as identity primary key,
  case_id uuid not null references support_case,
  goal_id uuid not null references goal,
  step_id uuid references step,                    -- null: the goal itself
  participant_id uuid not null references participant,
  organization_id integer not null references organization,
  at timestamptz not null,
  account_id integer references account,           -- null: the person
  move text not null,                              -- domain/plan.ts; `add` and `change` besides
  to_status text not null,
  words text,
  before jsonb not null default '{}'               -- of a change: the fields as they were
);
create index plan_event_of on plan_event (participant_id, id);
create index plan_event_goal on plan_event (goal_id, id);

call wall_casework('plan_event', $$
  participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and exists (select from participant p where p.id = participant_id))$$,
  $$participant_id = (select viewer_participant())
  or (organization_id = (select viewer_organization()) and works_with(participant_id))$$);
grant select, insert on plan_event to good_work_web, good_work_jobs;

-- A review that moves leaves its old date behind; by which it counts as on time stays with it (domain/review.ts).
alter table review
  add column counts_from date,                     -- the due date it is measured by; null: its own
  add column replaced_by uuid references review,
  add column told_at timestamptz;                  -- when the person was told that it comes
grant update (counts_from, replaced_by, told_at) on review to good_work_web, good_work_jobs;
create index review_untold on review (opens_on) where status = 'scheduled' and told_at is null;
