-- expect: security-definer-search-path@3:error

create or replace function public.claim(p_id uuid, n int default 1)
returns void
language plpgsql
security definer
as $$
begin
  update public.jobs set taken = true, at = now() where id = p_id;
  insert into public.log (what) select coalesce(name, '') from public.jobs;
end
$$;
