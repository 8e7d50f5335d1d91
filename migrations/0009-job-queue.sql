-- The queue of background work keeps its tables in a schema of its own, which the jobs login fills by itself.
create schema job_queue;
grant usage, create on schema job_queue to good_work_jobs;
