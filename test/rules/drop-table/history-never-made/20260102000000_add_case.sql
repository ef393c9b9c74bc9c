-- expect: nothing
drop table if exists people;
