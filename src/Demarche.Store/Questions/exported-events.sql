-- Events that did not come from a file of this layout, oldest first, with the columns of events.sql.
SELECT e.*, d.url, d.publisher, d.title, d.origin, d.published, r.coder_version, s.text AS sentence_text,
       (SELECT count(*) FROM event_evidence v WHERE v.event_id = e.event_id)::INTEGER AS reports
FROM events e
JOIN documents d ON d.doc_id = e.doc_id
JOIN runs r ON r.run_id = e.run_id
LEFT JOIN sentences s ON s.doc_id = e.doc_id AND s.number = e.sentence
WHERE NOT EXISTS (SELECT 1 FROM imports i WHERE i.import_id = e.doc_id AND i.layout = $layout)
ORDER BY e.date_from NULLS LAST, e.doc_id, e.number
