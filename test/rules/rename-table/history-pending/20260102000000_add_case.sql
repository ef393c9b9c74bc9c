-- expect: nothing
alter table drafts rename to notes;
