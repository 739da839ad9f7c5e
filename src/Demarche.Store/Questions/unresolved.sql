-- Names that stand for nobody in the catalogue, most frequent first; of a compound its members, not the whole.
SELECT name, count(*)::INTEGER AS n
FROM parties
WHERE actor_id IS NULL
  AND NOT (whole AND EXISTS (SELECT 1 FROM members m WHERE m.owner_id = event_id AND m.part = parties.part))
GROUP BY name
ORDER BY n DESC, name
LIMIT $limit
