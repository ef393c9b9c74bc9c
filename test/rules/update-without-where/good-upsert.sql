-- expect: nothing
insert into contacts (id) values (1) on conflict (id) do update set name = excluded.name;
