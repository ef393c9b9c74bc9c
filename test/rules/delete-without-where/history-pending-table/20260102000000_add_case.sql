-- expect: nothing
delete from drafts;
