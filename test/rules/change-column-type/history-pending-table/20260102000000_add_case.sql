-- expect: nothing
alter table drafts alter column a type bigint;
