-- expect: migration-filename@1:error
comment on table contacts is 'x';
