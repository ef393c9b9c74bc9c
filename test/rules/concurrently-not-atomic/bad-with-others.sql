-- expect: concurrently-not-atomic@3:warning
alter table contacts add column email text;
create index concurrently contacts_email_idx on contacts (email);
