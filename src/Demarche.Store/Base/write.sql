-- Tables a base record is gathered in, and the shape its files have.
CREATE TABLE items (item VARCHAR NOT NULL, day INTEGER NOT NULL, outlet VARCHAR);

CREATE TABLE told (
    event_id VARCHAR NOT NULL, item VARCHAR NOT NULL, reported INTEGER NOT NULL, outlet VARCHAR,
    date_from INTEGER, date_to INTEGER, date_precision VARCHAR NOT NULL, date_source VARCHAR NOT NULL, date_open VARCHAR NOT NULL,
    source_id VARCHAR, source_name VARCHAR, source_country VARCHAR, source_sectors VARCHAR, source_role VARCHAR,
    target_id VARCHAR, target_name VARCHAR, target_country VARCHAR, target_sectors VARCHAR, target_role VARCHAR,
    mutual BOOLEAN NOT NULL, cameo VARCHAR NOT NULL, plover_type VARCHAR NOT NULL, plover_mode VARCHAR, plover_contexts VARCHAR NOT NULL,
    status VARCHAR NOT NULL, claimed_by_id VARCHAR, claimed_by_name VARCHAR, claimed_by_country VARCHAR, object_id VARCHAR, confidence DOUBLE NOT NULL,
    place_name VARCHAR, place_country VARCHAR, place_admin1 VARCHAR, geonames_id BIGINT, latitude DOUBLE, longitude DOUBLE, place_precision VARCHAR,
    quad INTEGER NOT NULL, score_plover DOUBLE NOT NULL, score_goldstein DOUBLE
);

CREATE TABLE told_members (event_id VARCHAR NOT NULL, part VARCHAR NOT NULL, actor_id VARCHAR, name VARCHAR NOT NULL, country VARCHAR, sectors VARCHAR NOT NULL, role VARCHAR);

CREATE TABLE told_casualties (event_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, n INTEGER NOT NULL, n_max INTEGER, qualifier VARCHAR NOT NULL);

CREATE VIEW base_events AS
SELECT 'base' AS record, t.* REPLACE (round(confidence, 3)::FLOAT AS confidence, latitude::FLOAT AS latitude, longitude::FLOAT AS longitude),
       m.members, c.casualties
FROM told t
LEFT JOIN (SELECT event_id, list({'part': part, 'id': actor_id, 'name': name, 'country': country, 'sectors': sectors, 'role': role} ORDER BY rowid) AS members FROM told_members GROUP BY event_id) m ON m.event_id = t.event_id
LEFT JOIN (SELECT event_id, list({'kind': kind, 'n': n, 'n_max': n_max, 'qualifier': qualifier} ORDER BY rowid) AS casualties FROM told_casualties GROUP BY event_id) c ON c.event_id = t.event_id
ORDER BY t.reported, t.item, t.rowid;

CREATE VIEW base_coverage AS
SELECT coalesce(outlet, '') AS outlet, day, count(*)::INTEGER AS documents FROM items GROUP BY ALL ORDER BY day, outlet;
