package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
)

// costMeet is how many documents the full-text index goes through in the time in which
// it begins at another one.
const costMeet = 300

// errFar tells that the next document is better begun at.
var errFar = errors.New("far")

// meet gives those of some documents that have the words; both from the highest number
// down.
func (l *lister) meet(ctx context.Context, docs []int64) (have []int64, err error) {
	for i := 0; i < len(docs); {
		between := 0
		l.met += costMeet
		err := each(ctx, l.q, func(rows *sql.Rows) error {
			var doc int64
			if err := rows.Scan(&doc); err != nil {
				return err
			}
			l.met++
			for ; i < len(docs) && docs[i] >= doc; i++ {
				between = 0
				if docs[i] == doc {
					have = append(have, doc)
				}
			}
			if between++; i < len(docs) && between > costMeet {
				return errFar
			}
			return nil
		}, "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC", l.text, docs[len(docs)-1], docs[i])
		if err == nil {
			break
		}
		if !errors.Is(err, errFar) {
			return nil, err
		}
	}
	return have, nil
}

// worded tells which of some incidents have a report with the words.
func (l *lister) worded(ctx context.Context, some []found) (map[int64]bool, error) {
	incidents := make([]int64, len(some))
	for i := range some {
		incidents[i] = some[i].key
	}
	tells := l.tells("json_each(?) j CROSS JOIN ", "j.value", "")
	query := "SELECT j.value, d.doc" + tells[0] + l.by() + " UNION ALL SELECT j.value, d.doc" + tells[1] + l.by()
	args := []any{toJSON(incidents)}
	if l.Publisher != "" {
		args = append(args, l.Publisher)
	}
	of := map[int64][]int64{} // document: incidents
	if err := each(ctx, l.q, func(rows *sql.Rows) error {
		var incident, doc int64
		if err := rows.Scan(&incident, &doc); err != nil {
			return err
		}
		of[doc] = append(of[doc], incident)
		return nil
	}, query, append(args, args...)...); err != nil {
		return nil, err
	}
	docs := make([]int64, 0, len(of))
	for doc := range of {
		docs = append(docs, doc)
	}
	slices.SortFunc(docs, func(a, b int64) int { return cmp.Compare(b, a) })
	have, err := l.meet(ctx, docs)
	worded := map[int64]bool{}
	for _, doc := range have {
		for _, incident := range of[doc] {
			worded[incident] = true
		}
	}
	return worded, err
}
