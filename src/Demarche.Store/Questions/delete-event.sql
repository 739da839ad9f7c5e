-- Keeps what a removed event had said.
INSERT OR REPLACE INTO deleted_events
SELECT event_id, doc_id, run_id,
       concat_ws(' ', coalesce(source_name, '?'), CASE WHEN mutual THEN '<>' ELSE '>' END, coalesce(target_name, '?'), cameo, plover_type, (DATE '1970-01-01' + date_from)::VARCHAR),
       $reviewer, $note, $said
FROM events WHERE event_id = $event
