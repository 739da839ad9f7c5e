-- Which of these documents stand in the record as another run coded them.
SELECT doc_id FROM documents WHERE doc_id IN (SELECT unnest($documents)) AND run_id <> $run AND length(text) > 0
