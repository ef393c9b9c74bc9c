-- expect: nothing
-- state: applied
create table private.messages (id integer primary key, parent integer references private.messages (id), size integer not null default 0 check (size >= 0), kind text, note text, n serial);
create index messages_size_idx on private.messages (size);
