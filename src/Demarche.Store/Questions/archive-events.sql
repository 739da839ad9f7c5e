-- Keeps what a run saw in a document before another run replaces it.
INSERT INTO past_events
SELECT run_id, event_id, doc_id, cameo, plover_type, plover_mode, source_name, source_country, target_name, target_country, date_from, date_to, status
FROM events WHERE doc_id = $document
