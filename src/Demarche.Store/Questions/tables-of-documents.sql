-- Tables with rows of a document.
SELECT c.table_name FROM duckdb_columns() c JOIN duckdb_tables() t ON t.table_oid = c.table_oid
WHERE c.column_name = 'doc_id' AND NOT c.internal AND c.database_name = current_database()
ORDER BY c.table_name
