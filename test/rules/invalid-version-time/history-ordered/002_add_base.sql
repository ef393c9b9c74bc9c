-- expect: invalid-version-time@1:info
comment on table contacts is 'x';
