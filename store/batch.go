package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sitrep"
)

// Batch is a set of reports that are kept together or not at all. It holds the
// store's one writer: one goroutine uses it, and ends it soon.
type Batch struct {
	s         *Store
	tx        *sql.Tx
	q         asker // asks within the transaction
	recorded  time.Time
	engine    string
	kept      *kept
	committed bool
	redoing   bool           // reports are read again
	decided   bool           // analysts have decided something
	stale     map[int64]bool // versions whose documents are to be brought up to date
}

// Decide tells which of the incidents that are known an incident of a new
// report is. The candidates are those that its days, place and names allow, in
// the order of their ids.
type Decide func(in *sitrep.Profile, candidates []sitrep.Profile) Link

// Link is a decision about which incident a report's incident is.
type Link struct {
	Incident string   // empty for one that is not known yet
	Score    float64  // how sure, from 0 to 1
	Evidence []string // what speaks for it, in words
	Who      string   // the linker and its version, or an analyst
}

// Outcome is what became of a report. It counts once the batch is committed.
type Outcome struct {
	State     State
	Version   int
	Incidents []string // of a report that is new or changed, the main one first
}

// Begin starts a batch of readings made by an engine. Everything in it is
// recorded at the one time.
func (s *Store) Begin(ctx context.Context, engine string, recorded time.Time) (*Batch, error) {
	if s.rules.Weigh == nil {
		return nil, fmt.Errorf("%w: store %s was opened for reading", sitrep.ErrInvalid, s.path)
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin to write: %w", s.explain(err))
	}
	b := &Batch{s: s, tx: tx, recorded: recorded, engine: engine, kept: keepIn(tx), stale: map[int64]bool{}}
	b.q = asking{b.kept, b}
	if b.recorded, err = b.notBefore(ctx, recorded); err != nil {
		return nil, errors.Join(s.explain(err), b.Rollback())
	}
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM decisions)").Scan(&b.decided); err != nil {
		return nil, errors.Join(s.explain(err), b.Rollback())
	}
	return b, nil
}

// notBefore is a time, or that of the last thing that was recorded where the
// clock has gone back: what was known when stays in order.
func (b *Batch) notBefore(ctx context.Context, t time.Time) (time.Time, error) {
	var last sql.NullInt64
	err := b.q.QueryRowContext(ctx, `SELECT max(recorded) FROM (
		SELECT recorded FROM (SELECT recorded FROM links ORDER BY key DESC LIMIT 1)
		UNION ALL SELECT recorded FROM (SELECT recorded FROM decisions ORDER BY key DESC LIMIT 1))`).Scan(&last)
	if last.Valid && last.Int64 > toMicro(t) {
		return fromMicro(last.Int64), err
	}
	return t, err
}

// asking is how a batch asks: with what it has kept.
type asking struct {
	*kept
	b *Batch
}

// Commit keeps what the batch was given. When it returns nil, all of it is on
// the disk and stays.
func (b *Batch) Commit() error {
	if err := b.documentAll(context.Background()); err != nil {
		return fmt.Errorf("commit to %s: %w", b.s.path, b.s.explain(err))
	}
	if err := b.tx.Commit(); err != nil {
		b.s.parsed.forget()
		return fmt.Errorf("commit to %s: %w", b.s.path, b.s.explain(err))
	}
	b.committed = true
	return nil
}

// Rollback forgets the batch. After Commit it does nothing.
func (b *Batch) Rollback() error {
	if !b.committed {
		b.s.parsed.forget()
	}
	if err := b.tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return fmt.Errorf("roll back: %w", b.s.explain(err))
	}
	return nil
}

// Add keeps a report as it came and the reading of it. An ErrInvalid means that
// this reading was refused and nothing of it kept; the batch may go on. After
// any other error the batch can only be rolled back. The reading of a known
// report is not looked at and may be nil.
func (b *Batch) Add(ctx context.Context, r *sitrep.Report, rd *sitrep.Reading, decide Decide) (Outcome, error) {
	was, err := known(ctx, b.q, r)
	if err != nil {
		return Outcome{}, b.failed(r.ID, err)
	}
	if was.state == Known {
		return Outcome{State: Known, Version: was.number}, nil
	}
	if err := check(r, rd); err != nil {
		return Outcome{}, err
	}
	version, report, err := b.putVersion(ctx, r, was)
	if err == nil {
		err = b.putSketch(ctx, version, report, r)
	}
	if err != nil {
		return Outcome{}, b.failed(r.ID, err)
	}
	if was.state == Changed {
		if err := b.retire(ctx, was.last); err != nil {
			return Outcome{}, b.failed(r.ID, err)
		}
	}
	incidents, err := b.take(ctx, version, rd, decide)
	if err != nil {
		return Outcome{}, b.failed(r.ID, err)
	}
	return Outcome{State: was.state, Version: was.number + 1, Incidents: incidents}, nil
}

// Redo puts a fresh reading of a version that is kept in the place of the one
// that stands. Its incidents are linked to those of which reports that have been
// read by this engine tell; once all have, they are what they would be had they
// been read by it from the beginning. It tells whether anything is new: the same reading by the same
// engine leaves all as it is. Of a reading that has come to harm nothing stays.
func (b *Batch) Redo(ctx context.Context, k *Kept, rd *sitrep.Reading, decide Decide) (bool, error) {
	if err := check(k.Report, rd); err != nil {
		return false, err
	}
	b.redoing = true
	same, err := b.standsAs(ctx, k.key, derive(rd, b.engine))
	if err != nil || same {
		return false, b.failed(k.Report.ID, err)
	}
	if err := b.retire(ctx, k.key); err != nil {
		return false, b.failed(k.Report.ID, err)
	}
	if err := b.dropBroken(ctx, k.key); err != nil {
		return false, b.failed(k.Report.ID, err)
	}
	b.stale[k.key] = true // it may have come out on another day
	_, err = b.take(ctx, k.key, rd, decide)
	return true, b.failed(k.Report.ID, err)
}

func (b *Batch) failed(report string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store report %s: %w", report, b.s.explain(err))
}

// standsAs tells whether the reading that stands is whole and is this one.
func (b *Batch) standsAs(ctx context.Context, version int64, d *derived) (bool, error) {
	key, err := standing(ctx, b.q, version)
	if err != nil || key == 0 {
		return false, err
	}
	k, err := loadReading(ctx, b.q, key)
	if err != nil {
		return false, err
	}
	return k.whole() && k.derived.equal(d), nil
}

// standing gives the key of a version's reading that is not retired; 0 for none.
func standing(ctx context.Context, q asker, version int64) (key int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT key FROM readings WHERE version = ? AND retired IS NULL", version).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return key, err
}

// take keeps a reading and finds for each of its incidents the one it is.
func (b *Batch) take(ctx context.Context, version int64, rd *sitrep.Reading, decide Decide) ([]string, error) {
	tellings, err := b.putReading(ctx, version, derive(rd, b.engine))
	if err != nil {
		return nil, err
	}
	var incidents []string
	for i, telling := range tellings {
		id, err := b.link(ctx, rd, i, telling, incidents, decide)
		if err != nil {
			return nil, err
		}
		incidents = append(incidents, id)
	}
	return incidents, nil
}

// link ties a telling to an incident, a new one where none is known; taken are
// those that other tellings of the report are of.
func (b *Batch) link(ctx context.Context, rd *sitrep.Reading, ordinal int, telling int64, taken []string, decide Decide) (string, error) {
	p := b.s.profile(&rd.Incidents[ordinal], len(rd.Claims), func(i int) *sitrep.Claim { return &rd.Claims[i] })
	p.First, p.Last = rd.Report.Published, rd.Report.Published
	if ordinal == 0 {
		p.Main, p.Vector = true, rd.Vector
	}
	near, err := b.near(ctx, &p, taken)
	if err != nil {
		return "", err
	}
	l := decide(&p, near)
	var incident int64
	if l.Incident == "" {
		l.Incident, incident, err = b.newIncident(ctx, rd.Report.ID, ordinal)
	} else {
		err = b.q.QueryRowContext(ctx, "SELECT key FROM incidents WHERE id = ?", l.Incident).Scan(&incident)
	}
	if err != nil {
		return "", err
	}
	if err := b.putLink(ctx, telling, incident, l); err != nil {
		return "", err
	}
	return l.Incident, b.refresh(ctx, incident)
}

func (b *Batch) putLink(ctx context.Context, telling, incident int64, l Link) error {
	at := toMicro(b.recorded)
	evidence := toJSON(l.Evidence)
	_, err := b.put(ctx, "INSERT INTO links (telling, incident, score, evidence, who, recorded, seal) VALUES (?, ?, ?, ?, ?, ?, ?)",
		telling, incident, l.Score, evidence, l.Who, at, sealLink(telling, incident, l.Score, evidence, l.Who, at))
	return err
}

func sealLink(telling, incident int64, score float64, evidence, who string, recorded int64) []byte {
	return seal(itoa(telling), itoa(incident), toJSON(score), evidence, who, itoa(recorded))
}

// retire marks a version's reading as replaced and undoes its links.
func (b *Batch) retire(ctx context.Context, version int64) error {
	reading, err := standing(ctx, b.q, version)
	if err != nil || reading == 0 {
		return err
	}
	touched, err := keys(ctx, b.q, `SELECT DISTINCT l.incident FROM tellings t JOIN links l ON l.telling = t.key AND l.undone IS NULL
		WHERE t.reading = ? ORDER BY l.incident`, reading)
	if err != nil {
		return err
	}
	if err := b.end(ctx, reading); err != nil {
		return err
	}
	for _, incident := range touched {
		if err := b.refresh(ctx, incident); err != nil {
			return err
		}
	}
	return nil
}

// end marks a reading and its links as of the past, and seals the time with them.
func (b *Batch) end(ctx context.Context, reading int64) error {
	at := toMicro(b.recorded)
	links := map[int64][]byte{}
	if err := each(ctx, b.q, func(rows *sql.Rows) error {
		var key int64
		var sealed []byte
		err := rows.Scan(&key, &sealed)
		links[key] = sealed
		return err
	}, `SELECT l.key, l.seal FROM tellings t JOIN links l ON l.telling = t.key AND l.undone IS NULL WHERE t.reading = ?`, reading); err != nil {
		return err
	}
	for key, sealed := range links {
		if _, err := b.put(ctx, "UPDATE links SET undone = ?, seal = ? WHERE key = ?", at, sealEnded(sealed, at), key); err != nil {
			return err
		}
	}
	if err := b.silence(ctx, reading); err != nil {
		return err
	}
	var sealed []byte
	if err := b.q.QueryRowContext(ctx, "SELECT seal FROM readings WHERE key = ?", reading).Scan(&sealed); err != nil {
		return err
	}
	_, err := b.put(ctx, "UPDATE readings SET retired = ?, seal = ? WHERE key = ?", at, sealEnded(sealed, at), reading)
	return err
}

// dropBroken takes away the retired readings of a version that are no longer as
// they were written: they show nothing that anybody made.
func (b *Batch) dropBroken(ctx context.Context, version int64) error {
	readings, err := keys(ctx, b.q, "SELECT key FROM readings WHERE version = ? AND retired IS NOT NULL", version)
	if err != nil {
		return err
	}
	for _, key := range readings {
		k, err := loadReading(ctx, b.q, key)
		if err != nil {
			return err
		}
		if k.whole() {
			continue
		}
		b.s.parsed.forget()
		for _, query := range []string{
			"DELETE FROM moved WHERE telling IN (SELECT key FROM tellings WHERE reading = ?)",
			"DELETE FROM links WHERE telling IN (SELECT key FROM tellings WHERE reading = ?)",
			"DELETE FROM spoken WHERE reading = ?",
			"DELETE FROM claims WHERE reading = ?",
			"DELETE FROM statements WHERE reading = ?",
			"DELETE FROM tellings WHERE reading = ?",
			"DELETE FROM readings WHERE key = ?",
		} {
			if _, err := b.tx.ExecContext(ctx, query, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// keys gives the keys that a query finds.
func keys(ctx context.Context, q asker, query string, args ...any) ([]int64, error) {
	var found []int64
	err := each(ctx, q, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		found = append(found, key)
		return err
	}, query, args...)
	return found, err
}

// put inserts a row and gives its key, or changes one.
func (b *Batch) put(ctx context.Context, query string, args ...any) (int64, error) {
	st, err := b.kept.prepared(ctx, query) //nolint:sqlclosecheck // kept; the transaction's end closes it
	if err != nil {
		return 0, err
	}
	res, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// Reindex makes what is only there for finding and for lists afresh from the
// rows: the full-text index, what linking goes by, every incident's record.
func (b *Batch) Reindex(ctx context.Context) error {
	b.redoing = false
	for _, query := range []string{
		"DELETE FROM around",
		"DELETE FROM names",
		"DELETE FROM profiles",
		"DELETE FROM queue",
		"DELETE FROM reviewed",
	} {
		if _, err := b.put(ctx, query); err != nil {
			return fmt.Errorf("reindex: %w", b.s.explain(err))
		}
	}
	err := b.resketch(ctx)
	if err != nil {
		return fmt.Errorf("reindex: %w", b.s.explain(err))
	}
	for after := int64(0); err == nil; {
		var some []int64
		if some, err = keys(ctx, b.q, "SELECT key FROM incidents WHERE key > ? ORDER BY key LIMIT ?", after, page); len(some) == 0 {
			break
		}
		for _, after = range some {
			if err = b.refresh(ctx, after); err != nil {
				break
			}
		}
		clear(b.stale) // every version is looked at below
	}
	for _, again := range []func(context.Context) error{b.reviewAll, b.resite, b.tallyAll, b.redocument, b.recountAll, b.speakAll} {
		if err == nil {
			err = again(ctx)
		}
	}
	if err != nil {
		return fmt.Errorf("reindex: %w", b.s.explain(err))
	}
	return nil
}
