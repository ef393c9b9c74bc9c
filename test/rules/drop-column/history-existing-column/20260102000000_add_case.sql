-- expect: drop-column@2
alter table contacts drop column phone;
