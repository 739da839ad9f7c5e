-- What merging looks at of each event in the list.
WITH asked AS (SELECT DISTINCT unnest($events) AS event_id),
e AS (SELECT e.* FROM events e JOIN asked USING (event_id)),
told AS (
    SELECT e.event_id, v.sentence FROM e JOIN event_evidence v ON v.event_id = e.event_id
    UNION
    SELECT event_id, sentence FROM e
),
words AS (
    SELECT e.event_id, string_agg(s.text, ' ' ORDER BY s.number) AS words
    FROM e JOIN told t ON t.event_id = e.event_id
    JOIN sentences s ON s.doc_id = e.doc_id AND s.number = t.sentence
    GROUP BY e.event_id
),
headlines AS (
    SELECT s.doc_id, min_by(s.text, s.number) AS headline
    FROM sentences s WHERE s.kind = 'headline' AND s.doc_id IN (SELECT doc_id FROM e)
    GROUP BY s.doc_id
),
parts AS (
    SELECT m.owner_id AS event_id, m.part, string_agg(DISTINCT m.country, ';' ORDER BY m.country) AS countries
    FROM members m WHERE m.owner_id IN (SELECT event_id FROM e)
    GROUP BY ALL
),
harm AS (
    SELECT event_id, string_agg(concat_ws(':', kind, n), ';' ORDER BY number) AS harm
    FROM casualties WHERE event_id IN (SELECT event_id FROM e)
    GROUP BY event_id
)
SELECT e.event_id, e.doc_id, e.cameo, e.plover_type, e.mutual, e.object_id,
       e.source_text, e.source_id, e.source_country, e.source_sectors, src.countries AS source_countries,
       e.target_text, e.target_id, e.target_country, e.target_sectors, tgt.countries AS target_countries,
       e.date_from, e.date_to, e.date_precision, e.date_source, e.date_open,
       e.place_text, e.place_name, e.place_country, e.place_admin1, e.geonames_id, e.latitude, e.longitude, e.place_precision,
       d.published, coalesce(d.title, h.headline) AS headline, coalesce(d.publisher, d.doc_id) AS outlet,
       w.words, harm.harm
FROM e
JOIN documents d ON d.doc_id = e.doc_id
LEFT JOIN headlines h ON h.doc_id = e.doc_id
LEFT JOIN words w ON w.event_id = e.event_id
LEFT JOIN parts src ON src.event_id = e.event_id AND src.part = 'source'
LEFT JOIN parts tgt ON tgt.event_id = e.event_id AND tgt.part = 'target'
LEFT JOIN harm ON harm.event_id = e.event_id
ORDER BY e.event_id
