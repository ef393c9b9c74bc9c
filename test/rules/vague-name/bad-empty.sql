-- expect: vague-name@1:info
-- with: file=20260101000000_.sql
comment on table contacts is 'x';
