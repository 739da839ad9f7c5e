-- Documents by their day of publication, and events by the day they happened (only those told to the day).
SELECT day, sum(documents)::INTEGER AS documents, (sum(q1) + sum(q2) + sum(q3) + sum(q4))::INTEGER AS events, (sum(q1) + sum(q2))::INTEGER AS cooperation, (sum(q3) + sum(q4))::INTEGER AS conflict,
       sum(q1)::INTEGER AS q1, sum(q2)::INTEGER AS q2, sum(q3)::INTEGER AS q3, sum(q4)::INTEGER AS q4
FROM (SELECT day, documents, 0 AS q1, 0 AS q2, 0 AS q3, 0 AS q4 FROM coverage WHERE day IS NOT NULL
      UNION ALL
      SELECT date_from, 0, count(*) FILTER (quad = 1), count(*) FILTER (quad = 2), count(*) FILTER (quad = 3), count(*) FILTER (quad = 4)
      FROM events WHERE date_from = date_to AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events)) GROUP BY date_from)
WHERE ($from::INTEGER IS NULL OR day >= $from) AND ($to::INTEGER IS NULL OR day <= $to)
GROUP BY day
ORDER BY day
