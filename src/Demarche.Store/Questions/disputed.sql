-- Events on which the last words of reviewers differ and nobody has settled it. What one reviewer removed and another confirmed is no longer there to settle: it stands under deleted.
WITH last_words AS (
    SELECT event_id, reviewer, arg_max(concat_ws('|', verdict, field, new_value), "at") AS word FROM reviews WHERE NOT adjudicates GROUP BY event_id, reviewer
)
SELECT w.event_id FROM last_words w
WHERE w.event_id NOT IN (SELECT event_id FROM reviews WHERE adjudicates) AND w.event_id IN (SELECT event_id FROM events)
GROUP BY w.event_id HAVING count(DISTINCT word) > 1
ORDER BY w.event_id
LIMIT $limit
