-- expect: missing-rollback-plan@1:info
create table private.t (a int);
