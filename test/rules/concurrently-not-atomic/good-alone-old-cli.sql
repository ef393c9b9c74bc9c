-- expect: nothing
-- with: cli=2.100.0
create index concurrently contacts_email_idx on contacts (email);
