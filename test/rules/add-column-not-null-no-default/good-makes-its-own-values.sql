-- expect: nothing
alter table contacts add column a bigint generated always as identity not null;
alter table contacts add column b bigserial not null;
alter table contacts add column c int not null generated always as (size + 1) stored;
