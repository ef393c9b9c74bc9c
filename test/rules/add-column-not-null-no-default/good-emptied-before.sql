-- expect: delete-without-where@4
truncate private.a, private.b;
alter table private.b add column x int not null;
delete from private.c;
alter table private.c add column x int not null;
