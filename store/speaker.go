package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sitrep"
)

// Speaker is somebody who is reported to have said something, by one name.
type Speaker struct {
	ID         string // the name folded, as sitrep.Fold does it
	Name       string // as it was first written, other than in capitals
	Kind       string // as in sitrep.Speaker, as it was first told
	Statements int    // that are his now, whatever time is looked at
}

// SpeakerID is the id of a speaker; empty for one who is not named.
func SpeakerID(s *sitrep.Speaker) string {
	if s.Anonymous {
		return ""
	}
	return sitrep.Fold(cmp.Or(s.Name, s.Organization))
}

// talk is what a reading has of one speaker.
type talk struct {
	speaker    sitrep.Speaker
	id         string
	statements int
}

// talks are the speakers of some statements, in the order in which they first speak.
func talks(rows []statementRow) (all []talk, err error) {
	at := map[string]int{}
	for i := range rows {
		var b struct {
			Speaker sitrep.Speaker `json:"speaker"`
		}
		if err := decodeJSON(rows[i].body, &b); err != nil {
			return nil, err
		}
		id := SpeakerID(&b.Speaker)
		if id == "" {
			continue
		}
		j, known := at[id]
		if !known {
			j = len(all)
			at[id] = j
			all = append(all, talk{speaker: b.Speaker, id: id})
		}
		all[j].statements++
	}
	return all, nil
}

// putSpoken keeps who speaks in a reading of a version.
func (b *Batch) putSpoken(ctx context.Context, reading, version int64, d *derived) error {
	all, err := talks(d.statements)
	if err != nil || len(all) == 0 {
		return err
	}
	var recorded int64
	if err := b.q.QueryRowContext(ctx, "SELECT recorded FROM versions WHERE key = ?", version).Scan(&recorded); err != nil {
		return err
	}
	published, err := sitrep.ParseMoment(d.published)
	if err != nil {
		return err
	}
	came := toMicro(CameOut(&sitrep.Source{Published: published, Recorded: fromMicro(recorded)}))
	for _, t := range all {
		if _, err := b.put(ctx, `INSERT INTO speakers (folded, name, kind, statements, since, came) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (folded) DO UPDATE SET statements = statements + excluded.statements,
				name = CASE WHEN name = upper(name) THEN excluded.name ELSE name END,
				since = min(since, excluded.since), came = min(came, excluded.came)`,
			t.id, cmp.Or(t.speaker.Name, t.speaker.Organization), t.speaker.Kind, t.statements, recorded, came); err != nil {
			return err
		}
		if _, err := b.put(ctx, "INSERT INTO spoken (speaker, came, reading, statements) SELECT key, ?2, ?3, ?4 FROM speakers WHERE folded = ?1",
			t.id, came, reading, t.statements); err != nil {
			return err
		}
	}
	return nil
}

// silence no longer counts what speakers say in a reading that is retired.
func (b *Batch) silence(ctx context.Context, reading int64) error {
	_, err := b.put(ctx, `UPDATE speakers SET statements = statements - (SELECT p.statements FROM spoken p WHERE p.reading = ?1 AND p.speaker = speakers.key)
		WHERE key IN (SELECT speaker FROM spoken WHERE reading = ?1)`, reading)
	return err
}

// speakAll makes afresh who speaks, from all readings.
func (b *Batch) speakAll(ctx context.Context) error {
	for _, query := range []string{"DELETE FROM spoken", "DELETE FROM speakers"} {
		if _, err := b.put(ctx, query); err != nil {
			return err
		}
	}
	for after := int64(0); ; {
		some, err := keys(ctx, b.q, "SELECT key FROM readings WHERE key > ? ORDER BY key LIMIT ?", after, page)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, after = range some {
			if err := b.speakAgain(ctx, after); err != nil {
				return err
			}
		}
	}
}

func (b *Batch) speakAgain(ctx context.Context, reading int64) error {
	k := &keptReading{key: reading}
	if err := b.q.QueryRowContext(ctx, "SELECT version, published, retired FROM readings WHERE key = ?", reading).
		Scan(&k.version, &k.published, &k.retired); err != nil {
		return err
	}
	if err := k.loadStatements(ctx, b.q); err != nil {
		return err
	}
	if err := b.putSpoken(ctx, reading, k.version, &k.derived); err != nil || !k.retired.Valid {
		return err
	}
	return b.silence(ctx, reading)
}

// Speakers lists speakers whose name begins so, in any case; those of most statements
// first. At some time those who had spoken by then are listed. After is the id of a
// speaker of the same list: only those after him. An empty prefix is all.
func (s *Store) Speakers(ctx context.Context, prefix, after string, limit int, at AsOf) ([]Speaker, error) {
	where, index, args := " WHERE statements > 0", "speakers_most", []any{}
	if !at.Now() {
		where = " WHERE since <= ?"
		if at.Clock == Published {
			where = " WHERE came <= ?"
		}
		args = append(args, toMicro(at.Time))
	}
	if p := sitrep.Fold(prefix); p != "" {
		where, index = where+" AND folded >= ? AND folded < ?", "speakers_folded"
		args = append(args, p, p+"\U0010ffff")
	}
	if after != "" {
		where += " AND (statements < (SELECT statements FROM speakers WHERE folded = ?) OR statements = (SELECT statements FROM speakers WHERE folded = ?) AND folded > ?)"
		args = append(args, after, after, after)
	}
	all := []Speaker{}
	err := each(ctx, s.read, func(rows *sql.Rows) error {
		var sp Speaker
		err := rows.Scan(&sp.ID, &sp.Name, &sp.Kind, &sp.Statements)
		all = append(all, sp)
		return err
	}, `SELECT s.folded, s.name, s.kind, s.statements FROM (SELECT key, statements, folded FROM speakers INDEXED BY `+index+where+
		` ORDER BY statements DESC, folded LIMIT ?) c CROSS JOIN speakers s ON s.key = c.key ORDER BY c.statements DESC, c.folded`, append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("list speakers: %w", s.explain(err))
	}
	return all, nil
}

// Speaker gives the speaker of a name, in any case. No such one is an ErrNotFound.
func (s *Store) Speaker(ctx context.Context, name string) (Speaker, error) {
	sp := Speaker{ID: sitrep.Fold(name)}
	err := s.read.QueryRowContext(ctx, "SELECT name, kind, statements FROM speakers WHERE folded = ?", sp.ID).Scan(&sp.Name, &sp.Kind, &sp.Statements)
	if errors.Is(err, sql.ErrNoRows) {
		return sp, fmt.Errorf("%w: nobody by the name of %q is reported to have said anything", sitrep.ErrNotFound, name)
	}
	if err != nil {
		return sp, fmt.Errorf("get speaker %s: %w", name, s.explain(err))
	}
	return sp, nil
}
