-- expect: create-index-not-concurrent@2
create index drafts_a_idx on drafts (id);
