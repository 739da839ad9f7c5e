-- engagement.sql for the sharded store.
SELECT event_id, day, a, b, quad, cameo, if(object = '', NULL, object) AS object_id
FROM (
    SELECT event_id, toInt32(greatest(done, said)) AS day, source_country AS a, target_country AS b, quad, cameo, object_id AS object
    FROM (SELECT *, assumeNotNull(coalesce(date_to, date_from)) AS done, assumeNotNull(coalesce(told, date_to, date_from)) AS said FROM @DATABASE@.acts
          WHERE pair = 0 AND source_country <> '' AND target_country <> '' AND source_country <> target_country AND status = 'occurred' AND coalesce(date_to, date_from) IS NOT NULL)
    WHERE said - done <= 366
    UNION ALL
    SELECT event_id, toInt32(greatest(done, said)) AS day, target_country AS a, source_country AS b, quad, cameo, object_id AS object
    FROM (SELECT *, assumeNotNull(coalesce(date_to, date_from)) AS done, assumeNotNull(coalesce(told, date_to, date_from)) AS said FROM @DATABASE@.acts
          WHERE pair = 0 AND source_country <> '' AND target_country <> '' AND source_country <> target_country AND status = 'occurred' AND coalesce(date_to, date_from) IS NOT NULL AND mutual = 1)
    WHERE said - done <= 366
)
ORDER BY day, event_id, a
