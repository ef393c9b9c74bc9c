-- expect: rename-column@2
alter table if exists public.contacts rename phone to phone_number;
