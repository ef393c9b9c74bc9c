-- expect: nothing
-- state: applied
create table private.contacts (id bigint primary key, phone text not null, fax text, telex text, "Odd $name" text not null default 'x', note text);
