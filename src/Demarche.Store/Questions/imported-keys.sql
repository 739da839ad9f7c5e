-- What was taken from files of a layout before.
SELECT r.row_key FROM imported_rows r JOIN imports i ON i.import_id = r.import_id WHERE i.layout = $layout
