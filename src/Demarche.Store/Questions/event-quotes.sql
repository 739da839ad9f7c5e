-- Quotes that speak about these events.
SELECT event_id, quote_id FROM event_quotes WHERE list_contains($events, event_id) ORDER BY event_id, number
