-- expect: temporary-object-in-migration@2
create temp table scratch (a int);
-- scratch is used nowhere
/* scratch */
select 'other';
