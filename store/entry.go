package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"sitrep"
)

// Entry is one value of an incident as an analyst gives it. Entries are never
// changed, and no machine touches them.
type Entry struct {
	Incident string
	Value    sitrep.Value
	Who      string // never empty
	Why      string // never empty
	Recorded time.Time
}

// AddEntry keeps an analyst's entry on an incident, given by its id or the
// beginning of it.
func (s *Store) AddEntry(ctx context.Context, e Entry) error {
	if e.Value == nil || e.Who == "" || e.Why == "" {
		return fmt.Errorf("%w: an entry needs a value, a name and a reason", sitrep.ErrInvalid)
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to write: %w", s.explain(err))
	}
	defer tx.Rollback() // nothing to do after Commit
	incident, id, err := find(ctx, tx, e.Incident)
	if err != nil {
		return err
	}
	field, value, at := string(e.Value.Field()), toJSON(e.Value), toMicro(e.Recorded)
	if _, err := tx.ExecContext(ctx, "INSERT INTO entries (incident, field, value, who, why, recorded, seal) VALUES (?, ?, ?, ?, ?, ?, ?)",
		incident, field, value, e.Who, e.Why, at, sealEntry(id, field, value, e.Who, e.Why, at)); err != nil {
		return fmt.Errorf("enter: %w", s.explain(err))
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("enter: %w", s.explain(err))
	}
	return nil
}

func sealEntry(incident, field, value, who, why string, recorded int64) []byte {
	return seal(incident, field, value, who, why, itoa(recorded))
}

func entriesOf(ctx context.Context, q asker, incident int64) ([]Entry, error) {
	var all []Entry
	err := each(ctx, q, func(rows *sql.Rows) error {
		var e Entry
		var field, value string
		var recorded int64
		if err := rows.Scan(&e.Incident, &field, &value, &e.Who, &e.Why, &recorded); err != nil {
			return err
		}
		var err error
		e.Value, err = sitrep.DecodeValue(sitrep.Field(field), []byte(value))
		e.Recorded = fromMicro(recorded)
		all = append(all, e)
		return err
	}, `SELECT i.id, e.field, e.value, e.who, e.why, e.recorded
		FROM entries e JOIN incidents i ON i.key = e.incident WHERE e.incident = ? ORDER BY e.key`, incident)
	return all, err
}
