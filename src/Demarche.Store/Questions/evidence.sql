-- Where the reports of these events stand, with the sentence; in order of the event's own list.
SELECT v.event_id, v.sentence, v.field, v.char_start, v.char_end, s.text AS sentence_text
FROM event_evidence v
LEFT JOIN sentences s ON s.doc_id = v.doc_id AND s.number = v.sentence
WHERE list_contains($events, v.event_id)
ORDER BY v.event_id, v.number
