package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"sitrep"
)

// DecisionFilter tells which decisions to list; the zero DecisionFilter lists all.
type DecisionFilter struct {
	Who      string      // exactly as it was signed
	Deed     sitrep.Deed //
	Incident string      // id, or the beginning of it: those about it and all that mergers and splits tie to it
	After    string      // id of a decision: only what was decided before it
	Limit    int         // 0 is no limit
	AsOf     AsOf        // the zero AsOf is now
}

// LatestDecisions lists decisions, the last one first, those too that were undone.
func (s *Store) LatestDecisions(ctx context.Context, f DecisionFilter) ([]sitrep.Decision, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("list decisions: %w", s.explain(err))
	}
	defer tx.Rollback() // nothing was written
	found, err := latestDecisions(ctx, tx, f)
	if err != nil {
		return nil, fmt.Errorf("list decisions: %w", s.explain(err))
	}
	out := make([]sitrep.Decision, 0, len(found))
	for _, d := range found {
		out = append(out, d.Decision)
	}
	return out, nil
}

func latestDecisions(ctx context.Context, q asker, f DecisionFilter) ([]*decided, error) {
	where, args := "d.recorded <= ?", []any{f.AsOf.recorded()}
	and := func(condition string, arg any) {
		where += " AND " + condition
		args = append(args, arg)
	}
	if f.Who != "" {
		and("d.who = ?", f.Who)
	}
	if f.Deed != "" {
		and("d.deed = ?", f.Deed)
	}
	if f.After != "" {
		last, err := keys(ctx, q, "SELECT key FROM decisions WHERE id = ?", fold(f.After))
		if err != nil {
			return nil, err
		}
		if len(last) == 0 {
			return nil, fmt.Errorf("%w: no decision has the id %q", sitrep.ErrNotFound, f.After)
		}
		and("d.key < ?", last[0])
	}
	if f.Incident != "" {
		key, _, err := find(ctx, q, fold(f.Incident))
		if err != nil {
			return nil, err
		}
		m, err := movesOf(ctx, q, key, f.AsOf)
		if err != nil {
			return nil, err
		}
		members := toJSON(m.members)
		and(`d.key IN (SELECT key FROM decisions WHERE incident IN (SELECT value FROM json_each(?))`, members)
		where += " UNION SELECT key FROM decisions WHERE other IN (SELECT value FROM json_each(?)))"
		args = append(args, members)
	}
	query := "SELECT " + decisionColumns + decisionTables + " WHERE " + where + " ORDER BY d.key DESC"
	if f.Limit > 0 {
		query += " LIMIT " + itoa(f.Limit)
	}
	found, err := scanDecisions(ctx, q, query, args...)
	if err != nil {
		return nil, err
	}
	return found, markStanding(ctx, q, found, f.AsOf)
}

func scanDecisions(ctx context.Context, q asker, query string, args ...any) (found []*decided, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		d, err := scanDecided(rows)
		found = append(found, d)
		return err
	}, query, args...)
	return found, err
}

// markStanding marks those of some decisions that stand, by all that undo them.
func markStanding(ctx context.Context, q asker, ds []*decided, at AsOf) error {
	some := []int64{}
	for _, d := range ds {
		some = append(some, d.key)
	}
	undoing, err := scanDecisions(ctx, q, `WITH RECURSIVE undoing (key) AS (
			SELECT key FROM decisions WHERE undoes IN (SELECT value FROM json_each(?1))
			UNION SELECT d.key FROM undoing u CROSS JOIN decisions d ON d.undoes = u.key
		) SELECT `+decisionColumns+decisionTables+" WHERE d.key IN (SELECT key FROM undoing) AND d.recorded <= ?2", toJSON(some), at.recorded())
	if err != nil {
		return err
	}
	all := slices.Clone(ds)
	for _, u := range undoing {
		if !slices.Contains(some, u.key) {
			all = append(all, u)
		}
	}
	slices.SortFunc(all, func(a, b *decided) int { return int(a.key - b.key) })
	standingAmong(all)
	return nil
}

// Decision gives a decision by its id. No such one is an ErrNotFound.
func (s *Store) Decision(ctx context.Context, id string) (*sitrep.Decision, error) {
	found, err := scanDecisions(ctx, s.read, "SELECT "+decisionColumns+decisionTables+" WHERE d.id = ?", fold(id))
	if err != nil {
		return nil, fmt.Errorf("get decision: %w", s.explain(err))
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%w: no decision has the id %q", sitrep.ErrNotFound, id)
	}
	if err := markStanding(ctx, s.read, found, AsOf{}); err != nil {
		return nil, fmt.Errorf("get decision: %w", s.explain(err))
	}
	return &found[0].Decision, nil
}

// Deciders are all who have decided something, in the order of their names.
func (s *Store) Deciders(ctx context.Context) ([]string, error) {
	var all []string
	// Each name is looked for behind the one before: there are few names to many decisions.
	for name := ""; ; {
		err := s.read.QueryRowContext(ctx, "SELECT who FROM decisions WHERE who > ? ORDER BY who LIMIT 1", name).Scan(&name)
		if errors.Is(err, sql.ErrNoRows) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("list who decided: %w", s.explain(err))
		}
		all = append(all, name)
	}
}

// DecideAll keeps several decisions of one analyst, all of them or none: where one is
// refused, so are the others. It gives them back as Decide does.
func (s *Store) DecideAll(ctx context.Context, ds []sitrep.Decision, recorded time.Time) ([]sitrep.Decision, error) {
	b, err := s.Begin(ctx, "", recorded)
	if err != nil {
		return nil, err
	}
	defer b.Rollback() // nothing to do after Commit
	out := make([]sitrep.Decision, 0, len(ds))
	for _, d := range ds {
		d.Recorded = b.recorded
		kept, err := b.decide(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.Deed, s.explain(err))
		}
		out = append(out, kept)
	}
	return out, b.Commit()
}
