-- expect: update-without-where@2 update-without-where@3 update-without-where@4 update-without-where@5 update-without-where@6
update contacts set a = 1 where true;
update contacts set a = 1 where 1 = 1;
update contacts set a = 1 where 'x' = 'x' and not false;
update contacts set a = 1 where true or a > 2;
update contacts set a = 1 where 1 <> 2;
