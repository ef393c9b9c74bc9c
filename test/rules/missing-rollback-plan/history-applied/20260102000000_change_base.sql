-- expect: missing-rollback-plan@1
create table private.u (a int);
