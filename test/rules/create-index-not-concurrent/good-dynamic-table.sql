-- expect: nothing
do $$ begin execute format('create table %I (a int)', 'events_' || to_char(now(), 'YYYY')); end $$;
create index events_2026_a_idx on events_2026 (a);
