-- expect: update-without-where@3:info
alter table contacts add column status text;
update contacts set status = 'active';
