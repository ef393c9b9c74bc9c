-- expect: nothing
alter index a rename to b;
alter sequence s rename to s2;
alter view v rename to w;
alter table contacts rename constraint a to b;
alter schema a rename to b;
