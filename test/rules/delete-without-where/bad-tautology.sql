-- expect: delete-without-where@2 delete-without-where@3
delete from contacts where true;
delete from contacts where 1=1 or id = 3;
