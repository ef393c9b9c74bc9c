-- expect: delete-without-where@2 delete-without-where@3 delete-without-where@4
delete from private.a returning id;
with gone as (delete from private.a where 1 = 1 returning id) select * from gone;
delete from only private.a as t using private.b;
