-- expect: delete-without-where@2
delete from contacts;
