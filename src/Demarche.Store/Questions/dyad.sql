-- Series of what two actors did to one another, per period and direction ('a>b', 'b>a', 'mutual').
-- An event counts in a period only when its whole interval lies inside; a coarser or unknown date stands under period NULL.
-- Quad classes 1 and 2 are cooperation, 3 and 4 conflict. Each event counts once, however many members its actors have.
WITH named AS (
    SELECT event_id, part,
           coalesce(actor_id = $a OR country = $a OR lower(name) = lower($a), false) AS a,
           coalesce(actor_id = $b OR country = $b OR lower(name) = lower($b), false) AS b
    FROM parties
),
pairs AS (
    SELECT one.event_id,
           bool_or(one.part = 'source' AND two.part = 'target') AS forward,
           bool_or(one.part = 'target' AND two.part = 'source') AS back
    FROM named one JOIN named two ON one.event_id = two.event_id
    WHERE one.a AND two.b
    GROUP BY one.event_id
),
placed AS (
    SELECT CASE WHEN e.mutual THEN 'mutual' WHEN p.forward THEN 'a>b' ELSE 'b>a' END AS direction,
           e.quad, e.score_plover, e.score_goldstein,
           CASE WHEN date_trunc($by, DATE '1970-01-01' + e.date_from) = date_trunc($by, DATE '1970-01-01' + e.date_to)
                THEN (date_trunc($by, DATE '1970-01-01' + e.date_from)::DATE - DATE '1970-01-01')::INTEGER END AS period
    FROM events e JOIN pairs p ON p.event_id = e.event_id
    WHERE (e.mutual OR p.forward OR p.back)
      AND ($from::INTEGER IS NULL OR coalesce(e.date_to, e.date_from) >= $from)
      AND ($to::INTEGER IS NULL OR coalesce(e.date_from, e.date_to) <= $to)
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
