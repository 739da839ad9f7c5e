-- Pairs of one event of compound actors, after a correction.
INSERT INTO compound_pairs
WITH sides AS (
    SELECT 'source' AS part, -1 AS number, source_id AS id, source_name AS name, source_country AS country FROM events e
    WHERE event_id = $event AND source_name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM members m WHERE m.owner_id = e.event_id AND m.part = 'source')
    UNION ALL
    SELECT 'target', -1, target_id, target_name, target_country FROM events e
    WHERE event_id = $event AND target_name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM members m WHERE m.owner_id = e.event_id AND m.part = 'target')
    UNION ALL
    SELECT part, number, actor_id, name, country FROM members WHERE owner_id = $event AND part IN ('source', 'target')
)
SELECT e.event_id, s.id, s.name, s.country, t.id, t.name, t.country, e.mutual, e.quad, e.score_plover, e.score_goldstein, e.date_from, e.date_to, coalesce(country_bits(s.country), 0) * 32768 + coalesce(country_bits(t.country), 0)
FROM events e
LEFT JOIN sides s ON s.part = 'source'
LEFT JOIN sides t ON t.part = 'target'
WHERE e.event_id = $event AND EXISTS (SELECT 1 FROM members WHERE owner_id = $event AND part IN ('source', 'target'))
UNION ALL
SELECT e.event_id, s.id, s.name, s.country, t.id, t.name, t.country, true, e.quad, e.score_plover, e.score_goldstein, e.date_from, e.date_to, coalesce(country_bits(s.country), 0) * 32768 + coalesce(country_bits(t.country), 0)
FROM events e JOIN sides s ON true JOIN sides t ON t.part = s.part AND s.number < t.number
WHERE e.event_id = $event AND e.mutual
