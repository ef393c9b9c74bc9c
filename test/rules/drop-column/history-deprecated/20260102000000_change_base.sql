-- expect: drop-column@2 drop-column@3 drop-column@3 drop-column@3 drop-column@4 drop-column@7
alter table private.contacts drop column phone;
alter table private.contacts drop fax, add column email text, drop column if exists "Odd $name" cascade, drop column note;
alter table private.contacts drop column id;
do $$
begin
  alter table only private.contacts drop column if exists telex;
end $$;
