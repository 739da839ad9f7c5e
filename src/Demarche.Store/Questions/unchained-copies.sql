-- Pairs of copies one of whose documents has no place in a chain yet, with all pairs that join them.
WITH RECURSIVE reached AS (
    SELECT doc_a AS doc_id FROM copy_pairs WHERE doc_a NOT IN (SELECT doc_id FROM copies) OR doc_b NOT IN (SELECT doc_id FROM copies)
    UNION
    SELECT p.other FROM reached r JOIN (SELECT doc_a AS one, doc_b AS other FROM copy_pairs UNION ALL SELECT doc_b, doc_a FROM copy_pairs) p ON p.one = r.doc_id
)
SELECT * FROM copy_pairs WHERE doc_a IN (SELECT doc_id FROM reached) ORDER BY doc_a, doc_b
