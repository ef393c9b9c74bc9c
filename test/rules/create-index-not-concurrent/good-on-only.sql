-- expect: nothing
create index parent_idx on only parent (a);
