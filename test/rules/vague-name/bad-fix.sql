-- expect: vague-name@1:info
-- with: file=20260101000000_fix.sql
comment on table contacts is 'x';
