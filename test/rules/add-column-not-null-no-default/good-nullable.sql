-- expect: nothing
alter table contacts add column a text;
alter table contacts add column b text null;
