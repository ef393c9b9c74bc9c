-- expect: nothing
create temp table contacts (id bigint) on commit drop;
