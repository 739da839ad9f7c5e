-- Quotes of one document in its own order.
SELECT * FROM quotes WHERE doc_id = $document ORDER BY number
