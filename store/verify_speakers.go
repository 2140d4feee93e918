package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

// spokenIn checks that those who speak in a reading are found by what they say in it.
func (v *verifier) spokenIn(ctx context.Context, k *keptReading, p Problem) error {
	var have, want []string
	if err := each(ctx, v.q, func(rows *sql.Rows) error {
		var id string
		var n int
		err := rows.Scan(&id, &n)
		have = append(have, id+" "+itoa(n))
		return err
	}, "SELECT s.folded, p.statements FROM spoken p JOIN speakers s ON s.key = p.speaker WHERE p.reading = ?", k.key); err != nil {
		return err
	}
	all, err := talks(k.statements)
	if err != nil {
		return nil //nolint:nilerr // the statement itself was said to be damaged
	}
	for _, t := range all {
		want = append(want, t.id+" "+itoa(t.statements))
	}
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		p.Field, p.What = "speakers", "those who speak in it are not found by it ("+strings.Join(have, ", ")+"); sitrep rebuild finds them afresh"
		v.say(p)
	}
	return nil
}

// speakers checks that what speakers said is counted.
func (v *verifier) speakers(ctx context.Context) error {
	return v.none(ctx, "speakers", "what somebody said is not counted as it is kept; sitrep rebuild counts it afresh",
		`SELECT NULL FROM speakers s WHERE s.statements <> coalesce((SELECT sum(p.statements) FROM spoken p JOIN readings rd ON rd.key = p.reading
			WHERE p.speaker = s.key AND rd.retired IS NULL), 0) LIMIT 1`)
}
