-- expect: nothing
update contacts set a = 1 where a is null;
update contacts set a = 1 where false;
update contacts c set a = o.a from other o where o.id = c.id;
update contacts set a = 1 where a = a;
