-- expect: nothing
-- with: options=smallTables:settings,app.flags
update settings set a = 1;
update public.settings set a = 1;
update app.flags set a = 1;
