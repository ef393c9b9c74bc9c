-- expect: drop-column@4
do $$
begin
  alter table contacts drop column phone;
end
$$;
