-- expect: nothing
-- with: file=20260101000000_fix_conversation_window_trigger.sql
comment on table contacts is 'x';
