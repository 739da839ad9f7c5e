-- What has coded the record.
SELECT run_id, coder_version, model_hash, tables_hash FROM runs ORDER BY rowid
