-- expect: rename-column@4 rename-column@6
do $$ begin
  if current_setting('app.a', true) = 'x' then
    alter table contacts rename size to length;
  else
    alter table contacts rename phone to telephone;
  end if;
end $$;
