-- Names that stand for nobody in the catalogue, most frequent first.
SELECT name, count(*)::INTEGER AS n
FROM parties
WHERE actor_id IS NULL
GROUP BY name
ORDER BY n DESC, name
LIMIT $limit
