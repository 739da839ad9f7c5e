-- Sentences by serial with their documents and the events that rest on them, newest first.
SELECT s.serial, s.number, substring(CASE WHEN s.field = 'title' THEN d.title ELSE d.text END, s.point_start + 1, s.point_length) AS text,
       d.doc_id, d.title, d.url, d.publisher, d.origin, d.published,
       (SELECT string_agg(DISTINCT v.event_id, ';' ORDER BY v.event_id) FROM event_evidence v WHERE v.doc_id = s.doc_id AND v.sentence = s.number) AS events
FROM sentence_spans s
JOIN documents d ON d.doc_id = s.doc_id
WHERE s.serial BETWEEN $least AND $most AND list_contains($serials, s.serial)
  AND ($from::INTEGER IS NULL OR d.published >= $from)
  AND ($to::INTEGER IS NULL OR d.published <= $to)
  AND ($publisher::VARCHAR IS NULL OR d.publisher = $publisher)
ORDER BY s.serial DESC
