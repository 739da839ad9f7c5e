-- One happening told by several documents is one cluster of events. What people decided about pairs of events comes first.
CREATE TABLE IF NOT EXISTS link_constraints (
    event_a VARCHAR NOT NULL,
    event_b VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, -- 'same' or 'different'
    "by" VARCHAR NOT NULL,
    "at" VARCHAR NOT NULL
);

-- Every event that has been compared. cluster_id is the event of the cluster that was stored first, so the id of a cluster
-- that was merged away leads to where it went. component holds the events that any chain of links joins; stored is the order of arrival;
-- shown marks the one event of a cluster that tells it best. An event without a row here stands for itself.
CREATE TABLE event_clusters (
    event_id VARCHAR NOT NULL,
    cluster_id VARCHAR NOT NULL,
    component VARCHAR NOT NULL,
    stored BIGINT NOT NULL,
    shown BOOLEAN NOT NULL
);

-- Counts of a cluster: documents, outlets, events.
CREATE TABLE clusters (
    cluster_id VARCHAR NOT NULL,
    n_reports INTEGER NOT NULL,
    n_sources INTEGER NOT NULL,
    n_events INTEGER NOT NULL
);

-- Pairs alike enough to be looked at, with the reason where they are alike enough to be one.
CREATE TABLE event_links (
    event_a VARCHAR NOT NULL,
    event_b VARCHAR NOT NULL,
    likeness DOUBLE NOT NULL,
    reason VARCHAR NOT NULL
);

-- Where an event is looked for: a country or rare word and three days, hashed.
CREATE TABLE event_blocks (
    block BIGINT NOT NULL,
    event_id VARCHAR NOT NULL
);

-- Events that tell a happening which another event tells better: whatever counts events leaves these out.
CREATE VIEW hidden_events AS SELECT event_id FROM event_clusters WHERE NOT shown;

-- Each happening once, by its best-told event, with its counts. What counts events counts these.
CREATE VIEW happenings AS
SELECT e.*, coalesce(c.cluster_id, e.event_id) AS cluster_id,
       coalesce(k.n_reports, 1) AS n_reports, coalesce(k.n_sources, 1) AS n_sources
FROM events e
LEFT JOIN event_clusters c ON c.event_id = e.event_id
LEFT JOIN clusters k ON k.cluster_id = c.cluster_id
WHERE coalesce(c.shown, true);

-- Copies of a text: pairs found alike, and for every document of a chain of copies the one before it and the first.
CREATE TABLE text_bands (
    band BIGINT NOT NULL,
    doc_id VARCHAR NOT NULL
);

CREATE TABLE copy_pairs (
    doc_a VARCHAR NOT NULL,
    doc_b VARCHAR NOT NULL,
    resemblance DOUBLE NOT NULL,
    kind VARCHAR NOT NULL -- 'exact' or 'near'
);

CREATE TABLE copies (
    doc_id VARCHAR NOT NULL,
    first_doc VARCHAR NOT NULL,
    copy_of VARCHAR, -- null for the first
    resemblance DOUBLE,
    kind VARCHAR
);
