-- expect: nothing
create table private.a (x int);
create view private.v as select 1 as x;
create sequence private.s;
select 1;
create unlogged table private.u (x int);
