-- expect: nothing
alter table contacts drop column email;
