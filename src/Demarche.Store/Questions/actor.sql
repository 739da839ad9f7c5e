-- Who an actor dealt with: per partner, what it did and what was done to it.
WITH mine AS (
    SELECT DISTINCT event_id, part FROM parties
    WHERE actor_id = $actor OR country = $actor OR lower(name) = lower($actor)
)
SELECT coalesce(p.actor_id, p.name) AS partner, min(p.name) AS name, min(p.country) AS country,
       (count(DISTINCT e.event_id))::INTEGER AS events,
       (count(DISTINCT e.event_id) FILTER (NOT e.mutual AND m.part = 'source'))::INTEGER AS done,
       (count(DISTINCT e.event_id) FILTER (NOT e.mutual AND m.part = 'target'))::INTEGER AS received,
       (count(DISTINCT e.event_id) FILTER (e.mutual))::INTEGER AS mutual,
       (count(DISTINCT e.event_id) FILTER (e.quad <= 2))::INTEGER AS cooperation,
       (count(DISTINCT e.event_id) FILTER (e.quad >= 3))::INTEGER AS conflict,
       min(e.date_from) AS first_day, max(e.date_to) AS last_day
FROM mine m
JOIN events e ON e.event_id = m.event_id
JOIN parties p ON p.event_id = m.event_id AND (p.part <> m.part OR e.mutual)
WHERE NOT coalesce(p.actor_id = $actor OR p.country = $actor OR lower(p.name) = lower($actor), false)
GROUP BY coalesce(p.actor_id, p.name)
ORDER BY events DESC, partner
LIMIT $limit
