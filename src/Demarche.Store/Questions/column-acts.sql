-- Events as a column store keeps them: a row for each event (pair 0) and one for each pair of members of a compound actor (pair 1); compound marks both.
-- Days and the first days of their periods are whole numbers; a text that is not there is ''. year is the calendar year of the first day, 0 when it is unknown.
SELECT event_id, doc_id, pair, compound, mutual, cameo, plover_type, coalesce(plover_mode, '') AS plover_mode, quad, score_plover, score_goldstein, date_from, date_to,
       (date_trunc('week', f)::DATE - DATE '1970-01-01')::INTEGER AS week_from, (date_trunc('week', t)::DATE - DATE '1970-01-01')::INTEGER AS week_to,
       (date_trunc('month', f)::DATE - DATE '1970-01-01')::INTEGER AS month_from, (date_trunc('month', t)::DATE - DATE '1970-01-01')::INTEGER AS month_to,
       (date_trunc('quarter', f)::DATE - DATE '1970-01-01')::INTEGER AS quarter_from, (date_trunc('quarter', t)::DATE - DATE '1970-01-01')::INTEGER AS quarter_to,
       (date_trunc('year', f)::DATE - DATE '1970-01-01')::INTEGER AS year_from, (date_trunc('year', t)::DATE - DATE '1970-01-01')::INTEGER AS year_to,
       coalesce(year(f), 0)::INTEGER AS year, told, status, coalesce(object_id, '') AS object_id, confidence, coalesce(place_country, '') AS place_country,
       coalesce(source_id, '') AS source_id, coalesce(source_name, '') AS source_name, coalesce(source_country, '') AS source_country,
       coalesce(target_id, '') AS target_id, coalesce(target_name, '') AS target_name, coalesce(target_country, '') AS target_country
FROM (
    SELECT e.event_id, e.doc_id, 0 AS pair, e.compound, e.mutual, e.cameo, e.plover_type, e.plover_mode, e.quad, e.score_plover, e.score_goldstein, e.date_from, e.date_to, d.published AS told, e.status, e.object_id, e.confidence, e.place_country,
           e.source_id, e.source_name, e.source_country, e.target_id, e.target_name, e.target_country, e.rowid AS r, 0 AS n
    FROM events e JOIN documents d ON d.doc_id = e.doc_id
    UNION ALL
    SELECT e.event_id, e.doc_id, 1, true, p.mutual, e.cameo, e.plover_type, e.plover_mode, p.quad, p.score_plover, p.score_goldstein, p.date_from, p.date_to, d.published, e.status, e.object_id, e.confidence, e.place_country,
           p.source_id, p.source_name, p.source_country, p.target_id, p.target_name, p.target_country, e.rowid, p.rowid + 1
    FROM compound_pairs p JOIN events e ON e.event_id = p.event_id JOIN documents d ON d.doc_id = e.doc_id
), LATERAL (SELECT DATE '1970-01-01' + date_from AS f, DATE '1970-01-01' + date_to AS t)
ORDER BY r, n
