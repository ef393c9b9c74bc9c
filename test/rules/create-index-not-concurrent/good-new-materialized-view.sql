-- expect: nothing
create materialized view private.m as select 1 as a;
create unique index m_a_idx on private.m (a);
