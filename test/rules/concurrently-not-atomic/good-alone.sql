-- expect: nothing
-- a comment is no statement
create index concurrently contacts_email_idx on contacts (email);
