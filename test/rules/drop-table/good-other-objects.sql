-- expect: nothing
drop view contact_names;
drop materialized view counts;
drop function f(int);
drop index contacts_idx;
drop type mood;
drop sequence s;
drop policy p on contacts;
drop trigger t on contacts;
