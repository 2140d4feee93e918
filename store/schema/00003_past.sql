-- +goose Up

-- Incidents that are to come, as far as was known: all others begin no later than the
-- day after the one on which that was recorded (it is tomorrow already somewhere), or on
-- which their first report came out, and lists of the past begin there.
DROP INDEX records_ahead;
DROP INDEX history_ahead;
CREATE INDEX records_ahead ON records (start) WHERE start > date(since / 1000000, 'unixepoch', '+1 day');
CREATE INDEX records_foretold ON records (start) WHERE start > date(came_first / 1000000, 'unixepoch', '+1 day');
CREATE INDEX history_ahead ON history (start, incident) WHERE start > date(since / 1000000, 'unixepoch', '+1 day');

-- The first day that any incident which a document tells of ever began on, counted from
-- 1970; one far off where none had a day, and NULL where the marks of the document are
-- an earlier program's.
ALTER TABLE documents ADD COLUMN first INTEGER;
