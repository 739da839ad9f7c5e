-- What two runs see differently in the documents both have coded. A run's events are those kept when it was replaced, or those that stand now.
WITH told AS (
    SELECT run_id, event_id, doc_id, cameo, plover_type, plover_mode, source_name, target_name, date_from, date_to, status FROM past_events
    UNION ALL
    SELECT run_id, event_id, doc_id, cameo, plover_type, plover_mode, source_name, target_name, date_from, date_to, status FROM events
),
said AS (
    SELECT run_id, event_id, doc_id,
           concat_ws(' ', (DATE '1970-01-01' + date_from)::VARCHAR, coalesce(source_name, '?'), '>', coalesce(target_name, '?'), cameo, plover_type || coalesce('-' || plover_mode, ''), status) AS words
    FROM told
),
-- A document whose coding gave nothing in one run is still one that both have read.
read_by AS (SELECT DISTINCT doc_id FROM recoded WHERE run_id = $one INTERSECT SELECT DISTINCT doc_id FROM recoded WHERE run_id = $two)
SELECT CASE WHEN a.event_id IS NULL THEN 'added' WHEN b.event_id IS NULL THEN 'removed' ELSE 'changed' END AS change,
       coalesce(a.event_id, b.event_id) AS event_id, coalesce(a.doc_id, b.doc_id) AS doc_id, a.words AS before, b.words AS after
FROM (SELECT * FROM said WHERE run_id = $one AND doc_id IN (SELECT doc_id FROM read_by)) a
FULL JOIN (SELECT * FROM said WHERE run_id = $two AND doc_id IN (SELECT doc_id FROM read_by)) b ON a.event_id = b.event_id
WHERE a.words IS DISTINCT FROM b.words
ORDER BY doc_id, event_id
