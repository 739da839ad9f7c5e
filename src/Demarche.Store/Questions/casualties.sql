-- People killed, injured, detained or displaced in these events.
SELECT event_id, kind, n, n_max, qualifier, who FROM casualties WHERE list_contains($events, event_id) ORDER BY event_id, number
