-- Documents read per period, all outlets together: days first, so that the period of each day is reckoned once.
SELECT NULL::VARCHAR AS outlet, (date_trunc($by, DATE '1970-01-01' + day)::DATE - DATE '1970-01-01')::INTEGER AS period, sum(documents)::INTEGER AS documents
FROM (SELECT day, sum(documents) AS documents FROM coverage WHERE ($from::INTEGER IS NULL OR day >= $from) AND ($to::INTEGER IS NULL OR day <= $to) GROUP BY day)
GROUP BY period
ORDER BY period NULLS LAST
