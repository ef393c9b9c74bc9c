-- expect: nothing
alter table private.t
  alter column a type varchar(40),
  alter a type text,
  alter b type varchar,
  alter c set data type numeric(12,2),
  alter d type timestamptz,
  alter e type text,
  alter f type character varying(5),
  alter g type text using g::text,
  alter h type numeric;
