-- Events of documents with a text that have not been compared yet, in the order they came. Imported rows have no words to compare.
SELECT e.event_id
FROM events e
WHERE e.event_id NOT IN (SELECT event_id FROM event_clusters)
  AND e.doc_id IN (SELECT doc_id FROM documents WHERE length(text) > 0)
ORDER BY e.rowid
LIMIT $limit
