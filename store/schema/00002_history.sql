-- +goose Up

-- What no program ever wrote to; analysts' claims are decisions now.
DROP TABLE entries;

-- A decision is what an analyst decides of a claim, an incident or a publisher.
-- Rows are never changed: what is undone is undone by another decision.
CREATE TABLE decisions (
    key      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    deed     TEXT NOT NULL,
    incident INTEGER REFERENCES incidents (key),
    other    INTEGER REFERENCES incidents (key),
    report   INTEGER REFERENCES reports (key), -- that the claim is of
    subject  TEXT NOT NULL,                    -- publisher that is graded, in lower case; else empty
    undoes   INTEGER REFERENCES decisions (key),
    body     TEXT NOT NULL,                    -- JSON: claim, value, reports, publisher, grade
    who      TEXT NOT NULL,
    why      TEXT NOT NULL,
    recorded INTEGER NOT NULL,
    seal     BLOB NOT NULL
) STRICT;
CREATE INDEX decisions_incident ON decisions (incident) WHERE incident IS NOT NULL;
CREATE INDEX decisions_other ON decisions (other) WHERE other IS NOT NULL;
CREATE INDEX decisions_report ON decisions (report) WHERE report IS NOT NULL;
CREATE INDEX decisions_subject ON decisions (subject) WHERE subject <> '';

-- Where analysts' decisions show a telling as of another incident than the machine
-- links it to, and from when until when; ended is NULL while they do.
CREATE TABLE moved (
    key      INTEGER PRIMARY KEY,
    telling  INTEGER NOT NULL REFERENCES tellings (key),
    incident INTEGER NOT NULL REFERENCES incidents (key),
    since    INTEGER NOT NULL,
    ended    INTEGER,
    seal     BLOB NOT NULL
) STRICT;
CREATE INDEX moved_telling ON moved (telling);
CREATE INDEX moved_incident ON moved (incident);

-- What lists showed of an incident until it changed. A row of records holds since
-- the time in its own column.
CREATE TABLE history (
    key          INTEGER PRIMARY KEY,
    incident     INTEGER NOT NULL REFERENCES incidents (key),
    since        INTEGER NOT NULL,
    ended        INTEGER NOT NULL,
    start        TEXT NOT NULL,    -- from here on as in records
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
    came_first   INTEGER NOT NULL,
    came_last    INTEGER NOT NULL,
    record       TEXT NOT NULL,
    seal         BLOB NOT NULL
) STRICT;
CREATE INDEX history_incident ON history (incident);
CREATE INDEX history_start ON history (long, start, incident);
CREATE INDEX history_country ON history (country, long, start, incident);
CREATE INDEX history_type ON history (type, long, start, incident);
CREATE INDEX history_place ON history (place, long, start, incident);
CREATE INDEX history_admin ON history (admin, long, start, incident);

ALTER TABLE records ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
-- When the first and the last of its reports came out.
ALTER TABLE records ADD COLUMN came_first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN came_last INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN seal BLOB NOT NULL DEFAULT x''; -- of since and record; empty where nobody knows since when

-- Incidents that are to come, as far as was known: all others begin no later than the
-- day on which that was recorded, and lists of the past begin there.
CREATE INDEX records_ahead ON records (start) WHERE start > date(since / 1000000, 'unixepoch');
CREATE INDEX history_ahead ON history (start, incident) WHERE start > date(since / 1000000, 'unixepoch');

-- A profile is what linking goes by: what the machine's claims of an incident add
-- up to, whatever analysts decide. Days count from 1970.
CREATE TABLE profiles (
    incident INTEGER PRIMARY KEY REFERENCES incidents (key),
    first    INTEGER,          -- NULL where no day is told
    last     INTEGER,
    country  TEXT NOT NULL,
    wide     INTEGER NOT NULL, -- 1 where no town or site with coordinates is told
    body     TEXT NOT NULL,    -- JSON
    vector   BLOB              -- bytes with a sign
) STRICT;
CREATE INDEX profiles_country ON profiles (country, wide, first) WHERE first IS NOT NULL;

-- What profiles are found by, folded.
CREATE TABLE names (
    name     TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incidents (key),
    PRIMARY KEY (name, incident)
) STRICT, WITHOUT ROWID;

-- What tells copies of one text: of each version a sketch of its words, the agency
-- that it is credited to, and the report that it is a copy of.
CREATE TABLE sketches (
    version  INTEGER PRIMARY KEY REFERENCES versions (key),
    sketch   BLOB NOT NULL,    -- numbers of 4 bytes, little end first
    agency   TEXT NOT NULL,
    original INTEGER REFERENCES reports (key)
) STRICT;
CREATE TABLE bands (
    band    INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES versions (key),
    PRIMARY KEY (band, version)
) STRICT, WITHOUT ROWID;

ALTER TABLE readings ADD COLUMN vector BLOB; -- of the whole report, bytes with a sign

-- The words of every version of each report, the past is searched as well, with
-- marks of the incidents that it tells of: countries, years and types, those they
-- had once, too. The number of a document begins with the last day of any of them, so that
-- documents are found newest incident first; it ends with the version.
DROP TABLE words;
DROP VIEW latest;
CREATE TABLE documents (
    doc     INTEGER PRIMARY KEY,
    version INTEGER NOT NULL UNIQUE REFERENCES versions (key),
    marks   TEXT NOT NULL
) STRICT;
INSERT INTO documents (doc, version, marks) SELECT key, key, '' FROM versions;
CREATE VIEW documented AS
SELECT d.doc AS doc, v.title AS title, v.text AS text, d.marks AS marks
FROM documents d CROSS JOIN versions v ON v.key = d.version;
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, marks, content = 'documented', content_rowid = 'doc', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words) VALUES ('rebuild');
