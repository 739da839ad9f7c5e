-- Documents whose words are kept, in the order they came; without those that a run has coded already.
SELECT doc_id FROM documents WHERE length(text) > 0 AND ($run::VARCHAR IS NULL OR run_id <> $run) ORDER BY rowid
