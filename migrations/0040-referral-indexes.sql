-- What pages ask behind the policies, found by an index (docs/benchmarks.md, "Behind two walls").
create index referral_parent on referral (parent_id) where parent_id is not null;
create index referral_tracking_parent on referral_tracking (parent_id) where parent_id is not null;
create index referral_owner on referral (owner_account_id, submitted_at desc) where owner_account_id is not null;
create index referral_tracking_own on referral_tracking (account_id, submitted_at desc, referral_id)
  where account_id is not null;
