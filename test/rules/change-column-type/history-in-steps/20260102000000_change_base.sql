-- expect: change-column-type@2 change-column-type@3 change-column-type@3 change-column-type@4 change-column-type@5 change-column-type@6 change-column-type@9
alter table private.messages alter column size type bigint;
alter table private.messages alter kind type varchar(10) using trim(kind), add column extra text, alter column note set data type uuid using note::uuid;
alter table private.messages alter column id type bigint;
alter table private.messages alter column parent type bigint;
alter table private.messages alter column n type bigint;
do $$
begin
  alter table private.messages alter column kind type jsonb using to_jsonb(kind);
end $$;
