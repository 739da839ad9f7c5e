-- What finds an event by its parties, after a correction.
UPDATE events SET pair = coalesce(country_bits(source_country), 0) * 32768 + coalesce(country_bits(target_country), 0),
                  compound = event_id IN (SELECT event_id FROM compound_pairs WHERE event_id = $event)
WHERE event_id = $event
