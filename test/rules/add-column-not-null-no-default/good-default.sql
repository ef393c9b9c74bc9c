-- expect: nothing
alter table contacts add column a text not null default '';
alter table contacts add column b timestamptz default now() not null;
