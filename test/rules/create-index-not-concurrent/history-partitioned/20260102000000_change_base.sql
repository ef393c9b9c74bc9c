-- expect: nothing
create index events_at_idx on private.events (at);
