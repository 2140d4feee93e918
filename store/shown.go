package store

import (
	"context"
	"database/sql"
	"slices"

	"sitrep"
)

// The machine finds for each telling the incident that it is of. Analysts merge
// and split incidents on top of that: a telling is shown as of another incident
// than the machine's where a decision that stands says so. What is shown follows
// from links and decisions alone, in whatever order they came about, and a
// decision that is undone leaves no trace.

// moves are the mergers and splits that have to do with an incident.
type moves struct {
	members []int64 // every incident that one of them names, and the one itself
	steps   []step  // those that stand, in the order of deciding
}

// step moves what is shown as of one incident to another.
type step struct {
	decision int64
	from, to int64
	reports  []int64 // only tellings of these; nil for all
}

// shown gives the incident that a telling of a report is shown as of, when it is
// linked to base. Report 0 is for what no report tells.
func (m *moves) shown(base, report int64) int64 {
	for _, s := range m.steps {
		if base == s.from && (s.reports == nil || slices.Contains(s.reports, report)) {
			base = s.to
		}
	}
	return base
}

// movesOf finds the mergers and splits that an incident has to do with.
func movesOf(ctx context.Context, q asker, incident int64, at AsOf) (*moves, error) {
	m := &moves{members: []int64{incident}}
	var found []*decided
	seen := map[int64]bool{}
	for i := 0; i < len(m.members); i++ {
		ds, err := decisionsWhere(ctx, q, at, "(d.incident = ?1 OR d.other = ?1) AND d.other IS NOT NULL", m.members[i])
		if err != nil {
			return nil, err
		}
		for _, d := range ds {
			if seen[d.key] {
				continue
			}
			seen[d.key] = true
			found = append(found, d)
			for _, key := range []int64{d.incident.Int64, d.other.Int64} {
				if !slices.Contains(m.members, key) {
					m.members = append(m.members, key)
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b *decided) int { return int(a.key - b.key) })
	for _, d := range standingAmong(found) {
		switch d.Deed {
		case sitrep.Merge:
			m.steps = append(m.steps, step{decision: d.key, from: d.other.Int64, to: d.incident.Int64})
		case sitrep.Split:
			reports, err := reportKeys(ctx, q, d.Reports)
			if err != nil {
				return nil, err
			}
			m.steps = append(m.steps, step{decision: d.key, from: d.incident.Int64, to: d.other.Int64, reports: reports})
		}
	}
	return m, nil
}

// reportKeys gives the keys of reports; never nil.
func reportKeys(ctx context.Context, q asker, ids []string) ([]int64, error) {
	out := []int64{}
	for _, id := range ids {
		found, err := keys(ctx, q, "SELECT key FROM reports WHERE id = ?", id)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// answers gives the incident that an id answers with: itself, the one that it was
// merged into, or, for one that a split had made and that is no more, the one
// that it was split from.
func answers(ctx context.Context, q asker, incident int64, at AsOf) (int64, error) {
	m, err := movesOf(ctx, q, incident, at)
	if err != nil || len(m.members) == 1 {
		return incident, err
	}
	from, err := splitFrom(ctx, q, incident)
	if err != nil {
		return 0, err
	}
	if from != 0 && !slices.ContainsFunc(m.steps, func(s step) bool { return s.to == incident }) {
		incident = from
	}
	return m.shown(incident, 0), nil
}

// splitFrom gives the incident that one was split from; 0 for one that a report
// is the first to tell of.
func splitFrom(ctx context.Context, q asker, incident int64) (int64, error) {
	var from sql.NullInt64
	err := q.QueryRowContext(ctx, "SELECT max(incident) FROM decisions WHERE other = ? AND deed = 'split'", incident).Scan(&from)
	return from.Int64, err
}
