-- Reviews in the order they were made.
SELECT event_id, reviewer, verdict, field, old_value, new_value, note, adjudicates, "at" AS said FROM reviews
WHERE ($event::VARCHAR IS NULL OR event_id = $event)
ORDER BY "at", rowid
