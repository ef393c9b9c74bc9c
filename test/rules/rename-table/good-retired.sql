-- expect: nothing
alter table private.contacts rename to contacts_deprecated_20260102;
alter table private.messages rename to old_messages;
alter table private.golden rename to backup_golden;
