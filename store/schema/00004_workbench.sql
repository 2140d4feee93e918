-- +goose Up

-- Where an incident is shown, in degrees: NULL where its place has no coordinates.
ALTER TABLE records ADD COLUMN lat REAL;
ALTER TABLE records ADD COLUMN lon REAL;
UPDATE records SET lat = json_extract(record, '$.where.lat'), lon = json_extract(record, '$.where.lon')
WHERE json_extract(record, '$.where.lat') IS NOT NULL AND json_extract(record, '$.where.lon') IS NOT NULL;
ALTER TABLE history ADD COLUMN lat REAL AS (CASE WHEN json_valid(record) THEN json_extract(record, '$.where.lat') END);
ALTER TABLE history ADD COLUMN lon REAL AS (CASE WHEN json_valid(record) THEN json_extract(record, '$.where.lon') END);

-- The indexes that lists go along have what is filtered by as well, so that the rows
-- that are left out are not read.
DROP INDEX records_start;
DROP INDEX records_country;
DROP INDEX records_type;
CREATE INDEX records_start ON records (long, start, incident, until, country, type, status, killed_high, killed_low, lat, lon);
CREATE INDEX records_country ON records (country, long, start, incident, until, type, status, killed_high, killed_low, lat, lon);
CREATE INDEX records_type ON records (type, long, start, incident, until, country, status, killed_high, killed_low, lat, lon);
CREATE INDEX records_status ON records (status, long, start, incident, until, country, type, killed_high, killed_low, lat, lon);
CREATE INDEX history_status ON history (status, long, start, incident);

-- What little of it is asked for is found by these.
CREATE INDEX records_killed ON records (coalesce(killed_high, killed_low));
CREATE INDEX history_killed ON history (coalesce(killed_high, killed_low), incident);
CREATE VIRTUAL TABLE sites USING rtree (incident, south, north, west, east);
INSERT INTO sites SELECT incident, lat, lat, lon, lon FROM records WHERE lat IS NOT NULL AND lon IS NOT NULL;
CREATE VIRTUAL TABLE sites_once USING rtree (history, south, north, west, east);
INSERT INTO sites_once SELECT key, lat, lat, lon, lon FROM history WHERE lat IS NOT NULL AND lon IS NOT NULL;

-- From when until when something stood that analysts had decided of an incident;
-- ended is NULL while it does. It follows from the decisions alone.
CREATE TABLE reviewed (
    incident INTEGER NOT NULL REFERENCES incidents (key),
    since    INTEGER NOT NULL,
    ended    INTEGER,
    PRIMARY KEY (incident, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX reviewed_since ON reviewed (since, ended);

-- Publishers, as they are written, with of how many reports the latest version is theirs.
CREATE TABLE publishers (
    key     INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    reports INTEGER NOT NULL
) STRICT;
INSERT INTO publishers (name, reports)
SELECT source, count(r.key) FROM versions v LEFT JOIN reports r ON r.version = v.key WHERE source <> '' GROUP BY source ORDER BY source;

-- Who published the version, NULL where nobody is named; and when it came out, NULL
-- where it is not the latest of its report.
ALTER TABLE documents ADD COLUMN publisher INTEGER REFERENCES publishers (key);
ALTER TABLE documents ADD COLUMN came INTEGER;
CREATE VIEW issued AS
SELECT v.key AS version, p.key AS publisher, CASE WHEN r.version = v.key THEN coalesce(
    (SELECT CASE length(rd.published) WHEN 0 THEN v.recorded
        WHEN 10 THEN (unixepoch(rd.published) + 86400) * 1000000 - 1 ELSE unixepoch(rd.published) * 1000000 END
    FROM readings rd WHERE rd.version = v.key AND rd.retired IS NULL), v.recorded) END AS came
FROM versions v CROSS JOIN reports r ON r.key = v.report LEFT JOIN publishers p ON p.name = v.source;
UPDATE documents SET (publisher, came) = (SELECT i.publisher, i.came FROM issued i WHERE i.version = documents.version);
CREATE INDEX documents_publisher ON documents (publisher) WHERE publisher IS NOT NULL;
CREATE INDEX documents_came ON documents (publisher, came, version) WHERE publisher IS NOT NULL AND came IS NOT NULL;

-- How many incidents lists show, by the year or the month that they began in, which is
-- empty where no day is told: of a type, a country and a status. Kept are the types
-- within each country and within all, '*', and the countries within each type and all.
CREATE TABLE tallies (
    facet  TEXT NOT NULL,    -- of what the value is: country, type
    within TEXT NOT NULL,
    grain  INTEGER NOT NULL, -- how long a period is written: 4 for years, 7 for months
    period TEXT NOT NULL,
    value  TEXT NOT NULL,
    status TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (facet, within, grain, period, value, status)
) STRICT, WITHOUT ROWID;
CREATE VIEW tallied AS
WITH cells AS MATERIALIZED (
    SELECT country, type, substr(start, 1, 7) AS month, status, count(*) AS n FROM records GROUP BY 1, 2, 3, 4
), grains (grain) AS (VALUES (4), (7)), every AS (
    SELECT 'type' AS facet, country AS within, grain, substr(month, 1, grain) AS period, type AS value, status, n FROM cells, grains
    UNION ALL SELECT 'type', '*', grain, substr(month, 1, grain), type, status, n FROM cells, grains
    UNION ALL SELECT 'country', type, grain, substr(month, 1, grain), country, status, n FROM cells, grains
    UNION ALL SELECT 'country', '*', grain, substr(month, 1, grain), country, status, n FROM cells, grains
)
SELECT facet, within, grain, period, value, status, sum(n) AS number FROM every GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO tallies SELECT * FROM tallied;

-- What speaks for an analyst's looking at an incident; see store/queue.go.
CREATE VIEW doubts AS
SELECT r.incident AS incident, coalesce(r.killed_high, r.killed_low, 0) AS killed,
    coalesce(r.killed_high > r.killed_low, 0) OR coalesce(r.wounded_high > r.wounded_low, 0) AS rivals,
    r.status AS status, coalesce(CASE WHEN json_valid(r.record) THEN json_extract(r.record, '$.independent') END, 0) AS voices,
    (SELECT min(l.score) FROM links l WHERE l.incident = r.incident AND l.undone IS NULL AND l.score > 0) AS loosest,
    EXISTS (SELECT 1 FROM reviewed v WHERE v.incident = r.incident AND v.ended IS NULL) AS decided
FROM records r;

-- Incidents that wait for an analyst, by how much speaks for looking at them.
CREATE TABLE queue (
    incident INTEGER PRIMARY KEY REFERENCES incidents (key),
    killed   INTEGER NOT NULL, -- at most, or at least where there is no other end; 0 where none is told
    rivals   INTEGER NOT NULL, -- 1 where figures of the killed or the wounded differ
    status   TEXT NOT NULL,
    voices   INTEGER NOT NULL, -- independent ones
    loosest  REAL,             -- the least score of a link that tied a report to it; NULL for none
    decided  INTEGER NOT NULL, -- 1 where something stands that an analyst has decided
    doubt    INTEGER NOT NULL AS (
        ((NOT decided) + 2 * rivals + CASE status WHEN 'contested' THEN 3 WHEN 'denied' THEN 2 ELSE 0 END
            + 2 * (voices <= 1) + 2 * coalesce(loosest < 0.8, 0))
        * (1 + (killed >= 1) + (killed >= 3) + (killed >= 10) + (killed >= 30) + (killed >= 100))
    ) STORED
) STRICT;
INSERT INTO queue (incident, killed, rivals, status, voices, loosest, decided) SELECT * FROM doubts;
CREATE INDEX queue_doubt ON queue (doubt, incident);
