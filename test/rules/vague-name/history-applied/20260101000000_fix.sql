-- expect: nothing
-- state: applied
comment on table contacts is 'x';
