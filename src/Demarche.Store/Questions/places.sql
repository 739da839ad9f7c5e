-- Where events happened: a row for each place as finely as it is known, most events first.
-- An actor is a country code or a key (id or name), on either side.
WITH chosen AS (
    SELECT event_id, quad, date_from, place_name, place_country, place_precision, latitude, longitude FROM events
    WHERE place_name IS NOT NULL AND event_id NOT IN (SELECT event_id FROM hidden_events)
      AND ($from::INTEGER IS NULL OR coalesce(date_to, date_from) >= $from) AND ($to::INTEGER IS NULL OR coalesce(date_from, date_to) <= $to)
      AND ($country::VARCHAR IS NULL OR source_country = $country OR target_country = $country OR event_id IN (SELECT event_id FROM compound_pairs WHERE source_country = $country OR target_country = $country))
      AND ($key::VARCHAR IS NULL OR source_id = $key OR target_id = $key OR lower(source_name) = lower($key) OR lower(target_name) = lower($key)
           OR event_id IN (SELECT event_id FROM compound_pairs WHERE source_id = $key OR target_id = $key OR lower(source_name) = lower($key) OR lower(target_name) = lower($key)))
      AND list_contains($quads, quad)
)
SELECT place_name AS name, place_country AS country, place_precision AS precision, any_value(latitude)::DOUBLE AS latitude, any_value(longitude)::DOUBLE AS longitude,
       (count(*) FILTER (quad = 1))::INTEGER AS q1, (count(*) FILTER (quad = 2))::INTEGER AS q2, (count(*) FILTER (quad = 3))::INTEGER AS q3, (count(*) FILTER (quad = 4))::INTEGER AS q4,
       arg_max(event_id, coalesce(date_from, -2147483648)) AS latest, max(date_from) AS latest_day
FROM chosen
GROUP BY place_name, place_country, place_precision
ORDER BY count(*) DESC, name, country
LIMIT $limit
