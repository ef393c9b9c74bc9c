-- expect: delete-without-where@2
delete from public.contacts c returning c.id;
