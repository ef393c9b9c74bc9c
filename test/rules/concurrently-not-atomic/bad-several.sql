-- expect: concurrently-not-atomic@2:info concurrently-not-atomic@3:info
create index concurrently a_idx on contacts (a);
drop index concurrently if exists b_idx;
