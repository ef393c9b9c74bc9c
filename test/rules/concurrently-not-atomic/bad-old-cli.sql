-- expect: concurrently-not-atomic@4:error
-- with: cli=2.109.0
set lock_timeout = '3s';
create index concurrently contacts_email_idx on contacts (email);
