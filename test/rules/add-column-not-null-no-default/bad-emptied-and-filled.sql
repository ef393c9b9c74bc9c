-- expect: add-column-not-null-no-default@4 delete-without-where@7 add-column-not-null-no-default@5
truncate private.a;
insert into private.a (id) values (1);
alter table private.a add column x int not null;
alter table private.c add column x int not null;
truncate private.b;
delete from private.c;
