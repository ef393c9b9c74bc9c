-- expect: nothing
alter table drafts add column a text not null;
