-- expect: update-without-where@2
update only public.contacts c set a = o.a from other o returning c.id;
