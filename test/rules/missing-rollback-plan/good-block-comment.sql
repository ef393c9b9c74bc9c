/*
Rollback: restore the table from the backup.
*/
-- expect: nothing
create table private.t (a int);
