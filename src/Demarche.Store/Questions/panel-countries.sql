-- A table as regressions want it: one row for each country and period, what it did by quad class and what was done to it, zeros filled in, with the number of documents read in the period.
-- An act without direction counts for both sides. An event of compound actors counts once for each country that is a member. An event whose date is coarser than the period is in no row.
-- Countries are counted as the numbers that stand in pair; codes of another shape, which have none, and compound actors apart.
WITH days AS (
    SELECT (d::DATE - DATE '1970-01-01')::INTEGER AS day, (date_trunc($by, d)::DATE - DATE '1970-01-01')::INTEGER AS period
    FROM range(DATE '1970-01-01' + $from::INTEGER, DATE '1970-01-02' + $to::INTEGER, INTERVAL 1 DAY) days(d)
),
-- The period of every day, to be looked up by position.
periods AS (SELECT list(period ORDER BY day) AS of_day FROM days),
told AS NOT MATERIALIZED (
    SELECT pair >> 15 AS s, pair & 32767 AS t, mutual, quad, score_plover, score_goldstein, (SELECT of_day FROM periods)[date_from - $from + 1] AS period
    FROM events
    WHERE NOT compound AND date_from >= $from AND date_to <= $to
      AND (date_from = date_to OR (SELECT of_day FROM periods)[date_from - $from + 1] = (SELECT of_day FROM periods)[date_to - $from + 1])
      AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events))
),
numbered AS (
    SELECT s AS side, period, true AS done, quad, count(*) AS n, sum(score_plover) AS plover, sum(score_goldstein) AS goldstein, count(score_goldstein) AS scored
    FROM told WHERE s > 0 GROUP BY s, period, quad
    UNION ALL
    SELECT t, period, true, quad, count(*), sum(score_plover), sum(score_goldstein), count(score_goldstein)
    FROM told WHERE t > 0 AND mutual AND s <> t GROUP BY t, period, quad
    UNION ALL
    SELECT t, period, false, NULL, count(*), NULL, NULL, NULL
    FROM told WHERE t > 0 AND NOT mutual GROUP BY t, period
),
joint AS (
    SELECT event_id, source_country, target_country, mutual, quad, score_plover, score_goldstein, (SELECT of_day FROM periods)[date_from - $from + 1] AS period
    FROM compound_pairs
    WHERE date_from >= $from AND date_to <= $to AND (SELECT of_day FROM periods)[date_from - $from + 1] = (SELECT of_day FROM periods)[date_to - $from + 1]
      AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events))
),
odd AS MATERIALIZED (
    SELECT pair >> 15 AS s, pair & 32767 AS t, source_country, target_country, mutual, quad, score_plover, score_goldstein, (SELECT of_day FROM periods)[date_from - $from + 1] AS period
    FROM events
    WHERE NOT compound AND (pair < 32768 OR pair & 32767 = 0) AND date_from >= $from AND date_to <= $to
      AND (SELECT of_day FROM periods)[date_from - $from + 1] = (SELECT of_day FROM periods)[date_to - $from + 1]
      AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events))
),
named AS (
    SELECT source_country AS unit, period, true AS done, quad, score_plover, score_goldstein FROM odd WHERE s = 0 AND source_country IS NOT NULL
    UNION ALL
    SELECT target_country, period, mutual, quad, score_plover, score_goldstein FROM odd WHERE t = 0 AND target_country IS NOT NULL AND NOT (mutual AND source_country IS NOT DISTINCT FROM target_country)
    UNION ALL
    SELECT unit, period, done, quad, score_plover, score_goldstein
    FROM (SELECT event_id, source_country AS unit, period, true AS done, quad, score_plover, score_goldstein FROM joint WHERE source_country IS NOT NULL
          UNION
          SELECT event_id, target_country, period, mutual, quad, score_plover, score_goldstein FROM joint WHERE target_country IS NOT NULL)
),
summed AS (
    SELECT chr(64 + (side >> 10)) || chr(64 + ((side >> 5) & 31)) || chr(64 + (side & 31)) AS unit, period, n, received, q1, q2, q3, q4, plover, goldstein, scored
    FROM (SELECT side, period, sum(n) FILTER (done) AS n, sum(n) FILTER (NOT done) AS received,
           sum(n) FILTER (done AND quad = 1) AS q1, sum(n) FILTER (done AND quad = 2) AS q2, sum(n) FILTER (done AND quad = 3) AS q3, sum(n) FILTER (done AND quad = 4) AS q4,
           sum(plover) FILTER (done) AS plover, sum(goldstein) FILTER (done) AS goldstein, sum(scored) FILTER (done) AS scored
          FROM numbered GROUP BY side, period)
    UNION ALL
    SELECT unit, period, count(*) FILTER (done), count(*) FILTER (NOT done),
           count(*) FILTER (done AND quad = 1), count(*) FILTER (done AND quad = 2), count(*) FILTER (done AND quad = 3), count(*) FILTER (done AND quad = 4),
           sum(score_plover) FILTER (done), sum(score_goldstein) FILTER (done), count(score_goldstein) FILTER (done)
    FROM named GROUP BY unit, period
),
rows_of AS (
    SELECT unit, period, sum(n) AS n, sum(received) AS received, sum(q1) AS q1, sum(q2) AS q2, sum(q3) AS q3, sum(q4) AS q4, sum(plover) / nullif(sum(n), 0) AS plover, sum(goldstein) / nullif(sum(scored), 0) AS goldstein
    FROM summed
    WHERE len($countries::VARCHAR[]) = 0 OR list_contains($countries, unit)
    GROUP BY unit, period
),
units AS (SELECT DISTINCT unit FROM rows_of),
read_then AS (SELECT f.period, sum(c.documents) AS documents FROM coverage c JOIN days f ON f.day = c.day GROUP BY f.period)
SELECT u.unit, NULL::VARCHAR AS other, p.period,
       coalesce(r.n, 0)::INTEGER AS events, coalesce(r.received, 0)::INTEGER AS received,
       coalesce(r.q1, 0)::INTEGER AS q1, coalesce(r.q2, 0)::INTEGER AS q2, coalesce(r.q3, 0)::INTEGER AS q3, coalesce(r.q4, 0)::INTEGER AS q4,
       r.plover AS mean_plover, r.goldstein AS mean_goldstein,
       coalesce(c.documents, 0)::INTEGER AS documents
FROM units u CROSS JOIN (SELECT DISTINCT period FROM days) p
LEFT JOIN rows_of r ON r.unit = u.unit AND r.period = p.period
LEFT JOIN read_then c ON c.period = p.period
ORDER BY u.unit, p.period
