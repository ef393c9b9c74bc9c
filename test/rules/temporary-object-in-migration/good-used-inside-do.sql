-- expect: nothing
create temp table scratch (a int);
do $$ begin insert into scratch values (1); end $$;
create temp table other (a int);
do $$ begin
  create temp table inner_rows (a int);
  execute 'insert into ' || 'inner_rows' || ' select a from other';
end $$;
