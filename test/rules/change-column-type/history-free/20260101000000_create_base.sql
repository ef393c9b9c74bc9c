-- expect: nothing
-- state: applied
create table private.t (a varchar(20), b text, c numeric(10,2), d timestamp, e varchar, f varchar(5), g text, h numeric(4,1));
