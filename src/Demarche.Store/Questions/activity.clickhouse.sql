-- activity.sql for the sharded store.
SELECT day, toInt32(sum(documents)) AS documents, toInt32(sum(events)) AS events, toInt32(sum(c1) + sum(c2)) AS cooperation, toInt32(sum(c3) + sum(c4)) AS conflict,
       toInt32(sum(c1)) AS q1, toInt32(sum(c2)) AS q2, toInt32(sum(c3)) AS q3, toInt32(sum(c4)) AS q4
FROM (
    SELECT assumeNotNull(day) AS day, toInt64(documents) AS documents, toInt64(0) AS events, toInt64(0) AS c1, toInt64(0) AS c2, toInt64(0) AS c3, toInt64(0) AS c4
    FROM @DATABASE@.coverage WHERE day IS NOT NULL
    UNION ALL
    SELECT assumeNotNull(date_from) AS day, toInt64(0) AS documents, toInt64(1) AS events, toInt64(quad = 1) AS c1, toInt64(quad = 2) AS c2, toInt64(quad = 3) AS c3, toInt64(quad = 4) AS c4
    FROM @DATABASE@.acts
    WHERE pair = 0 AND date_from = date_to AND event_id NOT IN (SELECT event_id FROM @DATABASE@.hidden_local WHERE version = @MERGED@)
)
WHERE ($from IS NULL OR day >= $from) AND ($to IS NULL OR day <= $to)
GROUP BY day
ORDER BY day
