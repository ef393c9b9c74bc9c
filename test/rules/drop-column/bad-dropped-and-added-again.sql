-- expect: drop-column@2
alter table contacts drop column phone;
alter table contacts add column phone bigint;
