-- The queue: units of work, what became of them, and what is needed to merge across them. Run again it changes nothing.
CREATE SCHEMA IF NOT EXISTS demarche;

-- A unit is taken by locking its row: the lock is gone with the worker's connection, however the worker ends. coder is the program, model and tables that coded it.
CREATE TABLE IF NOT EXISTS demarche.units (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('code', 'compare')),
    state text NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'done', 'aside')),
    documents integer NOT NULL,
    generation integer NOT NULL DEFAULT 0, -- how often it was finished
    content bytea NOT NULL,
    coder text,
    error text,
    events integer,
    milliseconds integer,
    finished timestamptz
);
CREATE INDEX IF NOT EXISTS units_ready ON demarche.units (kind, seq) WHERE state = 'ready';

-- Every document once, in the unit it came first.
CREATE TABLE IF NOT EXISTS demarche.documents (
    doc_id text PRIMARY KEY,
    unit text NOT NULL
);

CREATE TABLE IF NOT EXISTS demarche.blocks (
    unit text PRIMARY KEY,
    coder text NOT NULL,
    block bytea NOT NULL
);

-- What merging looks at, by part; and the links found in a part, with a hash of what they were found in.
CREATE TABLE IF NOT EXISTS demarche.tellings (
    part integer NOT NULL,
    unit text NOT NULL,
    coder text NOT NULL,
    rows bytea NOT NULL,
    PRIMARY KEY (part, unit)
);

CREATE TABLE IF NOT EXISTS demarche.links (
    part integer PRIMARY KEY,
    made text NOT NULL,
    events integer NOT NULL,
    rows bytea NOT NULL
);

-- Written outside the transaction that codes: what is left here ended its worker.
CREATE TABLE IF NOT EXISTS demarche.tries (
    unit text NOT NULL,
    worker text NOT NULL,
    started timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS tries_unit ON demarche.tries (unit);
