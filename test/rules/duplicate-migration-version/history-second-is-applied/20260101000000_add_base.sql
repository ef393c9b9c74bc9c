-- expect: duplicate-migration-version@1:error
comment on table contacts is 'x';
