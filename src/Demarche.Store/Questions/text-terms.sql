-- Sentences of a block that hold a term, or a term of this beginning.
SELECT serials FROM text_terms
WHERE block = $block AND term >= $from AND (CASE WHEN $beginning THEN starts_with(term, $from) ELSE term = $from END)
