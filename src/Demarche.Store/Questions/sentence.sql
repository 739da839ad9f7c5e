-- Words of one sentence of a document.
SELECT substring(CASE WHEN s.field = 'title' THEN d.title ELSE d.text END, s.point_start + 1, s.point_length) AS words
FROM sentence_spans s
JOIN documents d ON d.doc_id = s.doc_id
WHERE s.doc_id = $document AND s.number = $number
ORDER BY s.point_start
