package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sitrep"
)

// Digest is the SHA-256 of what a browser or a program shows to be let in.
type Digest [sha256.Size]byte

// Session is a browser that is signed in.
type Session struct {
	Digest  Digest
	Agent   string // what the browser calls itself
	Created time.Time
	Seen    time.Time // within some minutes
	Expires time.Time // whatever is done until then
}

// StartSession signs an account in. Sessions that have run out are forgotten.
func (s *Store) StartSession(ctx context.Context, by sitrep.By, account string, se Session) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		row, err := accountNamed(ctx, tx, account)
		if err != nil {
			return err
		}
		if row.Disabled {
			return fmt.Errorf("%w: account %s is disabled", sitrep.ErrConflict, row.Name)
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE expires <= ?", toMicro(by.At)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO sessions (digest, account, agent, created, seen, expires, seal) VALUES (?, ?, ?, ?, ?, ?, ?)",
			se.Digest[:], row.key, se.Agent, toMicro(se.Created), toMicro(se.Seen), toMicro(se.Expires), sealSession(row.Name, &se)); err != nil {
			return err
		}
		return audited(ctx, tx, sitrep.AuditEntry{By: by, What: "sign in", On: row.Name})
	})
}

// Session gives a session and its account, whether or not it has run out and the
// account is disabled. One that there is not is an ErrNotFound.
func (s *Store) Session(ctx context.Context, d Digest) (Session, sitrep.Account, error) {
	all, err := sessionsWhere(ctx, s.read, "s.digest = ?", d[:])
	switch {
	case err != nil:
		return Session{}, sitrep.Account{}, fmt.Errorf("find a session: %w", s.explain(err))
	case len(all) == 0:
		return Session{}, sitrep.Account{}, fmt.Errorf("%w: no such session", sitrep.ErrNotFound)
	}
	return all[0].Session, all[0].account.Account, nil
}

// Sessions gives the sessions of an account that have not run out at some time, the
// latest first.
func (s *Store) Sessions(ctx context.Context, account string, at time.Time) ([]Session, error) {
	rows, err := sessionsWhere(ctx, s.read, "a.name = ? AND s.expires > ? ORDER BY s.key DESC", account, toMicro(at))
	if err != nil {
		return nil, fmt.Errorf("list sessions: %w", s.explain(err))
	}
	all := make([]Session, 0, len(rows))
	for i := range rows {
		all = append(all, rows[i].Session)
	}
	return all, nil
}

// EndSession signs a browser out; where it is not signed in, nothing is done.
func (s *Store) EndSession(ctx context.Context, by sitrep.By, d Digest) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var account string
		err := tx.QueryRowContext(ctx, "DELETE FROM sessions WHERE digest = ? RETURNING (SELECT name FROM accounts WHERE key = account)", d[:]).Scan(&account)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return audited(ctx, tx, sitrep.AuditEntry{By: by, What: "sign out", On: account})
	})
}

// EndSessions signs an account out everywhere.
func (s *Store) EndSessions(ctx context.Context, by sitrep.By, account string) error {
	return s.alter(ctx, by, account, "sign out everywhere", func(tx *sql.Tx, row *accountRow) error {
		return endSessions(ctx, tx, row.key)
	})
}

func endSessions(ctx context.Context, tx *sql.Tx, account int64) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE account = ?", account)
	return err
}

// Seen writes down when sessions were seen and tokens used last. There is one
// writer: ask this of many at once, and each few minutes.
func (s *Store) Seen(ctx context.Context, last map[Digest]time.Time) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		for d, at := range last {
			if err := seen(ctx, tx, d, at); err != nil {
				return err
			}
		}
		return nil
	})
}

func seen(ctx context.Context, tx *sql.Tx, d Digest, at time.Time) error {
	sessions, err := sessionsWhere(ctx, tx, "s.digest = ?", d[:])
	if err != nil {
		return err
	}
	for _, r := range sessions {
		r.Seen = fromMicro(toMicro(at))
		if _, err := tx.ExecContext(ctx, "UPDATE sessions SET seen = ?, seal = ? WHERE digest = ?", toMicro(at), sealSession(r.account.Name, &r.Session), d[:]); err != nil {
			return err
		}
	}
	tokens, err := tokensWhere(ctx, tx, "t.digest = ?", d[:])
	if err != nil {
		return err
	}
	for _, r := range tokens {
		r.Used = fromMicro(toMicro(at))
		if err := r.put(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

type sessionRow struct {
	Session
	account accountRow
	digest  []byte
	sealed  []byte
}

func sealSession(account string, s *Session) []byte {
	return seal(account, string(s.Digest[:]), s.Agent, itoa(toMicro(s.Created)), itoa(toMicro(s.Seen)), itoa(toMicro(s.Expires)))
}

func sessionsWhere(ctx context.Context, q asker, where string, args ...any) ([]sessionRow, error) {
	var all []sessionRow
	err := each(ctx, q, func(rows *sql.Rows) error {
		var r sessionRow
		var created, seen, expires int64
		if err := r.account.scan(rows, &r.digest, &r.Agent, &created, &seen, &expires, &r.sealed); err != nil {
			return err
		}
		copy(r.Digest[:], r.digest)
		r.Created, r.Seen, r.Expires = fromMicro(created), fromMicro(seen), fromMicro(expires)
		all = append(all, r)
		return nil
	}, "SELECT "+accountColumns+`, s.digest, s.agent, s.created, s.seen, s.expires, s.seal
		FROM sessions s JOIN accounts a ON a.key = s.account WHERE `+where, args...)
	return all, err
}

// sessions checks that sessions are as they were written.
func (v *verifier) sessions(ctx context.Context) error {
	rows, err := sessionsWhere(ctx, v.q, "true ORDER BY s.key")
	for i := range rows {
		if !bytes.Equal(sealSession(rows[i].account.Name, &rows[i].Session), rows[i].sealed) {
			v.say(Problem{Field: "sessions", What: "a session of " + rows[i].account.Name + " is not as it was written"})
		}
	}
	return err
}
