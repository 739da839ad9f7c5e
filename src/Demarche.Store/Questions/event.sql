-- One event by its id, whatever cluster it stands in: the same columns as of a list of events.
SELECT e.*, d.url, d.publisher, d.title, d.origin, d.published, r.coder_version,
       coalesce(substring(CASE WHEN s.field = 'title' THEN d.title ELSE d.text END, s.point_start + 1, s.point_length), c.sentence_text) AS sentence_text,
       coalesce(c.reports, k.n_reports, 1)::INTEGER AS reports, coalesce(c.sources, k.n_sources, 1)::INTEGER AS sources, coalesce(c.cluster_id, g.cluster_id, e.event_id) AS cluster_id,
       coalesce((SELECT CASE WHEN bool_or(w.verdict = 'edit') THEN 'corrected' WHEN count(*) > 0 THEN 'confirmed' END FROM reviews w WHERE w.event_id = $event), c.review_state, 'unreviewed') AS review_state
FROM (SELECT * FROM events WHERE event_id = $event) e
JOIN documents d ON d.doc_id = e.doc_id
JOIN runs r ON r.run_id = e.run_id
LEFT JOIN (SELECT * FROM carried WHERE event_id = $event) c ON c.event_id = e.event_id
LEFT JOIN (SELECT * FROM event_clusters WHERE event_id = $event) g ON g.event_id = e.event_id
LEFT JOIN clusters k ON k.cluster_id = g.cluster_id
LEFT JOIN sentence_spans s ON s.doc_id = e.doc_id AND s.number = e.sentence
LIMIT 1
