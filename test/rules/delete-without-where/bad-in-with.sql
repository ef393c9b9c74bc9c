-- expect: delete-without-where@2
with gone as (delete from contacts returning *) insert into archive select * from gone;
