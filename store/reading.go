package store

import (
	"bytes"
	"context"
	"database/sql"
	"slices"

	"sitrep"
)

// derived is a reading in the rows that it is kept in. Rows refer to each other
// by their place.
type derived struct {
	engine        string
	published     string
	publishedFrom string
	tellings      []string // ids of the report's incidents, the main one first
	vector        []byte   // of the whole report; nil for none
	statements    []statementRow
	claims        []claimRow
}

type statementRow struct {
	id                          string
	telling                     int // -1 for none
	stance, certainty, polarity string
	body                        string
}

type claimRow struct {
	id                          string
	telling                     int
	field, value                string
	stance, certainty, polarity string
	statement                   int // -1 for none
	quotes, rule                string
}

// body is the part of a statement that nobody asks the tables for.
type body struct {
	Speaker sitrep.Speaker `json:"speaker"`
	Said    string         `json:"said,omitempty"`
	Via     string         `json:"via,omitempty"`
	Source  []sitrep.Quote `json:"source,omitempty"`
	Cue     []sitrep.Quote `json:"cue,omitempty"`
	Content []sitrep.Quote `json:"content"`
}

// derive puts a reading that check let pass in rows.
func derive(rd *sitrep.Reading, engine string) *derived {
	d := &derived{engine: engine, published: rd.Report.Published.String(), publishedFrom: rd.Report.PublishedFrom, vector: toBytes(rd.Vector)}
	for i := range rd.Incidents {
		d.tellings = append(d.tellings, rd.Incidents[i].ID)
	}
	spoken := map[string]int{"": -1}
	for i := range rd.Statements {
		s := &rd.Statements[i]
		spoken[s.ID] = i
		d.statements = append(d.statements, statementRow{
			s.ID, slices.Index(d.tellings, s.Incident), string(s.Stance), string(s.Certainty), string(s.Polarity),
			toJSON(body{s.Speaker, s.Said, s.Via, s.Source, s.Cue, s.Content}),
		})
	}
	for i := range rd.Claims {
		c := &rd.Claims[i]
		d.claims = append(d.claims, claimRow{
			c.ID, slices.Index(d.tellings, c.Incident), string(c.Value.Field()), toJSON(c.Value),
			string(c.Stance), string(c.Certainty), string(c.Polarity), spoken[c.Statement], toJSON(c.Quotes), c.Rule,
		})
	}
	return d
}

func (d *derived) equal(o *derived) bool {
	return d.engine == o.engine && d.published == o.published && d.publishedFrom == o.publishedFrom &&
		bytes.Equal(d.vector, o.vector) && slices.Equal(d.tellings, o.tellings) && slices.Equal(d.statements, o.statements) && slices.Equal(d.claims, o.claims)
}

// seal binds the reading's rows together: none can be lost or change its place.
func (d *derived) seal(recorded int64) []byte {
	fields := []string{d.engine, d.published, d.publishedFrom, itoa(recorded), itoa(len(d.tellings)), itoa(len(d.statements))}
	fields = append(fields, d.tellings...)
	for i := range d.statements {
		fields = append(fields, string(d.statements[i].seal()))
	}
	for i := range d.claims {
		fields = append(fields, string(d.claims[i].seal()))
	}
	if d.vector != nil { // readings had none once
		fields = append(fields, string(d.vector))
	}
	return seal(fields...)
}

func (s *statementRow) seal() []byte {
	return seal(s.id, itoa(s.telling), s.stance, s.certainty, s.polarity, s.body)
}

func (c *claimRow) seal() []byte {
	return seal(c.id, itoa(c.telling), c.field, c.value, c.stance, c.certainty, c.polarity, itoa(c.statement), c.quotes, c.rule)
}

// putReading keeps a reading of a version and gives the keys of its tellings.
func (b *Batch) putReading(ctx context.Context, version int64, d *derived) ([]int64, error) {
	at := toMicro(b.recorded)
	reading, err := b.put(ctx, `INSERT INTO readings (version, engine, published, published_from, tellings, statements, claims, vector, recorded, seal)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		version, d.engine, d.published, d.publishedFrom, len(d.tellings), len(d.statements), len(d.claims), d.vector, at, d.seal(at))
	if err != nil {
		return nil, err
	}
	tellings := make([]int64, len(d.tellings))
	for i, id := range d.tellings {
		if tellings[i], err = b.put(ctx, "INSERT INTO tellings (reading, ordinal, id) VALUES (?, ?, ?)", reading, i, id); err != nil {
			return nil, err
		}
	}
	statements, err := b.putStatements(ctx, reading, tellings, d.statements)
	if err != nil {
		return nil, err
	}
	if err := b.putSpoken(ctx, reading, version, d); err != nil {
		return nil, err
	}
	return tellings, b.putClaims(ctx, reading, tellings, statements, d.claims)
}

func (b *Batch) putStatements(ctx context.Context, reading int64, tellings []int64, rows []statementRow) ([]int64, error) {
	keys := make([]int64, len(rows))
	for i := range rows {
		s := &rows[i]
		var err error
		keys[i], err = b.put(ctx, `INSERT INTO statements
			(reading, ordinal, id, telling, stance, certainty, polarity, body, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			reading, i, s.id, keyAt(tellings, s.telling), s.stance, s.certainty, s.polarity, s.body, s.seal())
		if err != nil {
			return nil, err
		}
	}
	return keys, nil
}

func (b *Batch) putClaims(ctx context.Context, reading int64, tellings, statements []int64, rows []claimRow) error {
	for i := range rows {
		c := &rows[i]
		if _, err := b.put(ctx, `INSERT INTO claims
			(reading, ordinal, id, telling, field, value, stance, certainty, polarity, statement, quotes, rule, seal)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			reading, i, c.id, keyAt(tellings, c.telling), c.field, c.value, c.stance, c.certainty, c.polarity,
			keyAt(statements, c.statement), c.quotes, c.rule, c.seal()); err != nil {
			return err
		}
	}
	return nil
}

// keyAt is the key at a place; NULL for -1.
func keyAt(keys []int64, i int) sql.NullInt64 {
	if i < 0 {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: keys[i], Valid: true}
}

// keptReading is a reading as the tables have it.
type keptReading struct {
	derived
	key, version, recorded int64
	counts                 [3]int // how many tellings, statements and claims there should be
	retired                sql.NullInt64
	sealed                 []byte
	gap                    bool // whether rows are not numbered one after another
	tellingKeys            []int64
	statementKeys          []int64
	seals                  [2][][]byte // of statements and claims
}

// whole tells whether all rows are there, and as they were written.
func (k *keptReading) whole() bool {
	if k.gap || k.counts != [3]int{len(k.tellings), len(k.statements), len(k.claims)} {
		return false
	}
	for i := range k.statements {
		if !bytes.Equal(k.statements[i].seal(), k.seals[0][i]) {
			return false
		}
	}
	for i := range k.claims {
		if !bytes.Equal(k.claims[i].seal(), k.seals[1][i]) {
			return false
		}
	}
	want := k.seal(k.recorded)
	if k.retired.Valid {
		want = sealEnded(want, k.retired.Int64)
	}
	return bytes.Equal(want, k.sealed)
}

// loadReading reads a reading's rows back.
func loadReading(ctx context.Context, q asker, reading int64) (*keptReading, error) {
	k := &keptReading{key: reading}
	err := q.QueryRowContext(ctx, `SELECT version, engine, published, published_from, tellings, statements, claims, vector, recorded, retired, seal
		FROM readings WHERE key = ?`, reading).Scan(&k.version, &k.engine, &k.published, &k.publishedFrom,
		&k.counts[0], &k.counts[1], &k.counts[2], &k.vector, &k.recorded, &k.retired, &k.sealed)
	if err != nil {
		return nil, err
	}
	if err := k.loadTellings(ctx, q); err != nil {
		return nil, err
	}
	if err := k.loadStatements(ctx, q); err != nil {
		return nil, err
	}
	if err := k.loadClaims(ctx, q); err != nil {
		return nil, err
	}
	return k, nil
}

func (k *keptReading) loadTellings(ctx context.Context, q asker) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var key int64
		var ordinal int
		var id string
		if err := rows.Scan(&key, &ordinal, &id); err != nil {
			return err
		}
		k.gap = k.gap || ordinal != len(k.tellings)
		k.tellingKeys = append(k.tellingKeys, key)
		k.tellings = append(k.tellings, id)
		return nil
	}, "SELECT key, ordinal, id FROM tellings WHERE reading = ? ORDER BY ordinal", k.key)
}

func (k *keptReading) loadStatements(ctx context.Context, q asker) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var s statementRow
		var key int64
		var ordinal int
		var telling sql.NullInt64
		var sealed []byte
		if err := rows.Scan(&key, &ordinal, &s.id, &telling, &s.stance, &s.certainty, &s.polarity, &s.body, &sealed); err != nil {
			return err
		}
		k.gap = k.gap || ordinal != len(k.statements)
		s.telling = placeOf(k.tellingKeys, telling)
		k.statementKeys = append(k.statementKeys, key)
		k.statements = append(k.statements, s)
		k.seals[0] = append(k.seals[0], sealed)
		return nil
	}, "SELECT key, ordinal, id, telling, stance, certainty, polarity, body, seal FROM statements WHERE reading = ? ORDER BY ordinal", k.key)
}

func (k *keptReading) loadClaims(ctx context.Context, q asker) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var c claimRow
		var ordinal int
		var telling, statement sql.NullInt64
		var sealed []byte
		if err := rows.Scan(&ordinal, &c.id, &telling, &c.field, &c.value, &c.stance, &c.certainty, &c.polarity, &statement, &c.quotes, &c.rule, &sealed); err != nil {
			return err
		}
		k.gap = k.gap || ordinal != len(k.claims)
		c.telling, c.statement = placeOf(k.tellingKeys, telling), placeOf(k.statementKeys, statement)
		k.claims = append(k.claims, c)
		k.seals[1] = append(k.seals[1], sealed)
		return nil
	}, "SELECT ordinal, id, telling, field, value, stance, certainty, polarity, statement, quotes, rule, seal FROM claims WHERE reading = ? ORDER BY ordinal", k.key)
}

// placeOf is keyAt's way back; a key that is not there has the place -2.
func placeOf(keys []int64, key sql.NullInt64) int {
	if !key.Valid {
		return -1
	}
	if i := slices.Index(keys, key.Int64); i >= 0 {
		return i
	}
	return -2
}

// statement makes the noun of a row; incident is the id that it is to have.
func (s *statementRow) statement(id, incident string) (sitrep.Statement, error) {
	var b body
	if err := decodeJSON(s.body, &b); err != nil {
		return sitrep.Statement{}, err
	}
	return sitrep.Statement{
		ID: id, Incident: incident, Speaker: b.Speaker, Stance: sitrep.Stance(s.stance), Certainty: sitrep.Certainty(s.certainty),
		Polarity: sitrep.Polarity(s.polarity), Said: b.Said, Via: b.Via, Source: b.Source, Cue: b.Cue, Content: b.Content,
	}, nil
}

// claim makes the noun of a row; ids are those that it is to have.
func (c *claimRow) claim(id, incident, statement string) (sitrep.Claim, error) {
	v, err := sitrep.DecodeValue(sitrep.Field(c.field), []byte(c.value))
	if err != nil {
		return sitrep.Claim{}, err
	}
	out := sitrep.Claim{
		ID: id, Incident: incident, Value: v, Statement: statement, Stance: sitrep.Stance(c.stance),
		Certainty: sitrep.Certainty(c.certainty), Polarity: sitrep.Polarity(c.polarity), Rule: c.rule,
	}
	return out, decodeJSON(c.quotes, &out.Quotes)
}
