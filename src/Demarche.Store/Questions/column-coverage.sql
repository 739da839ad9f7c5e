-- Documents per outlet and day as a column store keeps them; year only tells the parts of an insert apart.
SELECT outlet, day, documents::INTEGER AS documents, 0 AS year FROM coverage ORDER BY outlet, day NULLS LAST
