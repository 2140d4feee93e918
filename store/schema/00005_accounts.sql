-- +goose Up

-- An account is somebody who may sign in.
CREATE TABLE accounts (
    key      INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    display  TEXT NOT NULL,
    role     TEXT NOT NULL,
    password TEXT NOT NULL,  -- Argon2id, in PHC's form; empty where there is none
    issuer   TEXT NOT NULL,  -- of OpenID Connect; empty where nobody vouches for it
    subject  TEXT NOT NULL,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created  INTEGER NOT NULL,
    seal     BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX accounts_subject ON accounts (issuer, subject) WHERE issuer <> '';

-- A session is a browser that is signed in. Of what it shows to be let in, only
-- the digest is kept. When it was seen is true to some minutes.
CREATE TABLE sessions (
    key     INTEGER PRIMARY KEY,
    digest  BLOB NOT NULL UNIQUE,  -- SHA-256
    account INTEGER NOT NULL REFERENCES accounts (key),
    agent   TEXT NOT NULL,
    created INTEGER NOT NULL,
    seen    INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    seal    BLOB NOT NULL
) STRICT;
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_expires ON sessions (expires);

-- A token lets a program in; kept like a session.
CREATE TABLE tokens (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    digest  BLOB NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts (key),
    name    TEXT NOT NULL,
    role    TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used    INTEGER,
    revoked INTEGER,
    seal    BLOB NOT NULL
) STRICT;
CREATE INDEX tokens_account ON tokens (account);

-- Who did what, when, from where. Rows are only added; the seal of each is one of
-- the row before it, too, so that none can go missing between others.
CREATE TABLE audit (
    key    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    who    TEXT NOT NULL,
    origin TEXT NOT NULL,
    what   TEXT NOT NULL,
    object TEXT NOT NULL,
    seal   BLOB NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);

-- +goose StatementBegin
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit is only added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit is only added to');
END;
-- +goose StatementEnd
