-- Events whose codes change a relation: recognitions, missions, sanctions; members of compounds one by one. The object is the id the act attaches to, else the target.
WITH changing AS (
    SELECT event_id, cameo, date_from, date_to, date_precision, date_source, date_open, object_id, source_id, source_country, target_id, target_country, doc_id
    FROM events WHERE list_contains($codes, cameo) AND status = 'occurred' AND NOT mutual
)
SELECT event_id, cameo, date_from, date_to, date_precision, date_source, date_open,
       coalesce(source_id, source_country) AS actor, source_country AS country, coalesce(object_id, target_id, target_country) AS object,
       CASE WHEN starts_with(doc_id, 'bce-') THEN 'base' ELSE 'own' END AS record
FROM changing WHERE event_id NOT IN (SELECT event_id FROM compound_pairs)
UNION ALL
SELECT DISTINCT e.event_id, e.cameo, e.date_from, e.date_to, e.date_precision, e.date_source, e.date_open,
       coalesce(p.source_id, p.source_country), p.source_country, coalesce(e.object_id, p.target_id, p.target_country),
       CASE WHEN starts_with(e.doc_id, 'bce-') THEN 'base' ELSE 'own' END
FROM changing e JOIN compound_pairs p ON p.event_id = e.event_id
ORDER BY event_id, actor, object
