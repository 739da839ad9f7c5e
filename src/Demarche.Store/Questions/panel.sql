-- Tables as regressions want them: one row for each unit (country or pair of countries) and period, zeros filled in, with the number of documents read in the period.
-- $kind is 'country' (what a country did and what was done to it) or 'dyad' (what one did to another). An event whose date is coarser than the period is in no row.
WITH told AS (
    SELECT source_country AS source, target_country AS target, mutual, quad, score_plover, score_goldstein, date_from, date_to FROM events WHERE event_id NOT IN (SELECT event_id FROM hidden_events)
    UNION ALL
    SELECT source_country, target_country, mutual, quad, score_plover, score_goldstein, date_from, date_to
    FROM (SELECT DISTINCT event_id, source_country, target_country, mutual, quad, score_plover, score_goldstein, date_from, date_to FROM compound_pairs WHERE event_id NOT IN (SELECT event_id FROM hidden_events))
),
placed AS (
    SELECT source, target, mutual, quad, score_plover, score_goldstein,
           (date_trunc($by, DATE '1970-01-01' + date_from)::DATE - DATE '1970-01-01')::INTEGER AS period
    FROM told
    WHERE date_from >= $from AND date_to <= $to
      AND (date_from = date_to OR date_trunc($by, DATE '1970-01-01' + date_from) = date_trunc($by, DATE '1970-01-01' + date_to))
      AND (len($countries::VARCHAR[]) = 0 OR list_contains($countries, source) OR list_contains($countries, target))
),
summed AS (
    SELECT source, target, mutual, period, count(*) AS n, count(*) FILTER (quad = 1) AS q1, count(*) FILTER (quad = 2) AS q2, count(*) FILTER (quad = 3) AS q3, count(*) FILTER (quad = 4) AS q4,
           sum(score_plover) AS plover, sum(score_goldstein) AS goldstein, count(score_goldstein) AS with_goldstein
    FROM placed GROUP BY ALL
),
ways AS (
    -- An act without direction counts for both.
    SELECT source AS unit, CASE WHEN $kind = 'dyad' THEN target END AS other, period, n, q1, q2, q3, q4, plover, goldstein, with_goldstein, true AS done FROM summed WHERE source IS NOT NULL AND ($kind = 'country' OR target IS NOT NULL)
    UNION ALL
    SELECT target, CASE WHEN $kind = 'dyad' THEN source END, period, n, q1, q2, q3, q4, plover, goldstein, with_goldstein, true FROM summed WHERE mutual AND target IS NOT NULL AND ($kind = 'country' OR source IS NOT NULL) AND source IS DISTINCT FROM target
    UNION ALL
    SELECT target, NULL, period, n, 0, 0, 0, 0, 0, 0, 0, false FROM summed WHERE NOT mutual AND target IS NOT NULL AND $kind = 'country'
),
rows_of AS (
    SELECT unit, other, period, sum(n) FILTER (done) AS n, sum(n) FILTER (NOT done) AS received, sum(q1) AS q1, sum(q2) AS q2, sum(q3) AS q3, sum(q4) AS q4, sum(plover) AS plover, sum(goldstein) AS goldstein, sum(with_goldstein) AS with_goldstein
    FROM ways WHERE len($countries::VARCHAR[]) = 0 OR list_contains($countries, unit)
    GROUP BY ALL
),
periods AS (
    SELECT DISTINCT (date_trunc($by, d)::DATE - DATE '1970-01-01')::INTEGER AS period
    FROM range(DATE '1970-01-01' + $from::INTEGER, DATE '1970-01-02' + $to::INTEGER, INTERVAL 1 DAY) days(d)
),
units AS (SELECT DISTINCT unit, other FROM rows_of),
read_then AS (
    SELECT (date_trunc($by, DATE '1970-01-01' + day)::DATE - DATE '1970-01-01')::INTEGER AS period, sum(documents) AS documents
    FROM coverage WHERE day IS NOT NULL GROUP BY 1
)
SELECT u.unit, u.other, p.period,
       coalesce(r.n, 0)::INTEGER AS events, coalesce(r.received, 0)::INTEGER AS received,
       coalesce(r.q1, 0)::INTEGER AS q1, coalesce(r.q2, 0)::INTEGER AS q2, coalesce(r.q3, 0)::INTEGER AS q3, coalesce(r.q4, 0)::INTEGER AS q4,
       r.plover / nullif(r.n, 0) AS mean_plover, r.goldstein / nullif(r.with_goldstein, 0) AS mean_goldstein,
       coalesce(c.documents, 0)::INTEGER AS documents
FROM units u CROSS JOIN periods p
LEFT JOIN rows_of r ON r.unit = u.unit AND r.other IS NOT DISTINCT FROM u.other AND r.period = p.period
LEFT JOIN read_then c ON c.period = p.period
ORDER BY u.unit, u.other NULLS FIRST, p.period
