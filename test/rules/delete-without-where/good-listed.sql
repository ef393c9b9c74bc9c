-- expect: nothing
-- with: options=smallTables:countries
delete from countries;
