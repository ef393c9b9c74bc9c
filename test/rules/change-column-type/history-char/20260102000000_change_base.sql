-- expect: change-column-type@2 change-column-type@3 change-column-type@4 change-column-type@5
alter table private.t alter a type text;
alter table private.t alter b type jsonb;
alter table private.t alter c type numeric(12,4);
alter table private.t alter d type text using coalesce(d, 0)::text;
