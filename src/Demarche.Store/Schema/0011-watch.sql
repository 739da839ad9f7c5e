-- Feeds that are watched, and when to look next. Times are seconds since 1970 in UTC.
CREATE TABLE feeds (
    url VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    minutes INTEGER NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    next_look BIGINT NOT NULL,
    failures INTEGER NOT NULL,
    last_error VARCHAR
);

-- Conditions that ask to be told, and the events they were told about: once for each happening.
CREATE TABLE alerts (
    name VARCHAR PRIMARY KEY,
    condition VARCHAR NOT NULL,
    since BIGINT NOT NULL
);

CREATE TABLE alerted (
    name VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    at_time BIGINT NOT NULL,
    digested BOOLEAN NOT NULL
);
