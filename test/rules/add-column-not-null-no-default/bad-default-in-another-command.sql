-- expect: add-column-not-null-no-default@2
alter table contacts add column a text not null, alter column name set default 'x';
