-- expect: nothing
create index drafts_a_idx on drafts (id);
