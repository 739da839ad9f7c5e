-- Tables as regressions want them: one row for each unit (country or pair of countries) and period, zeros filled in, with the number of documents read in the period.
-- $kind is 'country' (what a country did and what was done to it) or 'dyad' (what one did to another). An act without direction counts for both.
-- An event of compound actors counts once for each country that is a member. An event whose date is coarser than the period is in no row.
WITH days AS (
    SELECT (d::DATE - DATE '1970-01-01')::INTEGER AS day, (date_trunc($by, d)::DATE - DATE '1970-01-01')::INTEGER AS period
    FROM range(DATE '1970-01-01' + $from::INTEGER, DATE '1970-01-02' + $to::INTEGER, INTERVAL 1 DAY) days(d)
),
single AS (
    SELECT source_country AS source, target_country AS target, mutual, quad, score_plover, score_goldstein, date_from, date_to FROM events
    WHERE NOT compound AND date_from >= $from AND date_to <= $to
      AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events))
),
compound AS (
    SELECT event_id, source_country AS source, target_country AS target, mutual, quad, score_plover, score_goldstein, date_from, date_to FROM compound_pairs
    WHERE date_from >= $from AND date_to <= $to AND event_id NOT IN (SELECT event_id FROM hidden_events)
),
ways AS (
    SELECT source AS unit, CASE WHEN $kind = 'dyad' THEN target END AS other, quad, score_plover, score_goldstein, date_from, date_to, true AS done
    FROM single WHERE $kind = 'country' OR target IS NOT NULL
    UNION ALL
    SELECT target, CASE WHEN $kind = 'dyad' THEN source END, quad, score_plover, score_goldstein, date_from, date_to, true
    FROM single WHERE mutual AND ($kind = 'country' OR source IS NOT NULL) AND source IS DISTINCT FROM target
    UNION ALL
    SELECT target, NULL, quad, score_plover, score_goldstein, date_from, date_to, false
    FROM single WHERE NOT mutual AND $kind = 'country'
    UNION ALL
    SELECT unit, other, quad, score_plover, score_goldstein, date_from, date_to, done
    FROM (SELECT event_id, source AS unit, CASE WHEN $kind = 'dyad' THEN target END AS other, quad, score_plover, score_goldstein, date_from, date_to, true AS done
          FROM compound WHERE $kind = 'country' OR target IS NOT NULL
          UNION
          SELECT event_id, target, CASE WHEN $kind = 'dyad' THEN source END, quad, score_plover, score_goldstein, date_from, date_to, true
          FROM compound WHERE mutual AND ($kind = 'country' OR source IS NOT NULL)
          UNION
          SELECT event_id, target, NULL, quad, score_plover, score_goldstein, date_from, date_to, false
          FROM compound WHERE NOT mutual AND $kind = 'country')
),
-- Few numbers for each group first: most rows of a large record are gone after this step.
summed AS (
    SELECT w.unit, w.other, f.period, w.done, w.quad, count(*) AS n, sum(score_plover) AS plover, sum(score_goldstein) AS goldstein, count(score_goldstein) AS scored
    FROM ways w
    JOIN days f ON f.day = w.date_from
    JOIN days t ON t.day = w.date_to
    WHERE w.unit IS NOT NULL AND f.period = t.period
      AND (len($countries::VARCHAR[]) = 0 OR list_contains($countries, w.unit))
    GROUP BY ALL
),
rows_of AS (
    SELECT unit, other, period,
           coalesce(sum(n) FILTER (done), 0) AS n, coalesce(sum(n) FILTER (NOT done), 0) AS received,
           sum(n) FILTER (done AND quad = 1) AS q1, sum(n) FILTER (done AND quad = 2) AS q2, sum(n) FILTER (done AND quad = 3) AS q3, sum(n) FILTER (done AND quad = 4) AS q4,
           sum(plover) FILTER (done) / nullif(sum(n) FILTER (done), 0) AS plover, sum(goldstein) FILTER (done) / nullif(sum(scored) FILTER (done), 0) AS goldstein
    FROM summed
    GROUP BY ALL
),
units AS (SELECT DISTINCT unit, other FROM rows_of),
read_then AS (SELECT f.period, sum(c.documents) AS documents FROM coverage c JOIN days f ON f.day = c.day GROUP BY f.period)
SELECT u.unit, u.other, p.period,
       coalesce(r.n, 0)::INTEGER AS events, coalesce(r.received, 0)::INTEGER AS received,
       coalesce(r.q1, 0)::INTEGER AS q1, coalesce(r.q2, 0)::INTEGER AS q2, coalesce(r.q3, 0)::INTEGER AS q3, coalesce(r.q4, 0)::INTEGER AS q4,
       r.plover AS mean_plover, r.goldstein AS mean_goldstein,
       coalesce(c.documents, 0)::INTEGER AS documents
FROM units u CROSS JOIN (SELECT DISTINCT period FROM days) p
LEFT JOIN rows_of r ON r.unit = u.unit AND r.other IS NOT DISTINCT FROM u.other AND r.period = p.period
LEFT JOIN read_then c ON c.period = p.period
ORDER BY u.unit, u.other NULLS FIRST, p.period
