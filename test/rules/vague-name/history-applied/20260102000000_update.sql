-- expect: vague-name@1
comment on table contacts is 'y';
