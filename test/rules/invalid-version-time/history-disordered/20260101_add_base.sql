-- expect: invalid-version-time@1:warning
comment on table contacts is 'x';
