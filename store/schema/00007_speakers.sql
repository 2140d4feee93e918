-- +goose Up

-- Who is reported to have said something, by a name without regard to case and marks;
-- those not named are none of them. It follows from the statements alone.
CREATE TABLE speakers (
    key        INTEGER PRIMARY KEY,
    folded     TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,    -- as it was first written
    kind       TEXT NOT NULL,    -- as it was first told
    statements INTEGER NOT NULL, -- of readings that stand
    since      INTEGER NOT NULL, -- when the first was recorded
    came       INTEGER NOT NULL  -- when the first came out
) STRICT;
CREATE INDEX speakers_most ON speakers (statements DESC, folded, since, came);
CREATE INDEX speakers_folded ON speakers (folded, statements, since, came);

-- In which readings they speak, those that are retired too, and how many statements of
-- each are theirs; came is when its report came out.
CREATE TABLE spoken (
    speaker    INTEGER NOT NULL REFERENCES speakers (key),
    came       INTEGER NOT NULL,
    reading    INTEGER NOT NULL REFERENCES readings (key),
    statements INTEGER NOT NULL,
    PRIMARY KEY (speaker, came, reading)
) STRICT, WITHOUT ROWID;
CREATE INDEX spoken_reading ON spoken (reading);
