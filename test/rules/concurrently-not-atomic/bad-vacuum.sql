-- expect: concurrently-not-atomic@3:warning concurrently-not-atomic@4:warning
alter table contacts add column email text;
vacuum analyze contacts;
reindex index concurrently contacts_pkey;
