-- Documents per outlet and day as a column store keeps them, with the first days of their periods; year only tells the parts of an insert apart.
SELECT outlet, day,
       (date_trunc('week', d)::DATE - DATE '1970-01-01')::INTEGER AS week, (date_trunc('month', d)::DATE - DATE '1970-01-01')::INTEGER AS month,
       (date_trunc('quarter', d)::DATE - DATE '1970-01-01')::INTEGER AS quarter, (date_trunc('year', d)::DATE - DATE '1970-01-01')::INTEGER AS first_of_year,
       documents::INTEGER AS documents, 0 AS year
FROM coverage, LATERAL (SELECT DATE '1970-01-01' + day AS d)
ORDER BY outlet, day NULLS LAST
