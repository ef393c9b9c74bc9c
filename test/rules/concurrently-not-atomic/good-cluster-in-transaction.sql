-- expect: explicit-transaction@2
begin;
cluster private.contacts using contacts_pkey;
commit;
