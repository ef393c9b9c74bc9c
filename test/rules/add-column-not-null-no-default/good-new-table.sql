-- expect: nothing
create table private.t (a int);
alter table private.t add column b text not null;
