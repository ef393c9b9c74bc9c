-- expect: nothing
alter table contacts drop column if exists fax;
