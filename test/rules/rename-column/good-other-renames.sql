-- expect: nothing
alter table contacts rename constraint a to b;
alter index a rename to b;
alter policy p on contacts rename to q;
alter type mood rename value 'a' to 'b';
alter type address rename attribute street to road;
