-- The base record beside the user's own, as views of this session that stand before the tables of the same names.
-- OWN and BASE are replaced by a condition that is true or false; EVENTS and COVERAGE by the files. Nothing here is written to the record.
CREATE TEMP VIEW base_events AS SELECT * FROM read_parquet(EVENTS, file_row_number = true) WHERE BASE;

CREATE TEMP VIEW events AS
SELECT 'own' AS record, rowid AS rowid, * FROM main.events WHERE OWN
UNION ALL BY NAME
SELECT record, -1 - file_row_number AS rowid, event_id, 'b' || item AS doc_id, 'base' AS run_id, 0 AS number, mutual, cameo, plover_type, plover_mode, plover_contexts, quad, score_plover, score_goldstein,
       date_from, date_to, date_precision, date_source, date_open, status, object_id, confidence::DOUBLE AS confidence, 'lexicon' AS coded_by, '' AS because, '' AS "trigger",
       0 AS sentence, 'text' AS field, 0 AS char_start, 0 AS char_end,
       place_name AS place_text, place_name, place_country, place_admin1, geonames_id, latitude::DOUBLE AS latitude, longitude::DOUBLE AS longitude, place_precision,
       source_name AS source_text, 'text' AS source_field, 0 AS source_start, 0 AS source_end, source_id, source_name, source_country, source_sectors, source_role,
       target_name AS target_text, 'text' AS target_field, 0 AS target_start, 0 AS target_end, target_id, target_name, target_country, target_sectors, target_role,
       claimed_by_name AS claimed_by_text, 'text' AS claimed_by_field, 0 AS claimed_by_start, 0 AS claimed_by_end, claimed_by_id, claimed_by_name, claimed_by_country, '' AS claimed_by_sectors,
       coalesce(country_bits(source_country), 0) * 32768 + coalesce(country_bits(target_country), 0) AS pair, members IS NOT NULL AS compound
FROM base_events;

CREATE TEMP VIEW documents AS
SELECT * FROM main.documents WHERE OWN
UNION ALL BY NAME
SELECT DISTINCT 'b' || item AS doc_id, 'base' AS run_id, '' AS text, item AS origin, outlet AS publisher, reported AS published, 'given' AS published_source, 'day of the report in the base record' AS published_reason, 'en' AS language
FROM base_events;

CREATE TEMP VIEW runs AS
SELECT * FROM main.runs WHERE OWN
UNION ALL BY NAME
SELECT DISTINCT 'base' AS run_id, coder_version, '' AS model_hash, '' AS tables_hash FROM base_events;

CREATE TEMP VIEW members AS
SELECT * FROM main.members WHERE OWN
UNION ALL BY NAME
SELECT 'b' || item AS doc_id, event_id AS owner_id, m.part AS part, (row_number() OVER (PARTITION BY event_id))::INTEGER AS number, m.name AS text, 'text' AS field, 0 AS char_start, 0 AS char_end,
       m.id AS actor_id, m.name AS name, m.country AS country, m.sectors AS sectors, m.role AS role
FROM (SELECT item, event_id, unnest(members) AS m FROM base_events WHERE members IS NOT NULL);

CREATE TEMP VIEW casualties AS
SELECT * FROM main.casualties WHERE OWN
UNION ALL BY NAME
SELECT 'b' || item AS doc_id, event_id, (row_number() OVER (PARTITION BY event_id))::INTEGER AS number, c.kind AS kind, c.n AS n, c.n_max AS n_max, c.qualifier AS qualifier
FROM (SELECT item, event_id, unnest(casualties) AS c FROM base_events WHERE casualties IS NOT NULL);

CREATE TEMP VIEW compound_pairs AS
SELECT * FROM main.compound_pairs WHERE OWN
UNION ALL BY NAME
SELECT e.event_id, s.id AS source_id, s.name AS source_name, s.country AS source_country, t.id AS target_id, t.name AS target_name, t.country AS target_country,
       e.mutual, e.quad, e.score_plover, e.score_goldstein, e.date_from, e.date_to, coalesce(country_bits(s.country), 0) * 32768 + coalesce(country_bits(t.country), 0) AS pair
FROM (SELECT event_id, mutual, quad, score_plover, score_goldstein, date_from, date_to FROM base_events WHERE members IS NOT NULL) e
LEFT JOIN (SELECT event_id, m.id, m.name, m.country FROM (SELECT event_id, unnest(members) AS m FROM base_events WHERE members IS NOT NULL) WHERE m.part = 'source'
           UNION ALL SELECT event_id, source_id, source_name, source_country FROM base_events WHERE members IS NOT NULL AND source_name IS NOT NULL AND NOT list_contains(list_transform(members, lambda x: x.part), 'source')) s ON s.event_id = e.event_id
LEFT JOIN (SELECT event_id, m.id, m.name, m.country FROM (SELECT event_id, unnest(members) AS m FROM base_events WHERE members IS NOT NULL) WHERE m.part = 'target'
           UNION ALL SELECT event_id, target_id, target_name, target_country FROM base_events WHERE members IS NOT NULL AND target_name IS NOT NULL AND NOT list_contains(list_transform(members, lambda x: x.part), 'target')) t ON t.event_id = e.event_id
UNION ALL BY NAME
SELECT event_id, a.id AS source_id, a.name AS source_name, a.country AS source_country, b.id AS target_id, b.name AS target_name, b.country AS target_country,
       true AS mutual, quad, score_plover, score_goldstein, date_from, date_to, coalesce(country_bits(a.country), 0) * 32768 + coalesce(country_bits(b.country), 0) AS pair
FROM (SELECT *, unnest(members) AS a, unnest(range(1, len(members) + 1)) AS i FROM base_events WHERE mutual AND members IS NOT NULL) x,
     LATERAL (SELECT unnest(x.members) AS b, unnest(range(1, len(x.members) + 1)) AS j) y
WHERE i < j AND a.part = b.part;

CREATE TEMP VIEW coverage AS
SELECT outlet, day, documents FROM main.coverage WHERE OWN
UNION ALL
SELECT outlet, day, documents FROM read_parquet(COVERAGE) WHERE BASE;

CREATE TEMP VIEW sentence_spans AS SELECT * FROM main.sentence_spans WHERE OWN;
CREATE TEMP VIEW sentences AS SELECT * FROM main.sentences WHERE OWN;
CREATE TEMP VIEW quotes AS SELECT * FROM main.quotes WHERE OWN;
CREATE TEMP VIEW held AS SELECT * FROM main.held WHERE OWN;
CREATE TEMP VIEW parties AS
SELECT event_id, 'source' AS part, source_id AS actor_id, source_country AS country, source_name AS name, true AS whole FROM events WHERE source_name IS NOT NULL
UNION ALL
SELECT event_id, 'target', target_id, target_country, target_name, true FROM events WHERE target_name IS NOT NULL
UNION ALL
SELECT owner_id, part, actor_id, country, name, false FROM members WHERE part IN ('source', 'target');
