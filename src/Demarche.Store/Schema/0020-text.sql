-- Sentences are stretches of their document's text: their words are kept once. point_start and point_length count characters
-- as the database counts them (code points); serial numbers all sentences in the order they came.
CREATE TABLE sentence_spans (
    doc_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    point_start INTEGER NOT NULL,
    point_length INTEGER NOT NULL,
    serial BIGINT NOT NULL
);

INSERT INTO sentence_spans
SELECT s.doc_id, s.number, s.kind, s.field, s.char_start, s.char_end,
       greatest(instr(CASE WHEN s.field = 'title' THEN d.title ELSE d.text END, s.text) - 1, 0)::INTEGER, length(s.text)::INTEGER,
       row_number() OVER (ORDER BY d.rowid, s.number)
FROM sentences s JOIN documents d ON d.doc_id = s.doc_id
ORDER BY d.rowid, s.number;

DROP TABLE sentences;

CREATE VIEW sentences AS
SELECT s.doc_id, s.number, s.kind, s.field, s.char_start, s.char_end,
       substring(CASE WHEN s.field = 'title' THEN d.title ELSE d.text END, s.point_start + 1, s.point_length) AS text, s.serial
FROM sentence_spans s JOIN documents d ON d.doc_id = s.doc_id;

-- The index of words: for a block of sentences, which of them hold a term (lower case, without accents).
-- serials are the sentences' serials as gaps, each a variable-length whole number. Sentences behind the last block are read directly.
CREATE TABLE text_blocks (
    block INTEGER NOT NULL,
    first_serial BIGINT NOT NULL,
    last_serial BIGINT NOT NULL
);

CREATE TABLE text_terms (
    block INTEGER NOT NULL,
    term VARCHAR NOT NULL,
    sentences INTEGER NOT NULL,
    serials BLOB NOT NULL
);

-- Members of compound actors paired one by one, so that a pair of actors is found without looking at every event.
CREATE TABLE compound_pairs (
    event_id VARCHAR NOT NULL,
    source_id VARCHAR,
    source_name VARCHAR,
    source_country VARCHAR,
    target_id VARCHAR,
    target_name VARCHAR,
    target_country VARCHAR,
    mutual BOOLEAN NOT NULL,
    quad INTEGER NOT NULL,
    score_plover DOUBLE NOT NULL,
    score_goldstein DOUBLE,
    date_from INTEGER,
    date_to INTEGER
);

INSERT INTO compound_pairs
WITH sides AS (
    SELECT e.event_id, 'source' AS part, source_id AS id, source_name AS name, source_country AS country FROM events e
    WHERE source_name IS NOT NULL AND e.event_id IN (SELECT owner_id FROM members) AND NOT EXISTS (SELECT 1 FROM members m WHERE m.owner_id = e.event_id AND m.part = 'source')
    UNION ALL
    SELECT e.event_id, 'target', target_id, target_name, target_country FROM events e
    WHERE target_name IS NOT NULL AND e.event_id IN (SELECT owner_id FROM members) AND NOT EXISTS (SELECT 1 FROM members m WHERE m.owner_id = e.event_id AND m.part = 'target')
    UNION ALL
    SELECT owner_id, part, actor_id, name, country FROM members WHERE part IN ('source', 'target')
)
SELECT e.event_id, s.id, s.name, s.country, t.id, t.name, t.country, e.mutual, e.quad, e.score_plover, e.score_goldstein, e.date_from, e.date_to
FROM events e
LEFT JOIN sides s ON s.event_id = e.event_id AND s.part = 'source'
LEFT JOIN sides t ON t.event_id = e.event_id AND t.part = 'target'
WHERE e.event_id IN (SELECT owner_id FROM members WHERE part IN ('source', 'target'))
UNION ALL
-- In an act without direction members of the same side are a pair too.
SELECT e.event_id, s.actor_id, s.name, s.country, t.actor_id, t.name, t.country, true, e.quad, e.score_plover, e.score_goldstein, e.date_from, e.date_to
FROM events e
JOIN members s ON s.owner_id = e.event_id
JOIN members t ON t.owner_id = e.event_id AND t.part = s.part AND s.number < t.number
WHERE e.mutual AND s.part IN ('source', 'target');

-- What was read: documents per outlet and day, so that a trend can be told from a change of intake.
CREATE VIEW coverage AS
SELECT coalesce(publisher, origin, '') AS outlet, published AS day, count(*) AS documents
FROM documents WHERE length(text) > 0
GROUP BY ALL;
