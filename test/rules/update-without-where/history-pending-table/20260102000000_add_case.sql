-- expect: nothing
update drafts set id = 1;
