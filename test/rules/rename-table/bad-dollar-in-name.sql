-- expect: rename-table@2
alter table public."a$1}" rename to "b${1:x}";
