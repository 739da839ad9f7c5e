-- Ids of the events that reviewers removed from a document.
SELECT event_id FROM deleted_events WHERE doc_id = $document ORDER BY event_id
