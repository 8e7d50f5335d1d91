-- Sending messages, stopping them, and keeping small what is kept for a while only.

alter table message add column words_gone_at timestamptz;   -- its words are gone: only that it was sent is kept
create index message_unsubscribe on message (unsubscribe_path) where unsubscribe_path is not null;
create index message_newest on message (id desc) where sent_at is not null;
create index message_sending on message (sending_since) where sent_at is null and failed_at is null;
create index submission_at on submission (at);
create index attempt_window on attempt (window_start);

-- Codes are counted by address too, and forgotten after a day.
create index address_code_created on address_code (created_at);
