-- A table as regressions want it: one row for each pair of countries and period, what the first did to the second by quad class, zeros filled in, with the number of documents read in the period.
-- An act without direction counts both ways. An event of compound actors counts once for each pair of their countries. An event whose date is coarser than the period is in no row.
-- Pairs are counted as the number that stands in pair; codes of another shape, which have none, and compound actors apart.
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
    SELECT s, t, period, quad, count(*) AS n, sum(score_plover) AS plover, sum(score_goldstein) AS goldstein, count(score_goldstein) AS scored
    FROM told WHERE s > 0 AND t > 0 GROUP BY s, t, period, quad
    UNION ALL
    SELECT t, s, period, quad, count(*), sum(score_plover), sum(score_goldstein), count(score_goldstein)
    FROM told WHERE s > 0 AND t > 0 AND mutual AND s <> t GROUP BY s, t, period, quad
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
    SELECT source_country AS unit, target_country AS other, period, quad, score_plover, score_goldstein
    FROM odd WHERE source_country IS NOT NULL AND target_country IS NOT NULL
    UNION ALL
    SELECT target_country, source_country, period, quad, score_plover, score_goldstein
    FROM odd WHERE mutual AND source_country <> target_country
    UNION ALL
    SELECT unit, other, period, quad, score_plover, score_goldstein
    FROM (SELECT event_id, source_country AS unit, target_country AS other, period, quad, score_plover, score_goldstein FROM joint WHERE source_country IS NOT NULL AND target_country IS NOT NULL
          UNION
          SELECT event_id, target_country, source_country, period, quad, score_plover, score_goldstein FROM joint WHERE mutual AND source_country IS NOT NULL AND target_country IS NOT NULL)
),
summed AS (
    SELECT chr(64 + (s >> 10)) || chr(64 + ((s >> 5) & 31)) || chr(64 + (s & 31)) AS unit, chr(64 + (t >> 10)) || chr(64 + ((t >> 5) & 31)) || chr(64 + (t & 31)) AS other, period, n, q1, q2, q3, q4, plover, goldstein, scored
    FROM (SELECT s, t, period, sum(n) AS n,
           sum(n) FILTER (quad = 1) AS q1, sum(n) FILTER (quad = 2) AS q2, sum(n) FILTER (quad = 3) AS q3, sum(n) FILTER (quad = 4) AS q4,
           sum(plover) AS plover, sum(goldstein) AS goldstein, sum(scored) AS scored
          FROM numbered GROUP BY s, t, period)
    UNION ALL
    SELECT unit, other, period, count(*) AS n,
           count(*) FILTER (quad = 1), count(*) FILTER (quad = 2), count(*) FILTER (quad = 3), count(*) FILTER (quad = 4), sum(score_plover), sum(score_goldstein), count(score_goldstein)
    FROM named GROUP BY unit, other, period
),
rows_of AS (
    SELECT unit, other, period, sum(n) AS n, sum(q1) AS q1, sum(q2) AS q2, sum(q3) AS q3, sum(q4) AS q4, sum(plover) / sum(n) AS plover, sum(goldstein) / nullif(sum(scored), 0) AS goldstein
    FROM summed
    WHERE len($countries::VARCHAR[]) = 0 OR list_contains($countries, unit)
    GROUP BY unit, other, period
),
units AS (SELECT DISTINCT unit, other FROM rows_of),
read_then AS (SELECT f.period, sum(c.documents) AS documents FROM coverage c JOIN days f ON f.day = c.day GROUP BY f.period)
SELECT u.unit, u.other, p.period,
       coalesce(r.n, 0)::INTEGER AS events, 0::INTEGER AS received,
       coalesce(r.q1, 0)::INTEGER AS q1, coalesce(r.q2, 0)::INTEGER AS q2, coalesce(r.q3, 0)::INTEGER AS q3, coalesce(r.q4, 0)::INTEGER AS q4,
       r.plover AS mean_plover, r.goldstein AS mean_goldstein,
       coalesce(c.documents, 0)::INTEGER AS documents
FROM units u CROSS JOIN (SELECT DISTINCT period FROM days) p
LEFT JOIN rows_of r ON r.unit = u.unit AND r.other = u.other AND r.period = p.period
LEFT JOIN read_then c ON c.period = p.period
ORDER BY u.unit, u.other, p.period
