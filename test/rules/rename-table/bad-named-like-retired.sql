-- expect: rename-table@2
alter table public.silver rename to golden;
