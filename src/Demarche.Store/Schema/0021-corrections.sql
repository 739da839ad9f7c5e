-- What people say about events. A verdict is confirm, edit (field, old and new value) or delete; an adjudication settles what coders see differently.
-- Corrections are applied to the events themselves and applied again after a recode, by event id.
CREATE TABLE reviews (
    review_id VARCHAR PRIMARY KEY,
    event_id VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    field VARCHAR,
    old_value VARCHAR,
    new_value VARCHAR,
    note VARCHAR,
    adjudicates BOOLEAN NOT NULL,
    "at" VARCHAR NOT NULL
);

-- Events that a reviewer removed: listed in exports, gone from every answer.
CREATE TABLE deleted_events (
    event_id VARCHAR PRIMARY KEY,
    doc_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL,
    note VARCHAR,
    "at" VARCHAR NOT NULL
);

-- Two events that are, or are not, one happening, whatever the machine thinks.
CREATE TABLE IF NOT EXISTS link_constraints (
    event_a VARCHAR NOT NULL,
    event_b VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    "at" VARCHAR NOT NULL
);

-- What must not come back: kind is person, url or doc; only a hash of the value is kept.
CREATE TABLE tombstones (
    kind VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    "at" VARCHAR NOT NULL
);

-- Events of runs that a recode replaced, short enough to compare.
CREATE TABLE past_events (
    run_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    cameo VARCHAR NOT NULL,
    plover_type VARCHAR NOT NULL,
    plover_mode VARCHAR,
    source_name VARCHAR,
    source_country VARCHAR,
    target_name VARCHAR,
    target_country VARCHAR,
    date_from INTEGER,
    date_to INTEGER,
    status VARCHAR NOT NULL
);

-- What a file of our own layout says of an event beyond the event itself.
CREATE TABLE carried (
    event_id VARCHAR NOT NULL,
    reports INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    sentence_text VARCHAR
);
