-- What stands beside these events in tables of its own: sentence, reports, happening, review. The three lists go side by side.
SELECT e.event_id, e.doc_id,
       coalesce(substring(CASE WHEN s.field = 'title' THEN d.title ELSE d.text END, s.point_start + 1, s.point_length), c.sentence_text) AS sentence_text,
       coalesce(c.reports, k.n_reports, 1)::INTEGER AS reports, coalesce(c.sources, k.n_sources, 1)::INTEGER AS sources, coalesce(c.cluster_id, g.cluster_id, e.event_id) AS cluster_id,
       coalesce((SELECT CASE WHEN bool_or(w.verdict = 'edit') THEN 'corrected' WHEN count(*) > 0 THEN 'confirmed' END FROM reviews w WHERE w.event_id = e.event_id), c.review_state, 'unreviewed') AS review_state
FROM (SELECT unnest($events) AS event_id, unnest($documents) AS doc_id, unnest($sentences) AS sentence) e
JOIN documents d ON d.doc_id = e.doc_id
LEFT JOIN carried c ON c.event_id = e.event_id
LEFT JOIN event_clusters g ON g.event_id = e.event_id
LEFT JOIN clusters k ON k.cluster_id = g.cluster_id
LEFT JOIN sentence_spans s ON s.doc_id = e.doc_id AND s.number = e.sentence
