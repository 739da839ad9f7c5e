-- Events behind another report of the same happening, with the countries of each of their rows in column-acts.
SELECT DISTINCT event_id, coalesce(source_country, '') AS source_country, coalesce(target_country, '') AS target_country
FROM (SELECT event_id, source_country, target_country FROM events UNION ALL SELECT event_id, source_country, target_country FROM compound_pairs)
WHERE event_id IN (SELECT event_id FROM hidden_events)
ORDER BY event_id, source_country, target_country
