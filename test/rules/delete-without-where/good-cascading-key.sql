-- expect: nothing
create table private.t (id bigint references public.contacts on delete cascade);
