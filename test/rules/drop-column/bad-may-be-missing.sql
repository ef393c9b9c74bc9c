-- expect: drop-column@2 drop-column@3
alter table if exists private.contacts drop column phone;
alter table private.contacts drop column if exists phone;
