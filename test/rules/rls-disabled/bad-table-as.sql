-- expect: rls-disabled@2:error
create table copies as select 1 as id;
