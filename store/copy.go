package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"slices"

	"sitrep"
)

// Sketch is what copies of a text are told by.
type Sketch struct {
	Values []uint32 // alike where texts are; nil for a text that is too short
	Bands  []uint64 // two texts that are alike share one of them
	Agency string   // that the text is credited to; empty for none
}

// putSketch keeps what copies of a version's text are told by, and which report
// it is a copy of itself: of the earliest version that is alike.
func (b *Batch) putSketch(ctx context.Context, version, report int64, r *sitrep.Report) error {
	if b.s.rules.Sketch == nil {
		return nil
	}
	s := b.s.rules.Sketch(r)
	original, err := b.s.original(ctx, b.q, version, report, s)
	if err != nil {
		return err
	}
	if _, err := b.put(ctx, "INSERT OR REPLACE INTO sketches (version, sketch, agency, original) VALUES (?, ?, ?, ?)",
		version, packValues(s.Values), s.Agency, original); err != nil {
		return err
	}
	if s.Bands == nil {
		return nil
	}
	_, err = b.put(ctx, "INSERT OR IGNORE INTO bands (band, version) SELECT value, ?2 FROM json_each(?1)", bandList(s.Bands), version)
	return err
}

// bandList is a list for SQL, whose numbers have a sign.
func bandList(bands []uint64) string {
	out := make([]int64, len(bands))
	for i, b := range bands {
		out[i] = int64(b)
	}
	return toJSON(out)
}

// resketch makes afresh what copies are told by.
func (b *Batch) resketch(ctx context.Context) error {
	for _, query := range []string{"DELETE FROM bands", "DELETE FROM sketches"} {
		if _, err := b.put(ctx, query); err != nil {
			return err
		}
	}
	for after := int64(0); ; {
		kept, err := versionsAfter(ctx, b.q, after, false)
		if err != nil {
			return err
		}
		for _, k := range kept {
			if err := b.putSketch(ctx, k.key, k.report, k.Report); err != nil {
				return err
			}
			after = k.key
		}
		if len(kept) < page {
			return nil
		}
	}
}

// original finds the report that a version is a copy of, among those taken in
// before it; NULL for none.
func (s *Store) original(ctx context.Context, q asker, version, report int64, sk Sketch) (sql.NullInt64, error) {
	if sk.Bands == nil {
		return sql.NullInt64{}, nil
	}
	// Of those that share a band the first one: all that are copies are of one text.
	near, err := keys(ctx, q, `SELECT b.version FROM json_each(?1) j
		CROSS JOIN bands b ON b.band = j.value AND b.version = (SELECT min(version) FROM bands WHERE band = j.value) WHERE b.version < ?2`,
		bandList(sk.Bands), version)
	if err != nil {
		return sql.NullInt64{}, err
	}
	slices.Sort(near)
	for _, other := range slices.Compact(near) {
		var packed []byte
		var its int64
		var original sql.NullInt64
		err := q.QueryRowContext(ctx, "SELECT k.sketch, v.report, k.original FROM sketches k JOIN versions v ON v.key = k.version WHERE k.version = ?", other).
			Scan(&packed, &its, &original)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return sql.NullInt64{}, err
		}
		if original.Valid {
			its = original.Int64
		}
		if its != report && s.rules.Copies(unpackValues(packed), sk.Values) {
			return sql.NullInt64{Int64: its, Valid: true}, nil
		}
	}
	return sql.NullInt64{}, nil
}

func packValues(v []uint32) []byte {
	out := make([]byte, 0, 4*len(v))
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, x)
	}
	return out
}

func unpackValues(b []byte) []uint32 {
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}
