-- Whom an actor (country code or key) dealt with: per partner, what it did and what was done to it. Of a compound partner its members.
-- $same says which partners are one: NAME, unit separator, what it counts as; rows parted by the record separator. Of several names of one partner an event counts once.
WITH same AS (
    SELECT split_part(pair, chr(31), 1) AS was, split_part(pair, chr(31), 2) AS one FROM (SELECT unnest(string_split($same::VARCHAR, chr(30))) AS pair)
),
told AS (
    SELECT event_id, mutual, quad, date_from, date_to, source_id, source_name, source_country, target_id, target_name, target_country FROM events
    WHERE source_name IS NOT NULL AND target_name IS NOT NULL AND NOT compound AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events))
    UNION ALL
    SELECT event_id, mutual, quad, date_from, date_to, source_id, source_name, source_country, target_id, target_name, target_country FROM compound_pairs
    WHERE source_name IS NOT NULL AND target_name IS NOT NULL AND event_id NOT IN (SELECT event_id FROM hidden_events)
),
sides AS (
    SELECT event_id, mutual, quad, date_from, date_to, target_id AS id, target_name AS name, target_country AS country, true AS acts FROM told
    WHERE source_country = $country OR source_id = $key OR lower(source_name) = lower($key)
    UNION ALL
    SELECT event_id, mutual, quad, date_from, date_to, source_id, source_name, source_country, false FROM told
    WHERE target_country = $country OR target_id = $key OR lower(target_name) = lower($key)
)
SELECT coalesce(one, id, name) AS partner, min(name) AS name, min(country) AS country,
       (count(DISTINCT event_id))::INTEGER AS events,
       (count(DISTINCT event_id) FILTER (NOT mutual AND acts))::INTEGER AS done,
       (count(DISTINCT event_id) FILTER (NOT mutual AND NOT acts))::INTEGER AS received,
       (count(DISTINCT event_id) FILTER (mutual))::INTEGER AS mutual,
       (count(DISTINCT event_id) FILTER (quad <= 2))::INTEGER AS cooperation,
       (count(DISTINCT event_id) FILTER (quad >= 3))::INTEGER AS conflict,
       min(date_from) AS first_day, max(date_to) AS last_day
FROM sides LEFT JOIN same ON was = coalesce(id, name)
WHERE NOT coalesce(country = $country OR id = $key OR lower(name) = lower($key), false)
GROUP BY coalesce(one, id, name)
ORDER BY events DESC, partner
LIMIT $limit
