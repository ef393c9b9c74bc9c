-- expect: update-without-where@2 update-without-where@3 update-without-where@4 update-without-where@6 delete-without-where@6
with gone as (delete from private.b where x = 1 returning id) update private.a set n = 1 from gone returning a.n;
update private.a set n = (select max(m) from private.c where m > 1) returning n;
update private.a set n = 1 where true returning (select 1 where true);
-- next: two of them, one inside the other's WITH
with done as (update private.a set n = 1 where (true) returning id) delete from private.b;
