-- A file of our own layout also tells how far an event was reviewed and which happening it belongs to.
ALTER TABLE carried ADD COLUMN review_state VARCHAR;
ALTER TABLE carried ADD COLUMN cluster_id VARCHAR;

-- Which runs have coded a document, for comparing runs.
CREATE TABLE recoded (
    doc_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL
);
