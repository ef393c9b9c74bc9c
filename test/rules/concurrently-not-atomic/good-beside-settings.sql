-- expect: nothing
set statement_timeout = 0;
create index concurrently contacts_email_idx on contacts (email);
reset statement_timeout;
