-- SYNTAX TEST "source.sql" "dollar-quoted bodies and strings"

create function public.touch() returns trigger language plpgsql as $$
--                                                                 ^^ punctuation.definition.string.begin.dollar-quote.sql
declare
-- <------- storage.modifier.plpgsql
  total integer := 0;
--              ^^ keyword.operator.assignment.plpgsql
  holder public.contacts%rowtype;
--                      ^^^^^^^^ storage.type.plpgsql
begin
-- <----- keyword.control.plpgsql
  -- a remark inside the body
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.double-dash.sql
  if new.updated_at is null then
--^^ keyword.control.plpgsql
--   ^^^ variable.language.plpgsql
--                          ^^^^ keyword.control.plpgsql
    raise exception 'no time for %', tg_op;
--  ^^^^^ keyword.control.plpgsql
--        ^^^^^^^^^ support.constant.level.plpgsql
--                  ^^^^^^^^^^^^^^^ string.quoted.single.sql
--                                   ^^^^^ variable.language.plpgsql
  end if;
--^^^^^^ keyword.control.plpgsql
  select count(*) into total from public.contacts;
--^^^^^^ meta.embedded.block.plpgsql keyword.other.DML.sql
--                ^^^^ storage.modifier.plpgsql
  return new;
--^^^^^^ keyword.control.plpgsql
end;
$$;
-- <-- punctuation.definition.string.end.dollar-quote.sql

create table public.after_the_body (id uuid);
-- ^^^ keyword.other.create.sql - meta.embedded.block.plpgsql

create function public.tagged() returns integer language sql as
$body$
-- <------ punctuation.definition.string.begin.dollar-quote.sql
-- ^^ entity.name.tag.dollar-quote.sql
  select 1 where '$$' <> 'x';
--^^^^^^ meta.embedded.block.plpgsql keyword.other.DML.sql
$body$;
-- <------ punctuation.definition.string.end.dollar-quote.sql

do $do$ begin perform public.touch(); end $do$;
-- <-- keyword.other.sql
-- ^^^^ punctuation.definition.string.begin.dollar-quote.sql
--      ^^^^^ keyword.control.plpgsql
--            ^^^^^^^ keyword.control.plpgsql
--                                        ^^^^ punctuation.definition.string.end.dollar-quote.sql

comment on table public.contacts is $$if it's a person, select it$$;
--                                  ^^ string.quoted.dollar.sql
--                                    ^^ string.quoted.dollar.sql - keyword.control.plpgsql
--                                                               ^^ string.quoted.dollar.sql
select 1 as one;
-- <------ keyword.other.DML.sql - string
