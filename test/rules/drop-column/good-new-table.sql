-- expect: nothing
create table private.drafts (id bigint primary key, note text);
alter table private.drafts drop column note;
