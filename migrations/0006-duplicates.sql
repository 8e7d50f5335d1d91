-- A listing is recognised in another source first by its reference, then by title, organisation and postcode.
alter table opportunity add column reference_key text;
create index opportunity_reference_key on opportunity (reference_key) where reference_key is not null;
