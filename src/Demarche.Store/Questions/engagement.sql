-- What countries did toward one another, as acts of one country toward another with the day they are known from: the last day they may have happened,
-- or the day of the document that tells of them, whichever is later. What a document tells of more than a year back is history, no engagement of the time.
-- Mutual acts count in both directions.
WITH acts AS (
    SELECT e.event_id, coalesce(e.date_to, e.date_from) AS done, d.published AS told, e.source_country AS a, e.target_country AS b, e.quad::INTEGER AS quad, e.cameo, e.object_id, e.mutual
    FROM events e JOIN documents d ON d.doc_id = e.doc_id
    WHERE e.source_country IS NOT NULL AND e.target_country IS NOT NULL AND e.source_country <> e.target_country AND e.status = 'occurred'),
known AS (
    SELECT event_id, greatest(done, coalesce(told, done))::INTEGER AS day, a, b, quad, cameo, object_id, mutual FROM acts WHERE done IS NOT NULL AND coalesce(told, done) - done <= 366)
SELECT event_id, day, a, b, quad, cameo, object_id FROM known
UNION ALL
SELECT event_id, day, b, a, quad, cameo, object_id FROM known WHERE mutual
ORDER BY day, event_id, a
