-- expect: nothing
delete from contacts where status = 'spam';
delete from contacts using other o where o.id = contacts.id;
delete from contacts where id in (select id from other);
