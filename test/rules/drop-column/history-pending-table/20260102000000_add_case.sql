-- expect: nothing
alter table drafts drop column note;
