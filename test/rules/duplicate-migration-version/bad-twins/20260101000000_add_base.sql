-- expect: nothing
comment on table contacts is 'x';
