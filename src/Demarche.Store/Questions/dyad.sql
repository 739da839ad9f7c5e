-- Series of what two actors did to one another, per period and direction ('a>b', 'b>a', 'mutual').
-- An actor is a country code (…_country) or a key (…_key: id or name). An event counts in a period only when its whole interval lies inside;
-- a coarser or unknown date stands under period NULL. Quad classes 1 and 2 are cooperation, 3 and 4 conflict.
-- Each happening counts once, however many documents tell it and however many members its actors have. Plain conditions on the columns let the database skip what cannot match.
WITH forward AS (
    SELECT event_id, mutual, quad, score_plover, score_goldstein, date_from, date_to, false AS compound FROM events
    WHERE ($a_country::VARCHAR IS NULL OR source_country = $a_country) AND ($a_key::VARCHAR IS NULL OR source_id = $a_key OR lower(source_name) = lower($a_key))
      AND ($b_country::VARCHAR IS NULL OR target_country = $b_country) AND ($b_key::VARCHAR IS NULL OR target_id = $b_key OR lower(target_name) = lower($b_key))
    UNION ALL
    SELECT event_id, mutual, quad, score_plover, score_goldstein, date_from, date_to, true FROM compound_pairs
    WHERE ($a_country::VARCHAR IS NULL OR source_country = $a_country) AND ($a_key::VARCHAR IS NULL OR source_id = $a_key OR lower(source_name) = lower($a_key))
      AND ($b_country::VARCHAR IS NULL OR target_country = $b_country) AND ($b_key::VARCHAR IS NULL OR target_id = $b_key OR lower(target_name) = lower($b_key))
),
back AS (
    SELECT event_id, mutual, quad, score_plover, score_goldstein, date_from, date_to, false AS compound FROM events
    WHERE ($b_country::VARCHAR IS NULL OR source_country = $b_country) AND ($b_key::VARCHAR IS NULL OR source_id = $b_key OR lower(source_name) = lower($b_key))
      AND ($a_country::VARCHAR IS NULL OR target_country = $a_country) AND ($a_key::VARCHAR IS NULL OR target_id = $a_key OR lower(target_name) = lower($a_key))
    UNION ALL
    SELECT event_id, mutual, quad, score_plover, score_goldstein, date_from, date_to, true FROM compound_pairs
    WHERE ($b_country::VARCHAR IS NULL OR source_country = $b_country) AND ($b_key::VARCHAR IS NULL OR source_id = $b_key OR lower(source_name) = lower($b_key))
      AND ($a_country::VARCHAR IS NULL OR target_country = $a_country) AND ($a_key::VARCHAR IS NULL OR target_id = $a_key OR lower(target_name) = lower($a_key))
),
both_ways AS (
    SELECT *, 'a>b' AS way FROM forward
    UNION ALL
    SELECT *, 'b>a' FROM back
),
once AS (
    SELECT event_id, CASE WHEN bool_or(mutual) THEN 'mutual' ELSE min(way) END AS direction, any_value(quad) AS quad, any_value(score_plover) AS score_plover,
           any_value(score_goldstein) AS score_goldstein, any_value(date_from) AS date_from, any_value(date_to) AS date_to
    FROM both_ways WHERE event_id NOT IN (SELECT event_id FROM hidden_events) GROUP BY event_id
),
placed AS (
    SELECT direction, quad, score_plover, score_goldstein,
           CASE WHEN date_trunc($by, DATE '1970-01-01' + date_from) = date_trunc($by, DATE '1970-01-01' + date_to)
                THEN (date_trunc($by, DATE '1970-01-01' + date_from)::DATE - DATE '1970-01-01')::INTEGER END AS period
    FROM once
    WHERE ($from::INTEGER IS NULL OR coalesce(date_to, date_from) >= $from)
      AND ($to::INTEGER IS NULL OR coalesce(date_from, date_to) <= $to)
)
SELECT period, direction,
       count(*)::INTEGER AS events,
       (count(*) FILTER (quad <= 2))::INTEGER AS cooperation,
       (count(*) FILTER (quad >= 3))::INTEGER AS conflict,
       avg(score_plover) AS mean_plover,
       avg(score_goldstein) AS mean_goldstein
FROM placed
GROUP BY period, direction
ORDER BY period NULLS LAST, direction
