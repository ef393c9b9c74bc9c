-- expect: nothing
comment on table contacts is 'begin; commit; rollback;';
-- begin;
/* commit; */
