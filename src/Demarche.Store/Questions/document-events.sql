-- Events of one document in its own order.
SELECT * FROM events WHERE doc_id = $document ORDER BY number
