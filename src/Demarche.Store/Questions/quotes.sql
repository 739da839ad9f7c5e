-- Quotes by speaker (id, ISO code or name), words, document and days; newest first.
SELECT q.*, d.url, d.publisher, d.title, d.origin, d.published
FROM quotes q
JOIN documents d ON d.doc_id = q.doc_id
WHERE ($document::VARCHAR IS NULL OR q.doc_id = $document)
  AND ($speaker::VARCHAR IS NULL
       OR q.speaker_id = $speaker OR q.speaker_country = $speaker OR lower(q.speaker_name) = lower($speaker)
       OR q.quote_id IN (SELECT m.owner_id FROM members m
                         WHERE m.part = 'speaker' AND (m.actor_id = $speaker OR m.country = $speaker OR lower(m.name) = lower($speaker))))
  AND ($text::VARCHAR IS NULL OR contains(lower(q.text), lower($text)))
  AND ($from::INTEGER IS NULL OR coalesce(q.date_to, q.date_from, d.published) >= $from)
  AND ($to::INTEGER IS NULL OR coalesce(q.date_from, q.date_to, d.published) <= $to)
ORDER BY coalesce(q.date_from, d.published) DESC NULLS LAST, q.doc_id, q.number
LIMIT $limit
