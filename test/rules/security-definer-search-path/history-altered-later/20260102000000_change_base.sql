-- expect: nothing
alter function public.f(integer) set search_path = '';
