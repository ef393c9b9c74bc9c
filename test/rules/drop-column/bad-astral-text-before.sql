-- expect: drop-column@3
-- 😀 émojis and ünïcode before it
comment on table contacts is '😀'; alter table contacts drop column phone;
