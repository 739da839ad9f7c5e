-- What countries did toward one another, as acts of one country toward another with the day they are known from. Mutual acts count in both directions.
WITH acts AS (
    SELECT event_id, coalesce(date_to, date_from)::INTEGER AS day, source_country AS a, target_country AS b, quad::INTEGER AS quad, cameo, object_id, mutual FROM events
    WHERE source_country IS NOT NULL AND target_country IS NOT NULL AND source_country <> target_country AND status = 'occurred')
SELECT event_id, day, a, b, quad, cameo, object_id FROM acts WHERE day IS NOT NULL
UNION ALL
SELECT event_id, day, b, a, quad, cameo, object_id FROM acts WHERE mutual AND day IS NOT NULL
ORDER BY day, event_id, a
