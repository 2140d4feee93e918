-- +goose Up

-- Decisions are listed by who made them and by what they do, and told from those that
-- were undone.
CREATE INDEX decisions_undoes ON decisions (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decisions_who ON decisions (who, deed);
CREATE INDEX decisions_deed ON decisions (deed, recorded);
