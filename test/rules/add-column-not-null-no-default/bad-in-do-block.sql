-- expect: add-column-not-null-no-default@5
do $body$
begin
  if not exists (select from information_schema.columns where table_name = 'contacts' and column_name = 'a') then
    alter table contacts add column a text not null;
  end if;
end
$body$;
