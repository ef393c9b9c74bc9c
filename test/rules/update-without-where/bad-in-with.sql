-- expect: update-without-where@2
with done as (update contacts set a = 1 returning id) insert into log select id from done;
