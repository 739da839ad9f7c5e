-- Pairs of countries with the most events in a stretch of time, by month, whoever acted; an event of compound actors counts for each pair of its members' countries.
-- Only events that happened within one month count.
WITH told AS (
    SELECT event_id, quad, date_from, date_to, source_country AS s, target_country AS t FROM events
    WHERE source_country IS NOT NULL AND target_country IS NOT NULL AND date_from >= $from AND date_to <= $to AND event_id NOT IN (SELECT event_id FROM compound_pairs)
    UNION ALL
    SELECT event_id, quad, date_from, date_to, source_country, target_country FROM compound_pairs
    WHERE source_country IS NOT NULL AND target_country IS NOT NULL AND date_from >= $from AND date_to <= $to
),
once AS (
    SELECT DISTINCT event_id, quad, date_from, least(s, t) AS a, greatest(s, t) AS b FROM told
    WHERE s <> t AND event_id NOT IN (SELECT event_id FROM hidden_events)
      AND date_trunc('month', DATE '1970-01-01' + date_from) = date_trunc('month', DATE '1970-01-01' + date_to)
      AND s NOT IN ('IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC') AND t NOT IN ('IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC')
),
busiest AS (SELECT a, b, count(*) AS n FROM once GROUP BY a, b ORDER BY n DESC, a, b LIMIT $limit)
SELECT o.a, o.b, any_value(p.n)::INTEGER AS n, datediff('month', DATE '1970-01-01' + $from::INTEGER, DATE '1970-01-01' + o.date_from)::INTEGER AS month,
       (count(*) FILTER (quad = 1))::INTEGER AS q1, (count(*) FILTER (quad = 2))::INTEGER AS q2, (count(*) FILTER (quad = 3))::INTEGER AS q3, (count(*) FILTER (quad = 4))::INTEGER AS q4
FROM once o JOIN busiest p ON p.a = o.a AND p.b = o.b
GROUP BY o.a, o.b, month
ORDER BY n DESC, o.a, o.b, month
