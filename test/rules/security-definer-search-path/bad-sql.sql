-- expect: security-definer-search-path@2:error
create function claim() returns void language sql security definer as $$ update jobs set taken = true $$;
