-- expect: add-column-not-null-no-default@2
alter table contacts add column key uuid primary key;
