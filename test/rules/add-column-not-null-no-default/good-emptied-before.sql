-- expect: nothing
truncate private.a, private.b;
alter table private.b add column x int not null;
-- supabase-migrations-ignore delete-without-where: its rows come from elsewhere
delete from private.c;
alter table private.c add column x int not null;
