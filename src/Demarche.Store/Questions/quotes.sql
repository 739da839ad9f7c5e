-- Quotes by speaker (country code or key), words, document and days; newest first. after_* are the last row of the page before.
SELECT q.*, d.url, d.publisher, d.title, d.origin, d.published, coalesce(q.date_from, d.published) AS sorted
FROM quotes q
JOIN documents d ON d.doc_id = q.doc_id
WHERE ($quote::VARCHAR IS NULL OR q.quote_id = $quote)
  AND ($document::VARCHAR IS NULL OR q.doc_id = $document)
  AND ($event::VARCHAR IS NULL OR q.quote_id IN (SELECT quote_id FROM event_quotes WHERE event_id = $event))
  AND ($speaker_country::VARCHAR IS NULL OR q.speaker_country = $speaker_country
       OR q.quote_id IN (SELECT m.owner_id FROM members m WHERE m.part = 'speaker' AND m.country = $speaker_country))
  AND ($speaker_key::VARCHAR IS NULL OR q.speaker_id = $speaker_key OR lower(q.speaker_name) = lower($speaker_key)
       OR q.quote_id IN (SELECT m.owner_id FROM members m WHERE m.part = 'speaker' AND (m.actor_id = $speaker_key OR lower(m.name) = lower($speaker_key))))
  AND ($addressee_country::VARCHAR IS NULL OR q.addressee_country = $addressee_country)
  AND ($addressee_key::VARCHAR IS NULL OR q.addressee_id = $addressee_key OR lower(q.addressee_name) = lower($addressee_key))
  AND ($kind::VARCHAR IS NULL OR q.kind = $kind)
  AND ($channel::VARCHAR IS NULL OR lower(q.channel) = lower($channel))
  AND ($stance::VARCHAR IS NULL OR q.stance = lower($stance))
  AND ($text::VARCHAR IS NULL OR contains(lower(q.text), lower($text)))
  AND ($from::INTEGER IS NULL OR coalesce(q.date_to, q.date_from, d.published) >= $from)
  AND ($to::INTEGER IS NULL OR coalesce(q.date_from, q.date_to, d.published) <= $to)
  AND ($after_id::VARCHAR IS NULL OR coalesce(q.date_from, d.published, -2147483648) < $after_day OR (coalesce(q.date_from, d.published, -2147483648) = $after_day AND q.quote_id > $after_id))
ORDER BY sorted DESC NULLS LAST, q.quote_id
LIMIT $limit
