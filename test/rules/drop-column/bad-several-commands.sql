-- expect: drop-column@4 drop-column@5

alter table app."Contacts"
  drop column phone,
  drop if exists "Fax" cascade,
  add column email text;
