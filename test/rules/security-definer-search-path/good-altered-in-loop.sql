-- expect: nothing
create function f(a int) returns int language sql security definer as 'select 1';
do $$ declare r record; begin for r in select oid::regprocedure as f from pg_proc loop execute format('alter function %s set search_path = %L', r.f, ''); end loop; end $$;
