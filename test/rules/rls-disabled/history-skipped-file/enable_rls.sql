-- expect: migration-filename@1
alter table contacts enable row level security;
