-- One event by its id, whatever cluster it stands in; labels.sql and marks.sql tell what stands in other tables.
SELECT * FROM events WHERE event_id = $event LIMIT 1
