-- Documents by their day of publication, and events by the day they happened (only those told to the day).
SELECT day, sum(documents)::INTEGER AS documents, sum(events)::INTEGER AS events, sum(cooperation)::INTEGER AS cooperation, sum(conflict)::INTEGER AS conflict
FROM (SELECT day, documents, 0 AS events, 0 AS cooperation, 0 AS conflict FROM coverage WHERE day IS NOT NULL
      UNION ALL
      SELECT date_from, 0, count(*), count(*) FILTER (quad <= 2), count(*) FILTER (quad >= 3) FROM events WHERE date_from = date_to AND ($hidden::BOOLEAN IS NULL OR event_id NOT IN (SELECT event_id FROM hidden_events)) GROUP BY date_from)
WHERE ($from::INTEGER IS NULL OR day >= $from) AND ($to::INTEGER IS NULL OR day <= $to)
GROUP BY day
ORDER BY day
