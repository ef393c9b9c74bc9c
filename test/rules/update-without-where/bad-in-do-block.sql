-- expect: update-without-where@4
do $$
begin
  update contacts set a = 1;
end $$;
