-- The record as first released. Days are whole numbers since 1970-01-01 (negative before), offsets are UTF-16 code units,
-- lists are joined by ';', field is 'title' or 'text', sentence 0 is the title.

CREATE TABLE runs (
    run_id VARCHAR PRIMARY KEY,
    coder_version VARCHAR NOT NULL,
    model_hash VARCHAR NOT NULL,
    tables_hash VARCHAR NOT NULL
);

CREATE TABLE documents (
    doc_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    title VARCHAR,
    text VARCHAR NOT NULL,
    url VARCHAR,
    origin VARCHAR,
    publisher VARCHAR,
    published INTEGER,
    published_source VARCHAR NOT NULL,
    published_reason VARCHAR NOT NULL,
    language VARCHAR
);

CREATE TABLE passages (
    doc_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL
);

CREATE TABLE sentences (
    doc_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE events (
    event_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    mutual BOOLEAN NOT NULL,
    cameo VARCHAR NOT NULL,
    plover_type VARCHAR NOT NULL,
    plover_mode VARCHAR,
    plover_contexts VARCHAR NOT NULL,
    quad INTEGER NOT NULL,
    score_plover DOUBLE NOT NULL,
    score_goldstein DOUBLE,
    date_from INTEGER,
    date_to INTEGER,
    date_precision VARCHAR NOT NULL,
    date_source VARCHAR NOT NULL,
    date_open VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    object_id VARCHAR,
    confidence DOUBLE NOT NULL,
    coded_by VARCHAR NOT NULL,
    because VARCHAR NOT NULL,
    "trigger" VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    replies_to VARCHAR,
    place_text VARCHAR,
    place_name VARCHAR,
    place_country VARCHAR,
    place_admin1 VARCHAR,
    geonames_id BIGINT,
    latitude DOUBLE,
    longitude DOUBLE,
    place_precision VARCHAR,
    source_text VARCHAR,
    source_field VARCHAR,
    source_start INTEGER,
    source_end INTEGER,
    source_id VARCHAR,
    source_name VARCHAR,
    source_country VARCHAR,
    source_sectors VARCHAR,
    source_role VARCHAR,
    target_text VARCHAR,
    target_field VARCHAR,
    target_start INTEGER,
    target_end INTEGER,
    target_id VARCHAR,
    target_name VARCHAR,
    target_country VARCHAR,
    target_sectors VARCHAR,
    target_role VARCHAR,
    claimed_by_text VARCHAR,
    claimed_by_field VARCHAR,
    claimed_by_start INTEGER,
    claimed_by_end INTEGER,
    claimed_by_id VARCHAR,
    claimed_by_name VARCHAR,
    claimed_by_country VARCHAR,
    claimed_by_sectors VARCHAR,
    claimed_by_role VARCHAR
);

CREATE TABLE event_evidence (
    doc_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL
);

CREATE TABLE event_quotes (
    doc_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    quote_id VARCHAR NOT NULL
);

CREATE TABLE casualties (
    doc_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    n_max INTEGER,
    qualifier VARCHAR NOT NULL,
    who VARCHAR
);

-- Parts of a compound actor: owner_id is an event, a quote or a held item (doc_id/number), part names the place it has there.
CREATE TABLE members (
    doc_id VARCHAR NOT NULL,
    owner_id VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    actor_id VARCHAR,
    name VARCHAR NOT NULL,
    country VARCHAR,
    sectors VARCHAR NOT NULL,
    role VARCHAR
);

CREATE TABLE quotes (
    quote_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    cue VARCHAR NOT NULL,
    stance VARCHAR NOT NULL,
    channel VARCHAR,
    sentence INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    date_from INTEGER,
    date_to INTEGER,
    date_precision VARCHAR NOT NULL,
    date_source VARCHAR NOT NULL,
    date_open VARCHAR NOT NULL,
    speaker_text VARCHAR,
    speaker_field VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_id VARCHAR,
    speaker_name VARCHAR,
    speaker_country VARCHAR,
    speaker_sectors VARCHAR,
    speaker_role VARCHAR,
    addressee_text VARCHAR,
    addressee_field VARCHAR,
    addressee_start INTEGER,
    addressee_end INTEGER,
    addressee_id VARCHAR,
    addressee_name VARCHAR,
    addressee_country VARCHAR,
    addressee_sectors VARCHAR,
    addressee_role VARCHAR
);

CREATE TABLE held (
    held_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    because VARCHAR NOT NULL,
    cameo VARCHAR,
    plover_type VARCHAR,
    plover_mode VARCHAR,
    plover_contexts VARCHAR,
    source_text VARCHAR,
    source_field VARCHAR,
    source_start INTEGER,
    source_end INTEGER,
    source_id VARCHAR,
    source_name VARCHAR,
    source_country VARCHAR,
    source_sectors VARCHAR,
    source_role VARCHAR,
    target_text VARCHAR,
    target_field VARCHAR,
    target_start INTEGER,
    target_end INTEGER,
    target_id VARCHAR,
    target_name VARCHAR,
    target_country VARCHAR,
    target_sectors VARCHAR,
    target_role VARCHAR
);

-- Everybody who stands on a side of an event, members of compounds too.
CREATE VIEW parties AS
SELECT event_id, 'source' AS part, source_id AS actor_id, source_country AS country, source_name AS name, true AS whole FROM events WHERE source_name IS NOT NULL
UNION ALL
SELECT event_id, 'target', target_id, target_country, target_name, true FROM events WHERE target_name IS NOT NULL
UNION ALL
SELECT owner_id, part, actor_id, country, name, false FROM members WHERE part IN ('source', 'target');

-- For people who open the file with tools of their own: days as dates.
CREATE VIEW dated_events AS
SELECT event_id, doc_id,
       DATE '1970-01-01' + date_from AS date_start,
       DATE '1970-01-01' + date_to AS date_end,
       date_precision, date_source,
       source_id, source_name, source_country, source_sectors,
       cameo, plover_type, plover_mode, plover_contexts, mutual,
       target_id, target_name, target_country, target_sectors,
       place_name, place_country, status, confidence, "trigger"
FROM events;
