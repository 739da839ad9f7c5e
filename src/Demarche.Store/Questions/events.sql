-- Events with every filter; a filter that is NULL lets all pass. Newest first, undated last.
-- An actor is given as id, ISO code or name and is found in compounds too. $actor may stand on either side;
-- $other with it asks for events between the two, whoever acted. An act without direction has its parties on both sides.
WITH named AS (
    SELECT event_id, part,
           coalesce(actor_id = $actor OR country = $actor OR lower(name) = lower($actor), false) AS actor,
           coalesce(actor_id = $other OR country = $other OR lower(name) = lower($other), false) AS other,
           coalesce(actor_id = $source OR country = $source OR lower(name) = lower($source), false) AS source,
           coalesce(actor_id = $target OR country = $target OR lower(name) = lower($target), false) AS target
    FROM parties
    WHERE $actor::VARCHAR IS NOT NULL OR $other::VARCHAR IS NOT NULL OR $source::VARCHAR IS NOT NULL OR $target::VARCHAR IS NOT NULL
),
pairs AS (
    SELECT a.event_id, bool_or(a.part <> b.part) AS opposite
    FROM named a JOIN named b ON a.event_id = b.event_id
    WHERE a.actor AND b.other
    GROUP BY a.event_id
)
SELECT e.*, d.url, d.publisher, d.title, d.origin, d.published, r.coder_version,
       s.text AS sentence_text,
       (SELECT count(*) FROM event_evidence v WHERE v.event_id = e.event_id)::INTEGER AS reports
FROM events e
JOIN documents d ON d.doc_id = e.doc_id
JOIN runs r ON r.run_id = e.run_id
LEFT JOIN sentences s ON s.doc_id = e.doc_id AND s.number = e.sentence
WHERE ($event::VARCHAR IS NULL OR e.event_id = $event)
  AND ($document::VARCHAR IS NULL OR e.doc_id = $document)
  AND ($actor::VARCHAR IS NULL OR e.event_id IN (SELECT event_id FROM named WHERE actor))
  AND ($other::VARCHAR IS NULL OR e.event_id IN (SELECT event_id FROM pairs WHERE opposite OR e.mutual))
  AND ($source::VARCHAR IS NULL OR e.event_id IN (SELECT event_id FROM named WHERE source AND (part = 'source' OR e.mutual)))
  AND ($target::VARCHAR IS NULL OR e.event_id IN (SELECT event_id FROM named WHERE target AND (part = 'target' OR e.mutual)))
  AND ($cameo::VARCHAR IS NULL OR starts_with(e.cameo, $cameo))
  AND ($plover::VARCHAR IS NULL OR e.plover_type = upper($plover))
  AND ($mode::VARCHAR IS NULL OR e.plover_mode = lower($mode))
  AND ($from::INTEGER IS NULL OR coalesce(e.date_to, e.date_from) >= $from)
  AND ($to::INTEGER IS NULL OR coalesce(e.date_from, e.date_to) <= $to)
  AND ($country::VARCHAR IS NULL OR e.place_country = upper($country))
  AND ($status::VARCHAR IS NULL OR e.status = lower($status))
  AND ($confidence::DOUBLE IS NULL OR e.confidence >= $confidence)
  AND ($text::VARCHAR IS NULL OR contains(lower(s.text), lower($text)))
ORDER BY e.date_from DESC NULLS LAST, e.date_to DESC NULLS LAST, e.doc_id, e.number
LIMIT $limit
