-- expect: nothing
alter table contacts add column fax text;
alter table contacts rename column fax to telefax;
