-- What was read in a document and not counted.
SELECT * FROM held WHERE doc_id = $document ORDER BY number
