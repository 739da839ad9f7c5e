-- Series of what two actors did to one another, per period and direction ('a>b', 'b>a', 'mutual').
-- An actor is a country code (…_country) or a key (…_key: id or name); pair_ab and pair_ba narrow the search where both are countries. An event counts in a period only when its whole
-- interval lies inside; a coarser or unknown date stands under period NULL. Quad classes 1 and 2 are cooperation, 3 and 4 conflict.
-- Each happening counts once, however many documents tell it ($hidden) and however many members its actors have. Plain conditions on the columns let the database skip what cannot match.
WITH single AS (
    SELECT mutual, quad, score_plover, score_goldstein, date_from, date_to, 'a>b' AS way FROM events
    WHERE NOT compound AND ($pair_ab::INTEGER IS NULL OR pair = $pair_ab)
      AND ($a_country::VARCHAR IS NULL OR source_country = $a_country) AND ($a_key::VARCHAR IS NULL OR source_id = $a_key OR lower(source_name) = lower($a_key))
      AND ($b_country::VARCHAR IS NULL OR target_country = $b_country) AND ($b_key::VARCHAR IS NULL OR target_id = $b_key OR lower(target_name) = lower($b_key))
      AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events))
    UNION ALL
    SELECT mutual, quad, score_plover, score_goldstein, date_from, date_to, 'b>a' FROM events
    WHERE NOT compound AND ($pair_ba::INTEGER IS NULL OR pair = $pair_ba)
      AND ($b_country::VARCHAR IS NULL OR source_country = $b_country) AND ($b_key::VARCHAR IS NULL OR source_id = $b_key OR lower(source_name) = lower($b_key))
      AND ($a_country::VARCHAR IS NULL OR target_country = $a_country) AND ($a_key::VARCHAR IS NULL OR target_id = $a_key OR lower(target_name) = lower($a_key))
      AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events))
      -- Counted above already: one actor is part of the other.
      AND NOT coalesce(($a_country::VARCHAR IS NULL OR source_country = $a_country) AND ($a_key::VARCHAR IS NULL OR source_id = $a_key OR lower(source_name) = lower($a_key))
                   AND ($b_country::VARCHAR IS NULL OR target_country = $b_country) AND ($b_key::VARCHAR IS NULL OR target_id = $b_key OR lower(target_name) = lower($b_key)), false)
),
sides AS NOT MATERIALIZED (
    SELECT event_id, pair, mutual, quad, score_plover, score_goldstein, date_from, date_to, source_id, source_name, source_country, target_id, target_name, target_country FROM compound_pairs
    UNION ALL
    SELECT event_id, pair, mutual, quad, score_plover, score_goldstein, date_from, date_to, source_id, source_name, source_country, target_id, target_name, target_country FROM events WHERE compound
),
joint AS (
    SELECT *, 'a>b' AS way FROM sides
    WHERE ($pair_ab::INTEGER IS NULL OR pair = $pair_ab) AND ($a_country::VARCHAR IS NULL OR source_country = $a_country) AND ($a_key::VARCHAR IS NULL OR source_id = $a_key OR lower(source_name) = lower($a_key))
      AND ($b_country::VARCHAR IS NULL OR target_country = $b_country) AND ($b_key::VARCHAR IS NULL OR target_id = $b_key OR lower(target_name) = lower($b_key))
    UNION ALL
    SELECT *, 'b>a' FROM sides
    WHERE ($pair_ba::INTEGER IS NULL OR pair = $pair_ba) AND ($b_country::VARCHAR IS NULL OR source_country = $b_country) AND ($b_key::VARCHAR IS NULL OR source_id = $b_key OR lower(source_name) = lower($b_key))
      AND ($a_country::VARCHAR IS NULL OR target_country = $a_country) AND ($a_key::VARCHAR IS NULL OR target_id = $a_key OR lower(target_name) = lower($a_key))
),
told AS (
    SELECT CASE WHEN mutual THEN 'mutual' ELSE way END AS direction, quad, score_plover, score_goldstein, date_from, date_to FROM single
    UNION ALL
    SELECT CASE WHEN bool_or(mutual) THEN 'mutual' ELSE min(way) END, any_value(quad), any_value(score_plover), any_value(score_goldstein), any_value(date_from), any_value(date_to)
    FROM joint WHERE ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events)) GROUP BY event_id
),
placed AS (
    SELECT direction, quad, score_plover, score_goldstein,
           CASE WHEN date_trunc($by, DATE '1970-01-01' + date_from) = date_trunc($by, DATE '1970-01-01' + date_to)
                THEN (date_trunc($by, DATE '1970-01-01' + date_from)::DATE - DATE '1970-01-01')::INTEGER END AS period
    FROM told
    WHERE ($from::INTEGER IS NULL OR coalesce(date_to, date_from) >= $from)
      AND ($to::INTEGER IS NULL OR coalesce(date_from, date_to) <= $to)
)
SELECT period, direction,
       count(*)::INTEGER AS events,
       (count(*) FILTER (quad <= 2))::INTEGER AS cooperation,
       (count(*) FILTER (quad >= 3))::INTEGER AS conflict,
       (count(*) FILTER (quad = 1))::INTEGER AS q1, (count(*) FILTER (quad = 2))::INTEGER AS q2, (count(*) FILTER (quad = 3))::INTEGER AS q3, (count(*) FILTER (quad = 4))::INTEGER AS q4,
       avg(score_plover) AS mean_plover,
       avg(score_goldstein) AS mean_goldstein
FROM placed
GROUP BY period, direction
ORDER BY period NULLS LAST, direction
