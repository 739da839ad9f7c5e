-- Where the reports of these events stand, with the sentence; in order of the event's own list.
SELECT v.event_id, v.sentence, v.field, v.char_start, v.char_end,
       substring(CASE WHEN s.field = 'title' THEN d.title ELSE d.text END, s.point_start + 1, s.point_length) AS sentence_text
FROM event_evidence v
LEFT JOIN sentence_spans s ON s.doc_id = v.doc_id AND s.number = v.sentence
LEFT JOIN documents d ON d.doc_id = v.doc_id
WHERE list_contains($events, v.event_id)
ORDER BY v.event_id, v.number
