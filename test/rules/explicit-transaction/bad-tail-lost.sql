-- expect: explicit-transaction@4:error
create table private.a (id int);

commit;
begin;
create table private.b (id int);
commit;
