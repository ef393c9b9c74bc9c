-- expect: change-column-type@3 change-column-type@4 change-column-type@5 change-column-type@6
alter table contacts
  alter column size type bigint,
  alter column phone type varchar(10),
  alter column name type varchar(50),
  alter column user_id type text using user_id::text;
