-- expect: change-column-type@2:warning
alter table contacts alter column tags type text[] using string_to_array(tags, ',');
