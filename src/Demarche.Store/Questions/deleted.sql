-- Events that reviewers removed.
SELECT event_id, doc_id, summary, reviewer, note, "at" AS said FROM deleted_events ORDER BY "at", event_id
