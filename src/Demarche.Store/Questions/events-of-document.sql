-- Ids of a document's events.
SELECT event_id FROM events WHERE doc_id = $document ORDER BY number
