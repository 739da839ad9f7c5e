-- Events a reviewer has not seen, least certain first; with $second those that somebody else has reviewed and nobody has settled.
SELECT e.event_id FROM events e
WHERE e.event_id NOT IN (SELECT event_id FROM reviews WHERE reviewer = $reviewer OR adjudicates)
  AND (NOT $second OR e.event_id IN (SELECT event_id FROM reviews))
ORDER BY e.confidence, e.event_id
LIMIT $limit
