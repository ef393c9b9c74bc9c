-- expect: missing-rollback-plan@1
create table private.t (a int);
