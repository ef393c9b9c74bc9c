-- expect: rename-column@5
do $$
begin
  if exists (select from information_schema.columns where column_name = 'phone') then
    alter table contacts rename column phone to phone_number;
  end if;
end $$;
