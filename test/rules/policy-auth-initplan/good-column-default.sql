-- expect: nothing
create table private.t (owner uuid default auth.uid());
