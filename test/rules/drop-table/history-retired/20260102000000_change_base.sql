-- expect: drop-table@3 drop-table@3 drop-table@4
create temporary table scratch (id int) on commit drop;
drop table if exists private."Contacts $1", scratch, private.a23456789b23456789c23456789d23456789e23456789f23456789 cascade;
drop table private.plain;
