-- expect: create-index-not-concurrent@5 create-index-not-concurrent@7
alter table contacts add column email text;

-- finds people by their mail
create unique index if not exists contacts_email_idx on contacts (lower(email)) where email is not null;
comment on column contacts.email is 'x';
CREATE INDEX ON contacts USING gin (tags);
