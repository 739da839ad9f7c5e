-- Every event of the record, also those that reviewers removed: neither comes in again.
SELECT event_id FROM events UNION ALL SELECT event_id FROM deleted_events
