-- Rows of a layout as they were, in the order they were taken.
SELECT r.cells FROM imported_rows r JOIN imports i ON i.import_id = r.import_id WHERE i.layout = $layout ORDER BY i.rowid, r.line
