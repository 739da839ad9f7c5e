-- Rows of each imported file.
SELECT (SELECT count(*) FROM imported_rows r WHERE r.import_id = i.import_id)::INTEGER AS n FROM imports i ORDER BY i.rowid
