-- Counts of the whole record, as (part, name, count).
SELECT part, name, n
FROM (SELECT 1 AS place, 'documents' AS part, NULL::VARCHAR AS name, count(*) AS n FROM documents
      UNION ALL SELECT 2, 'sentences', NULL, count(*) FROM sentence_spans
      UNION ALL SELECT 3, 'events', status, count(*) FROM events GROUP BY status
      UNION ALL SELECT 4, 'quotes', kind, count(*) FROM quotes GROUP BY kind
      UNION ALL SELECT 5, 'held', reason, count(*) FROM held GROUP BY reason
      UNION ALL SELECT 6, 'date_source', date_source, count(*) FROM events GROUP BY date_source
      UNION ALL SELECT 7, 'date_precision', date_precision, count(*) FROM events GROUP BY date_precision
      UNION ALL SELECT 8, 'plover', plover_type, count(*) FROM events GROUP BY plover_type
      UNION ALL SELECT 9, 'published_source', published_source, count(*) FROM documents GROUP BY published_source
      UNION ALL SELECT 10, 'run', r.run_id || ' ' || r.coder_version, (SELECT count(*) FROM documents d WHERE d.run_id = r.run_id) FROM runs r)
ORDER BY place, n DESC, name
