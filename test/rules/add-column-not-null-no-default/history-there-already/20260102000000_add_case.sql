-- expect: nothing
alter table contacts add column if not exists name text not null;
