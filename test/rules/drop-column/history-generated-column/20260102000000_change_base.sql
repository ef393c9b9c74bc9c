-- expect: drop-column@2
alter table private.t drop column b;
