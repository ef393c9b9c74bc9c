-- expect: rename-column@2
alter view names rename column name to full_name;
