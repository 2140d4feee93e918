-- +goose Up

-- Tables are STRICT: a value of the wrong type is damage, and a check of the file
-- finds it.

-- A report is one article, whatever became of it; version is its latest.
CREATE TABLE reports (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    version INTEGER REFERENCES versions (key) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- A version is a report as it came, once. Rows are never changed. The key gives
-- the order in which versions were taken in. Times are microseconds since 1970.
CREATE TABLE versions (
    key       INTEGER PRIMARY KEY,
    report    INTEGER NOT NULL REFERENCES reports (key),
    number    INTEGER NOT NULL,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL,
    source    TEXT NOT NULL,
    url       TEXT NOT NULL,
    language  TEXT NOT NULL,
    published TEXT NOT NULL,  -- as its metadata have it, else empty
    media     TEXT NOT NULL,
    raw       BLOB NOT NULL,  -- zstd
    raw_hash  TEXT NOT NULL,  -- SHA-256, hexadecimal
    text_hash TEXT NOT NULL,
    same      BLOB NOT NULL,  -- digest of what makes two comings one: title, text, published
    recorded  INTEGER NOT NULL,
    seal      BLOB NOT NULL,  -- digest of the row, but for text and raw
    UNIQUE (report, number)
) STRICT;

-- A reading is what one engine made of one version. It and all that hangs on it
-- is derived; a later reading retires it, and it stays.
CREATE TABLE readings (
    key            INTEGER PRIMARY KEY,
    version        INTEGER NOT NULL REFERENCES versions (key),
    engine         TEXT NOT NULL,
    published      TEXT NOT NULL,
    published_from TEXT NOT NULL,
    tellings       INTEGER NOT NULL,
    statements     INTEGER NOT NULL,
    claims         INTEGER NOT NULL,
    recorded       INTEGER NOT NULL,
    retired        INTEGER,
    seal           BLOB NOT NULL
) STRICT;
CREATE INDEX readings_version ON readings (version);
CREATE UNIQUE INDEX readings_standing ON readings (version) WHERE retired IS NULL;

-- A telling is an incident as one reading has it; the main one is ordinal 0.
CREATE TABLE tellings (
    key     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (key),
    ordinal INTEGER NOT NULL,
    id      TEXT NOT NULL,
    UNIQUE (reading, ordinal)
) STRICT;

CREATE TABLE statements (
    key       INTEGER PRIMARY KEY,
    reading   INTEGER NOT NULL REFERENCES readings (key),
    ordinal   INTEGER NOT NULL,
    id        TEXT NOT NULL,
    telling   INTEGER REFERENCES tellings (key),
    stance    TEXT NOT NULL,
    certainty TEXT NOT NULL,
    polarity  TEXT NOT NULL,
    body      TEXT NOT NULL,  -- JSON: speaker, said, via, and the quotes
    seal      BLOB NOT NULL,
    UNIQUE (reading, ordinal)
) STRICT;
CREATE INDEX statements_telling ON statements (telling);

CREATE TABLE claims (
    key       INTEGER PRIMARY KEY,
    reading   INTEGER NOT NULL REFERENCES readings (key),
    ordinal   INTEGER NOT NULL,
    id        TEXT NOT NULL,
    telling   INTEGER NOT NULL REFERENCES tellings (key),
    field     TEXT NOT NULL,
    value     TEXT NOT NULL,  -- JSON
    stance    TEXT NOT NULL,
    certainty TEXT NOT NULL,
    polarity  TEXT NOT NULL,
    statement INTEGER REFERENCES statements (key),
    quotes    TEXT NOT NULL,  -- JSON
    rule      TEXT NOT NULL,
    seal      BLOB NOT NULL,
    UNIQUE (reading, ordinal)
) STRICT;
CREATE INDEX claims_telling ON claims (telling);
CREATE INDEX claims_statement ON claims (statement);

CREATE TABLE incidents (
    key      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    recorded INTEGER NOT NULL,
    seal     BLOB NOT NULL
) STRICT;

-- A link is the decision that a telling is of an incident.
CREATE TABLE links (
    key      INTEGER PRIMARY KEY,
    telling  INTEGER NOT NULL REFERENCES tellings (key),
    incident INTEGER NOT NULL REFERENCES incidents (key),
    score    REAL NOT NULL,
    evidence TEXT NOT NULL,  -- JSON: a list of sentences
    who      TEXT NOT NULL,
    recorded INTEGER NOT NULL,
    undone   INTEGER,
    seal     BLOB NOT NULL
) STRICT;
CREATE INDEX links_telling ON links (telling);
CREATE INDEX links_incident ON links (incident);
CREATE UNIQUE INDEX links_standing ON links (telling) WHERE undone IS NULL;

-- An entry is what an analyst says of an incident. It is no machine's to touch.
CREATE TABLE entries (
    key      INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incidents (key),
    field    TEXT NOT NULL,
    value    TEXT NOT NULL,
    who      TEXT NOT NULL,
    why      TEXT NOT NULL,
    recorded INTEGER NOT NULL,
    seal     BLOB NOT NULL
) STRICT;
CREATE INDEX entries_incident ON entries (incident);

-- A record is what an incident's claims add up to now: derived, for lists and
-- for finding what a new report may be about. Days are ISO, empty where not
-- told; a long one spans more than 31 days. Place names are in lower case.
CREATE TABLE records (
    incident     INTEGER PRIMARY KEY REFERENCES incidents (key),
    start        TEXT NOT NULL,
    until        TEXT NOT NULL,
    long         INTEGER NOT NULL,
    country      TEXT NOT NULL,
    admin        TEXT NOT NULL,
    place        TEXT NOT NULL,
    type         TEXT NOT NULL,
    status       TEXT NOT NULL,
    killed_low   INTEGER,
    killed_high  INTEGER,
    wounded_low  INTEGER,
    wounded_high INTEGER,
    reports      INTEGER NOT NULL,
    record       TEXT NOT NULL  -- JSON
) STRICT;
CREATE INDEX records_start ON records (long, start);
CREATE INDEX records_country ON records (country, long, start);
CREATE INDEX records_type ON records (type, long, start);
CREATE INDEX records_place ON records (place, long, start);
CREATE INDEX records_admin ON records (admin, long, start);

-- Where and on which days incidents with coordinates were; days count from 1970.
CREATE VIRTUAL TABLE around USING rtree (incident, first, last, south, north, west, east);

-- The words of the latest version of each report.
CREATE VIEW latest AS
SELECT v.key AS key, v.title AS title, v.text AS text
FROM reports r JOIN versions v ON v.key = r.version;
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = 'latest', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
