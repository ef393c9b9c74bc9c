-- expect: drop-table@2
drop table if exists public.contacts cascade;
