package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sitrep"
)

// Audit records that something was done which leaves no trace in the audit of
// itself, as all that this package changes of accounts does.
func (s *Store) Audit(ctx context.Context, e sitrep.AuditEntry) error {
	return s.change(ctx, func(tx *sql.Tx) error { return audited(ctx, tx, e) })
}

// AuditSince gives what was done at some time or later, in the order of recording;
// the zero time gives everything.
func (s *Store) AuditSince(ctx context.Context, since time.Time) ([]sitrep.AuditEntry, error) {
	var all []sitrep.AuditEntry
	err := eachAudited(ctx, s.read, func(e sitrep.AuditEntry, _ []byte) {
		all = append(all, e)
	}, "WHERE at >= ?", sinceMicro(since))
	if err != nil {
		return nil, fmt.Errorf("list the audit: %w", s.explain(err))
	}
	return all, nil
}

func sinceMicro(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return toMicro(t)
}

func eachAudited(ctx context.Context, q asker, f func(e sitrep.AuditEntry, sealed []byte), where string, args ...any) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var e sitrep.AuditEntry
		var at int64
		var sealed []byte
		if err := rows.Scan(&at, &e.Who, &e.From, &e.What, &e.On, &sealed); err != nil {
			return err
		}
		e.At = fromMicro(at)
		f(e, sealed)
		return nil
	}, "SELECT at, who, origin, what, object, seal FROM audit "+where+" ORDER BY key", args...)
}

// change runs f within a transaction of the one writer.
func (s *Store) change(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(err)
	}
	defer tx.Rollback() // nothing to do after Commit
	if err := f(tx); err != nil {
		return s.explain(err)
	}
	return s.explain(tx.Commit())
}

// audited adds to the audit, in the transaction of what was done.
func audited(ctx context.Context, tx *sql.Tx, e sitrep.AuditEntry) error {
	if e.Who == "" || e.What == "" || e.At.IsZero() {
		return fmt.Errorf("%w: the audit is not told who does what, and when", sitrep.ErrInvalid)
	}
	var last []byte
	if err := tx.QueryRowContext(ctx, "SELECT seal FROM audit ORDER BY key DESC LIMIT 1").Scan(&last); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO audit (at, who, origin, what, object, seal) VALUES (?, ?, ?, ?, ?, ?)",
		toMicro(e.At), e.Who, e.From, e.What, e.On, sealAudit(last, &e))
	return err
}

func sealAudit(last []byte, e *sitrep.AuditEntry) []byte {
	return seal(string(last), itoa(toMicro(e.At)), e.Who, e.From, e.What, e.On)
}

// audit checks that what was done is as it was recorded, and that none of it is
// missing between the first and the last.
func (v *verifier) audit(ctx context.Context) error {
	var last []byte
	return eachAudited(ctx, v.q, func(e sitrep.AuditEntry, sealed []byte) {
		if !bytes.Equal(sealAudit(last, &e), sealed) {
			v.say(Problem{Field: "audit", What: fmt.Sprintf("what %q did at %s, or what stood before it, is not as it was written", e.Who, e.At.Format(time.RFC3339))})
		}
		last = sealed
	}, "")
}
