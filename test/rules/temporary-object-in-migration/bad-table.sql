-- expect: temporary-object-in-migration@2:info
create temporary table import_rows (line text);
