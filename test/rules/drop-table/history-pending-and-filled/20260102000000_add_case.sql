-- expect: drop-table@2
drop table drafts;
