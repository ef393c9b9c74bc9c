-- expect: concurrently-not-atomic@3:error explicit-transaction@2
begin;
create index concurrently a_idx on contacts (a);
commit;
