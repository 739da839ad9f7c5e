-- Files of other layouts taken into the record. Their events stand beside the user's own under a document without text,
-- and the rows are kept as they were, so that writing them out again gives the same file.
CREATE TABLE imports (
    import_id VARCHAR PRIMARY KEY,
    layout VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    header VARCHAR
);

CREATE TABLE imported_rows (
    import_id VARCHAR NOT NULL,
    line INTEGER NOT NULL,
    row_key VARCHAR NOT NULL,
    event_id VARCHAR,
    cells VARCHAR NOT NULL
);
