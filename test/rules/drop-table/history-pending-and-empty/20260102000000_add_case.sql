-- expect: nothing
drop table drafts;
