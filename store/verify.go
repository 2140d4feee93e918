package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// Problem is something in the store that is not as it was written.
type Problem struct {
	Incident string // empty where it concerns none, or none can be told
	Report   string
	Version  int // 0 where it concerns none
	Claim    string
	Field    string // of the incident, for claims; else of the table
	What     string
}

// String names what is wrong in one line.
func (p Problem) String() string {
	var at []string
	add := func(name, value string) {
		if value != "" {
			at = append(at, strings.TrimSpace(name+" "+value))
		}
	}
	add("incident", p.Incident)
	add("report", p.Report)
	if p.Version > 0 {
		add("version", itoa(p.Version))
	}
	add("claim", p.Claim)
	add("field", p.Field)
	if len(at) == 0 {
		at = []string{"store"}
	}
	return strings.Join(at, ", ") + ": " + p.What
}

// Verify checks that every value leads to a claim, every claim to words, the
// words to a stored text, every text to its hash, and that the file and its
// indexes are sound. It calls problem for all that is wrong. The error is one
// of looking, not of what was found.
func (s *Store) Verify(ctx context.Context, problem func(Problem)) error {
	if s.rules.Weigh == nil {
		return fmt.Errorf("%w: store %s was opened for reading", sitrep.ErrInvalid, s.path)
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.explain(err)
	}
	defer tx.Rollback() // nothing was written
	v := &verifier{s: s, q: tx, problem: problem}
	for _, step := range []func(context.Context) error{
		v.file, v.reports, v.versions, v.incidents, v.links, v.decisions, v.moved, v.records, v.history, v.profiles, v.spots, v.names, v.sketches, v.bands, v.documents, v.words,
		v.sites, v.tallies, v.issues, v.reviewed, v.queue, v.speakers,
		v.accounts, v.sessions, v.tokens, v.audit,
	} {
		if err := step(ctx); err != nil {
			if damaged(err) {
				v.say(Problem{What: "the file is damaged: " + err.Error()})
				continue
			}
			return fmt.Errorf("verify: %w", s.explain(err))
		}
	}
	return nil
}

type verifier struct {
	s       *Store
	q       asker
	problem func(Problem)

	named, bandsWanted int // rows that the indexes of names and copies should have
}

func (v *verifier) say(p Problem) { v.problem(p) }

// damaged tells whether an error of reading is a finding of its own.
func damaged(err error) bool {
	return errors.Is(err, sitrep.ErrInvalid) || isDamage(err)
}

// file asks SQLite whether its tables and indexes are sound.
func (v *verifier) file(ctx context.Context) error {
	// The check of the full-text index goes by what its connection remembers of the
	// index's layout, and takes what others have merged since for damage. Looking
	// something up makes it read the layout anew.
	if _, err := keys(ctx, v.q, "SELECT rowid FROM words LIMIT 1"); err != nil {
		return err
	}
	if err := each(ctx, v.q, func(rows *sql.Rows) error {
		var found string
		err := rows.Scan(&found)
		if err == nil && found != "ok" {
			v.say(Problem{What: "the file is damaged: " + found})
		}
		return err
	}, "PRAGMA integrity_check"); err != nil {
		return err
	}
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var table, parent string
		var row, constraint sql.NullInt64
		err := rows.Scan(&table, &row, &parent, &constraint)
		v.say(Problem{Field: table, What: fmt.Sprintf("row %d leads to a row of %s that is not there", row.Int64, parent)})
		return err
	}, "PRAGMA foreign_key_check")
}

// reports checks that the last version is the one that counts, and that it and
// no other has a reading that stands.
func (v *verifier) reports(ctx context.Context) error {
	if err := each(ctx, v.q, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		v.say(Problem{Report: id, Field: "version", What: "the version that counts is not the last one"})
		return err
	}, `SELECT r.id FROM reports r WHERE r.version IS NOT
		(SELECT key FROM versions WHERE report = r.key ORDER BY number DESC LIMIT 1)`); err != nil {
		return err
	}
	return each(ctx, v.q, func(rows *sql.Rows) error {
		p := Problem{Field: "readings", What: "the last version has no reading, or an earlier one has"}
		err := rows.Scan(&p.Report, &p.Version)
		v.say(p)
		return err
	}, `SELECT r.id, v.number FROM versions v JOIN reports r ON r.key = v.report
		LEFT JOIN readings rd ON rd.version = v.key AND rd.retired IS NULL
		WHERE (rd.key IS NULL) = (r.version = v.key) ORDER BY v.key`)
}

// versions checks every version of every report, and all readings of it.
func (v *verifier) versions(ctx context.Context) error {
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var key int64
		var h head
		var text string
		var raw, sealed []byte
		if err := rows.Scan(&key, &h.id, &h.number, &h.title, &text, &h.source, &h.url, &h.language, &h.published, &h.media,
			&raw, &h.rawHash, &h.textHash, &h.same, &h.recorded, &sealed); err != nil {
			return err
		}
		v.version(&h, text, raw, sealed)
		report := &sitrep.Report{ID: h.id, Title: h.title, Text: text}
		readings, err := keys(ctx, v.q, "SELECT key FROM readings WHERE version = ? ORDER BY key", key)
		if err != nil {
			return err
		}
		for _, reading := range readings {
			if err := v.reading(ctx, reading, report, h.number); err != nil {
				return err
			}
		}
		return nil
	}, `SELECT v.key, coalesce(r.id, ''), v.number, v.title, v.text, v.source, v.url, v.language, v.published, v.media,
		v.raw, v.raw_hash, v.text_hash, v.same, v.recorded, v.seal
		FROM versions v LEFT JOIN reports r ON r.key = v.report ORDER BY v.key`)
}

func (v *verifier) version(h *head, text string, raw, sealed []byte) {
	wrong := func(field, what string) {
		v.say(Problem{Report: h.id, Version: h.number, Field: field, What: what})
	}
	if sitrep.Hash([]byte(text)) != h.textHash {
		wrong("text", "the text is not the one that its hash was taken of")
	}
	if came, err := unpack(raw); err != nil {
		wrong("raw", "the raw bytes cannot be unpacked: "+err.Error())
	} else if sitrep.Hash(came) != h.rawHash {
		wrong("raw", "the raw bytes are not those that their hash was taken of")
	}
	h.packed = seal(string(raw))
	if !bytes.Equal(h.seal(), sealed) {
		wrong("head", "title, source, address, language, date, media type, hashes or packed bytes are not as they were written")
	}
}

// reading checks a reading's rows, each for itself and all together.
func (v *verifier) reading(ctx context.Context, key int64, r *sitrep.Report, version int) error {
	k, err := loadReading(ctx, v.q, key)
	if err != nil {
		return err
	}
	incidents, err := v.incidentsOf(ctx, key, k.tellings)
	if err != nil {
		return err
	}
	at := func(telling int) Problem {
		p := Problem{Report: r.ID, Version: version}
		if telling >= 0 {
			p.Incident = incidents[telling]
		}
		return p
	}
	sound := true
	for i := range k.statements {
		row := &k.statements[i]
		if what := faultOfStatement(row, r, k.seals[0][i]); what != "" {
			p := at(row.telling)
			p.Field, p.What = "statement "+row.id, what
			v.say(p)
			sound = false
		}
	}
	for i := range k.claims {
		row := &k.claims[i]
		if what := faultOfClaim(row, r, k.seals[1][i]); what != "" {
			p := at(row.telling)
			p.Claim, p.Field, p.What = row.id, row.field, what
			v.say(p)
			sound = false
		}
	}
	if sound && !k.whole() {
		p := at(-1)
		p.Field, p.What = "reading", "claims, statements or incidents of it are missing, changed or exchanged"
		v.say(p)
	}
	if sound {
		return v.spokenIn(ctx, k, at(-1))
	}
	return nil
}

// incidentsOf gives the incidents that a reading's tellings are linked to; a
// telling's own id where it is linked no more.
func (v *verifier) incidentsOf(ctx context.Context, reading int64, tellings []string) ([]string, error) {
	all := slices.Clone(tellings)
	i := 0
	return all, each(ctx, v.q, func(rows *sql.Rows) error {
		var id sql.NullString
		err := rows.Scan(&id)
		if id.Valid && i < len(all) {
			all[i] = id.String
		}
		i++
		return err
	}, `SELECT (SELECT i.id FROM links l JOIN incidents i ON i.key = l.incident WHERE l.telling = t.key AND l.undone IS NULL)
		FROM tellings t WHERE t.reading = ? ORDER BY t.ordinal`, reading)
}

// faultOfStatement says what is wrong with a row; empty where nothing is.
func faultOfStatement(row *statementRow, r *sitrep.Report, sealed []byte) string {
	st, err := row.statement(row.id, "")
	switch {
	case err != nil:
		return err.Error()
	case row.telling == -2:
		return "it is about an incident that its report does not tell of"
	}
	for _, quotes := range [][]sitrep.Quote{st.Source, st.Cue, st.Content} {
		if err := checkQuotes(r, quotes); err != nil {
			return err.Error()
		}
	}
	if !bytes.Equal(row.seal(), sealed) {
		return "it is not as it was written"
	}
	return ""
}

// faultOfClaim says what is wrong with a row; empty where nothing is.
func faultOfClaim(row *claimRow, r *sitrep.Report, sealed []byte) string {
	c, err := row.claim(row.id, "", "")
	switch {
	case err != nil:
		return err.Error()
	case row.telling < 0:
		return "it is about an incident that its report does not tell of"
	case row.statement == -2:
		return "it is made in a statement that its report does not have"
	case len(c.Quotes) == 0:
		return "it has no words to show"
	}
	if err := checkQuotes(r, c.Quotes); err != nil {
		return err.Error()
	}
	if !bytes.Equal(row.seal(), sealed) {
		return "its value, voice, words or rule is not as it was written"
	}
	return ""
}

func (v *verifier) incidents(ctx context.Context) error {
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var id string
		var recorded int64
		var sealed []byte
		err := rows.Scan(&id, &recorded, &sealed)
		if err == nil && !bytes.Equal(seal(id, itoa(recorded)), sealed) {
			v.say(Problem{Incident: id, Field: "id", What: "its id is not as it was written"})
		}
		return err
	}, "SELECT id, recorded, seal FROM incidents ORDER BY key")
}

// links checks each decision, and that each telling that stands has one.
func (v *verifier) links(ctx context.Context) error {
	if err := each(ctx, v.q, func(rows *sql.Rows) error {
		var telling, incident, recorded int64
		var score float64
		var evidence, who, id string
		var undone sql.NullInt64
		var sealed []byte
		err := rows.Scan(&telling, &incident, &score, &evidence, &who, &recorded, &undone, &sealed, &id)
		want := sealLink(telling, incident, score, evidence, who, recorded)
		if undone.Valid {
			want = sealEnded(want, undone.Int64)
		}
		if err == nil && !bytes.Equal(want, sealed) {
			v.say(Problem{Incident: id, Field: "link", What: "a decision about its reports is not as it was written"})
		}
		return err
	}, `SELECT l.telling, l.incident, l.score, l.evidence, l.who, l.recorded, l.undone, l.seal, coalesce(i.id, '')
		FROM links l LEFT JOIN incidents i ON i.key = l.incident ORDER BY l.key`); err != nil {
		return err
	}
	return each(ctx, v.q, func(rows *sql.Rows) error {
		p := Problem{Field: "link", What: "an incident that stands has no link, or one that is retired has"}
		err := rows.Scan(&p.Report, &p.Version, &p.Incident)
		v.say(p)
		return err
	}, `SELECT r.id, v.number, t.id FROM tellings t JOIN readings rd ON rd.key = t.reading
		JOIN versions v ON v.key = rd.version JOIN reports r ON r.key = v.report
		LEFT JOIN links l ON l.telling = t.key AND l.undone IS NULL
		WHERE (l.key IS NULL) = (rd.retired IS NULL) ORDER BY t.key`)
}

// words checks that the full-text index is that of all versions. This
// must be asked as if it were a change.
func (v *verifier) words(ctx context.Context) error {
	tx, err := v.s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	_, err = tx.ExecContext(ctx, "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
	if isDamage(err) {
		v.say(Problem{Field: "words", What: "the full-text index is not that of the reports' texts; sitrep rebuild makes it afresh"})
		return nil
	}
	return err
}
