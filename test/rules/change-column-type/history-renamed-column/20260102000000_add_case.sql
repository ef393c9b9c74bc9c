-- expect: nothing
alter table contacts alter column telephone type varchar(30);
