-- expect: rename-column@2 rename-column@3 rename-column@4 rename-column@7
alter table contacts rename phone to "phone number";
alter table contacts rename column "Data" to data;
alter table contacts rename column size to length;
do $$
begin
  alter table public.contacts rename column phone to telephone;
end $$;
