-- expect: nothing
-- state: applied
create table private."Contacts $1" (id int);
create table private.a23456789b23456789c23456789d23456789e23456789f23456789 (id int);
create table private.plain (id int);
create table private.plain_deprecated_20260102 (id int);
