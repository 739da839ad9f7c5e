-- Documents, newest first, without their text.
SELECT d.doc_id, d.run_id, d.title, d.url, d.origin, d.publisher, d.published, d.published_source, d.language,
       (SELECT count(*) FROM sentence_spans s WHERE s.doc_id = d.doc_id)::INTEGER AS sentences,
       (SELECT count(*) FROM events e WHERE e.doc_id = d.doc_id)::INTEGER AS events,
       (SELECT count(*) FROM quotes q WHERE q.doc_id = d.doc_id)::INTEGER AS quotes,
       (SELECT count(*) FROM held h WHERE h.doc_id = d.doc_id)::INTEGER AS held
FROM documents d
WHERE ($publisher::VARCHAR IS NULL OR d.publisher = $publisher)
  AND ($on::INTEGER IS NULL OR d.published = $on)
  AND ($after_id::VARCHAR IS NULL OR coalesce(d.published, -2147483648) < $after_day OR (coalesce(d.published, -2147483648) = $after_day AND d.doc_id > $after_id))
ORDER BY d.published DESC NULLS LAST, d.doc_id
LIMIT $limit
