-- dyad.sql for the sharded store: no subqueries by name, no FILTER, no date arithmetic (first days of periods are columns).
SELECT period, direction, toInt32(count()) AS events, toInt32(countIf(quad <= 2)) AS cooperation, toInt32(countIf(quad >= 3)) AS conflict,
       toInt32(countIf(quad = 1)) AS q1, toInt32(countIf(quad = 2)) AS q2, toInt32(countIf(quad = 3)) AS q3, toInt32(countIf(quad = 4)) AS q4,
       avg(score_plover) AS mean_plover, avg(score_goldstein) AS mean_goldstein
FROM (
    SELECT event_id, if(max(mutual) = 1, 'mutual', min(way)) AS direction, any(quad) AS quad, any(score_plover) AS score_plover, any(score_goldstein) AS score_goldstein,
           any(date_from) AS first, any(date_to) AS last, if(any(p_from) = any(p_to), any(p_from), NULL) AS period
    FROM (
        SELECT event_id, mutual, quad, score_plover, score_goldstein, date_from, date_to, @BY@_from AS p_from, @BY@_to AS p_to, 'a>b' AS way FROM @DATABASE@.acts
        WHERE ($a_country IS NULL OR source_country = $a_country) AND ($a_key IS NULL OR source_id = $a_key OR lowerUTF8(source_name) = lowerUTF8($a_key))
          AND ($b_country IS NULL OR target_country = $b_country) AND ($b_key IS NULL OR target_id = $b_key OR lowerUTF8(target_name) = lowerUTF8($b_key))
        UNION ALL
        SELECT event_id, mutual, quad, score_plover, score_goldstein, date_from, date_to, @BY@_from AS p_from, @BY@_to AS p_to, 'b>a' AS way FROM @DATABASE@.acts
        WHERE ($b_country IS NULL OR source_country = $b_country) AND ($b_key IS NULL OR source_id = $b_key OR lowerUTF8(source_name) = lowerUTF8($b_key))
          AND ($a_country IS NULL OR target_country = $a_country) AND ($a_key IS NULL OR target_id = $a_key OR lowerUTF8(target_name) = lowerUTF8($a_key))
    )
    WHERE event_id GLOBAL NOT IN (SELECT event_id FROM @DATABASE@.hidden WHERE version = @MERGED@)
    GROUP BY event_id
)
WHERE ($from IS NULL OR coalesce(last, first) >= $from) AND ($to IS NULL OR coalesce(first, last) <= $to)
GROUP BY period, direction
ORDER BY period ASC NULLS LAST, direction
