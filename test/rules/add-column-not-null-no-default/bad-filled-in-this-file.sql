-- expect: add-column-not-null-no-default@4
create table private.t (a int);
insert into private.t values (1);
alter table private.t add column b text not null;
