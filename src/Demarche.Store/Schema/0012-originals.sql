-- Texts that came as translations: the original, and which stretch of it each stretch of the translation renders.
CREATE TABLE originals (
    doc_id VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE original_stretches (
    doc_id VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    original_start INTEGER NOT NULL,
    original_end INTEGER NOT NULL
);
