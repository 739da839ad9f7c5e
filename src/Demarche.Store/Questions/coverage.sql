-- Documents read per outlet and period; an outlet of NULL is all of them together.
SELECT CASE WHEN $outlets THEN outlet END AS outlet,
       (date_trunc($by, DATE '1970-01-01' + day)::DATE - DATE '1970-01-01')::INTEGER AS period,
       sum(documents)::INTEGER AS documents
FROM coverage
WHERE ($outlet::VARCHAR IS NULL OR outlet = $outlet)
  AND ($from::INTEGER IS NULL OR day >= $from)
  AND ($to::INTEGER IS NULL OR day <= $to)
GROUP BY ALL
ORDER BY period NULLS LAST, documents DESC, outlet
