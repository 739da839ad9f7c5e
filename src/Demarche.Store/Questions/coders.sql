-- Version of the coder of each run.
SELECT run_id, coder_version FROM runs
