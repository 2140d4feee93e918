package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// decided is a decision as the tables have it.
type decided struct {
	sitrep.Decision
	key                             int64
	incident, other, report, undoes sql.NullInt64
	subject, body                   string
}

// deedBody is the part of a decision that nobody asks the tables for.
type deedBody struct {
	Claim     *sitrep.Address `json:"claim,omitempty"`
	Field     sitrep.Field    `json:"field,omitempty"` // of value
	Value     json.RawMessage `json:"value,omitempty"`
	Reports   []string        `json:"reports,omitempty"`
	Publisher string          `json:"publisher,omitempty"`
	Grade     string          `json:"grade,omitempty"`
}

func bodyOf(d *sitrep.Decision) string {
	b := deedBody{Claim: d.Claim, Reports: d.Reports, Publisher: d.Publisher, Grade: d.Grade}
	if d.Value != nil {
		b.Field, b.Value = d.Value.Field(), json.RawMessage(toJSON(d.Value))
	}
	return toJSON(b)
}

func (d *decided) open() error {
	var b deedBody
	if err := decodeJSON(d.body, &b); err != nil {
		return err
	}
	d.Claim, d.Reports, d.Publisher, d.Grade = b.Claim, b.Reports, b.Publisher, b.Grade
	if b.Value != nil {
		var err error
		if d.Value, err = sitrep.DecodeValue(b.Field, b.Value); err != nil {
			return err
		}
	}
	claims := d.Deed == sitrep.Accept || d.Deed == sitrep.Reject || d.Deed == sitrep.Correct
	values := d.Deed == sitrep.Correct || d.Deed == sitrep.AddClaim
	if claims && d.Claim == nil || values && d.Value == nil {
		return fmt.Errorf("%w: decision %s does not say what it is about", sitrep.ErrInvalid, d.ID)
	}
	return nil
}

// sealDecision names rows of other tables by their ids.
func sealDecision(d *sitrep.Decision, report, subject, body string, recorded int64) []byte {
	return seal(d.ID, string(d.Deed), d.Incident, d.Other, report, subject, d.Undoes, body, d.Who, d.Why, itoa(recorded))
}

// reportOf is the report whose claim a decision is about; empty for none.
func reportOf(d *sitrep.Decision) string {
	if d.Claim == nil {
		return ""
	}
	return d.Claim.Report
}

// decisionID makes an id out of what was decided; try counts on where two
// decisions are alike to the microsecond.
func decisionID(d *sitrep.Decision, try int) string {
	h := sha256.Sum256(seal(itoa(try), string(d.Deed), d.Incident, d.Other, d.Undoes, bodyOf(d), d.Who, d.Why, itoa(toMicro(d.Recorded))))
	return "d-" + letters.EncodeToString(h[:])[:idLength]
}

const decisionColumns = `d.key, d.id, d.deed, d.incident, coalesce(i.id, ''), d.other, coalesce(o.id, ''), d.report,
	d.subject, d.undoes, coalesce(u.id, ''), d.body, d.who, d.why, d.recorded`

const decisionTables = ` FROM decisions d LEFT JOIN incidents i ON i.key = d.incident LEFT JOIN incidents o ON o.key = d.other
	LEFT JOIN decisions u ON u.key = d.undoes`

func scanDecided(rows *sql.Rows, more ...any) (*decided, error) {
	d := &decided{}
	var recorded int64
	fields := []any{
		&d.key, &d.ID, &d.Deed, &d.incident, &d.Incident, &d.other, &d.Other, &d.report,
		&d.subject, &d.undoes, &d.Undoes, &d.body, &d.Who, &d.Why, &recorded,
	}
	if err := rows.Scan(append(fields, more...)...); err != nil {
		return nil, err
	}
	d.Recorded = fromMicro(recorded)
	err := d.open()
	return d, err
}

// decisionsWhere gives decisions that were recorded by some time, in order, with
// all that undo them: those have the same incident, other, report and subject.
func decisionsWhere(ctx context.Context, q asker, at AsOf, where string, args ...any) ([]*decided, error) {
	if a, ok := q.(asking); ok && !a.b.decided {
		return nil, nil
	}
	var found []*decided
	err := each(ctx, q, func(rows *sql.Rows) error {
		d, err := scanDecided(rows)
		found = append(found, d)
		return err
	}, "SELECT "+decisionColumns+decisionTables+" WHERE "+where+" AND d.recorded <= ? ORDER BY d.key", append(args, at.recorded())...)
	return found, err
}

// standingAmong leaves out of decisions in their order those that are undone, and
// marks the others as standing.
func standingAmong(ds []*decided) []*decided {
	undone := map[int64]bool{}
	var standing []*decided
	for _, d := range slices.Backward(ds) {
		if undone[d.key] {
			continue
		}
		d.Standing = true
		standing = append(standing, d)
		if d.Deed == sitrep.Undo {
			undone[d.undoes.Int64] = true
		}
	}
	slices.Reverse(standing)
	return standing
}

// Decisions gives all decisions in the order of deciding, those too that were
// undone, as they stood at some time; only those about an incident where its id,
// or the beginning of it, is not empty.
func (s *Store) Decisions(ctx context.Context, incident string, at AsOf) ([]sitrep.Decision, error) {
	found, err := s.decisions(ctx, incident, at)
	if err != nil {
		return nil, fmt.Errorf("list decisions: %w", s.explain(err))
	}
	standingAmong(found)
	out := make([]sitrep.Decision, 0, len(found))
	for _, d := range found {
		out = append(out, d.Decision)
	}
	return out, nil
}

func (s *Store) decisions(ctx context.Context, incident string, at AsOf) ([]*decided, error) {
	if incident == "" {
		return decisionsWhere(ctx, s.read, at, "true")
	}
	key, _, err := find(ctx, s.read, fold(incident))
	if err != nil {
		return nil, err
	}
	return decisionsAround(ctx, s.read, key, at)
}

// decisionsAround gives the decisions about an incident and about all that mergers
// and splits tie to it.
func decisionsAround(ctx context.Context, q asker, incident int64, at AsOf) ([]*decided, error) {
	m, err := movesOf(ctx, q, incident, at)
	if err != nil {
		return nil, err
	}
	return decisionsWhere(ctx, q, at, "(d.incident IN (SELECT value FROM json_each(?1)) OR d.other IN (SELECT value FROM json_each(?1)))", toJSON(m.members))
}

// Decide keeps an analyst's decision and gives it back with its id, and for a
// split with the id of the new incident. Incidents are given by their ids or the
// beginnings of them; Recorded is when. A claim is given by Claim, as AddressOf
// makes it.
func (s *Store) Decide(ctx context.Context, d sitrep.Decision) (sitrep.Decision, error) {
	b, err := s.Begin(ctx, "", d.Recorded)
	if err != nil {
		return d, err
	}
	defer b.Rollback() // nothing to do after Commit
	d.Recorded = b.recorded
	out, err := b.decide(ctx, d)
	if err != nil {
		return d, fmt.Errorf("%s: %w", d.Deed, s.explain(err))
	}
	return out, b.Commit()
}

func (b *Batch) decide(ctx context.Context, d sitrep.Decision) (sitrep.Decision, error) {
	if strings.TrimSpace(d.Who) == "" || strings.TrimSpace(d.Why) == "" && d.Deed != sitrep.Review {
		return d, fmt.Errorf("%w: a decision needs a name and a reason", sitrep.ErrInvalid)
	}
	row := decided{Decision: d}
	var err error
	switch d.Deed {
	case sitrep.Accept, sitrep.Reject, sitrep.Correct, sitrep.AddClaim:
		err = b.onClaim(ctx, &row)
	case sitrep.Review:
		err = b.name(ctx, row.Incident, &row.incident, &row.Incident)
	case sitrep.Merge:
		err = b.onMerge(ctx, &row)
	case sitrep.Split:
		err = b.onSplit(ctx, &row)
	case sitrep.Rate:
		err = onGrade(&row)
	case sitrep.Undo:
		err = b.onUndo(ctx, &row)
	default:
		err = fmt.Errorf("%w: nobody can %q", sitrep.ErrInvalid, d.Deed)
	}
	if err != nil {
		return d, err
	}
	if err := b.unseen(ctx, &row); err != nil {
		return d, err
	}
	if err := b.putDecision(ctx, &row); err != nil {
		return d, err
	}
	row.Standing = true
	if !row.incident.Valid {
		return row.Decision, nil
	}
	return row.Decision, b.refreshShown(ctx, row.incident.Int64)
}

// onClaim sees to what a decision about a claim needs.
func (b *Batch) onClaim(ctx context.Context, row *decided) error {
	if (row.Deed == sitrep.Correct || row.Deed == sitrep.AddClaim) && row.Value == nil {
		return fmt.Errorf("%w: the value that is right is missing", sitrep.ErrInvalid)
	}
	if err := b.name(ctx, row.Incident, &row.incident, &row.Incident); err != nil {
		return err
	}
	if row.Deed == sitrep.AddClaim {
		row.Claim = nil
		return nil
	}
	if row.Claim == nil {
		return fmt.Errorf("%w: the claim is missing", sitrep.ErrInvalid)
	}
	if row.Value != nil && row.Value.Field() != row.Claim.Field {
		return fmt.Errorf("%w: the claim is of %s, and the value of %s", sitrep.ErrInvalid, row.Claim.Field, row.Value.Field())
	}
	reports, err := reportKeys(ctx, b.q, []string{row.Claim.Report})
	if err != nil {
		return err
	}
	if len(reports) == 0 {
		return fmt.Errorf("%w: no report has the id %q", sitrep.ErrNotFound, row.Claim.Report)
	}
	row.report = sql.NullInt64{Int64: reports[0], Valid: true}
	return nil
}

// name finds the incident that is shown for an id.
func (b *Batch) name(ctx context.Context, prefix string, key *sql.NullInt64, id *string) error {
	found, _, err := find(ctx, b.q, fold(prefix))
	if err != nil {
		return err
	}
	if found, err = answers(ctx, b.q, found, AsOf{}); err != nil {
		return err
	}
	*key = sql.NullInt64{Int64: found, Valid: true}
	*id, err = idOf(ctx, b.q, found)
	return err
}

func (b *Batch) onMerge(ctx context.Context, row *decided) error {
	asked := [2]string{row.Incident, row.Other}
	if err := b.name(ctx, row.Incident, &row.incident, &row.Incident); err != nil {
		return err
	}
	if err := b.name(ctx, row.Other, &row.other, &row.Other); err != nil {
		return err
	}
	if row.incident == row.other {
		return fmt.Errorf("%w: %s and %s are one incident already, %s", sitrep.ErrConflict, asked[0], asked[1], row.Incident)
	}
	return nil
}

func (b *Batch) onSplit(ctx context.Context, row *decided) error {
	if err := b.name(ctx, row.Incident, &row.incident, &row.Incident); err != nil {
		return err
	}
	told, err := b.reportsShown(ctx, row.incident.Int64)
	if err != nil {
		return err
	}
	slices.Sort(row.Reports)
	row.Reports = slices.Compact(row.Reports)
	for _, id := range row.Reports {
		if !slices.Contains(told, id) {
			return fmt.Errorf("%w: no report %q tells of incident %s; those that do: %s", sitrep.ErrInvalid, id, row.Incident, strings.Join(told, ", "))
		}
	}
	switch len(row.Reports) {
	case 0:
		return fmt.Errorf("%w: say which reports tell of another incident", sitrep.ErrInvalid)
	case len(told):
		return fmt.Errorf("%w: nothing would be left of incident %s; leave one of its reports where it is", sitrep.ErrInvalid, row.Incident)
	}
	row.Other, row.other.Int64, err = b.newIncident(ctx, "split "+decisionID(&row.Decision, 0), 0)
	row.other.Valid = true
	return err
}

// reportsShown gives the reports that tell of an incident as it is shown.
func (b *Batch) reportsShown(ctx context.Context, incident int64) ([]string, error) {
	tellings, err := shownTellings(ctx, b.q, incident, AsOf{})
	var ids []string
	for _, t := range tellings {
		if !slices.Contains(ids, t.source.ID) {
			ids = append(ids, t.source.ID)
		}
	}
	return ids, err
}

func onGrade(row *decided) error {
	if strings.TrimSpace(row.Publisher) == "" {
		return fmt.Errorf("%w: the publisher is missing", sitrep.ErrInvalid)
	}
	row.subject = fold(row.Publisher)
	g, err := sitrep.ParseGrade(row.Grade)
	row.Grade = g.String()
	return err
}

// onUndo finds what is to be undone.
func (b *Batch) onUndo(ctx context.Context, row *decided) error {
	found, err := decisionsWhere(ctx, b.q, AsOf{}, "d.id = ?", fold(row.Undoes))
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return fmt.Errorf("%w: no decision has the id %q; sitrep decisions shows them", sitrep.ErrNotFound, row.Undoes)
	}
	d := found[0]
	about, err := b.around(ctx, d)
	if err != nil {
		return err
	}
	standing := standingAmong(about)
	if !slices.ContainsFunc(standing, func(s *decided) bool { return s.key == d.key }) {
		return fmt.Errorf("%w: decision %s was undone already", sitrep.ErrConflict, d.ID)
	}
	if on := restsOn(d, standing); on != nil {
		return fmt.Errorf("%w: decision %s (%s) rests on incident %s, which that split made; undo it first", sitrep.ErrConflict, on.ID, on.Deed, d.Other)
	}
	row.Undoes, row.undoes = d.ID, sql.NullInt64{Int64: d.key, Valid: true}
	row.incident, row.Incident, row.other, row.Other = d.incident, d.Incident, d.other, d.Other
	row.report, row.subject, row.Claim, row.Publisher = d.report, d.subject, d.Claim, d.Publisher
	return nil
}

// around gives all decisions that may bear on one.
func (b *Batch) around(ctx context.Context, d *decided) ([]*decided, error) {
	if !d.incident.Valid {
		return decisionsWhere(ctx, b.q, AsOf{}, "d.subject = ?", d.subject)
	}
	return decisionsAround(ctx, b.q, d.incident.Int64, AsOf{})
}

// restsOn finds among the decisions that stand one that names the incident that a
// split made; nil for none.
func restsOn(d *decided, standing []*decided) *decided {
	undone := d
	for undone.Deed == sitrep.Undo {
		i := slices.IndexFunc(standing, func(s *decided) bool { return s.key == undone.undoes.Int64 })
		if i < 0 {
			return nil
		}
		undone = standing[i]
	}
	if undone.Deed != sitrep.Split || d != undone {
		return nil
	}
	for _, s := range standing {
		if s.key != d.key && s.Deed != sitrep.Undo && (s.incident == d.other || s.other == d.other) {
			return s
		}
	}
	return nil
}

// putDecision keeps a decision under an id of its own.
func (b *Batch) putDecision(ctx context.Context, row *decided) error {
	b.decided = true
	row.body = bodyOf(&row.Decision)
	at := toMicro(row.Recorded)
	for try := 0; ; try++ {
		row.ID = decisionID(&row.Decision, try)
		var there int
		err := b.q.QueryRowContext(ctx, "SELECT 1 FROM decisions WHERE id = ?", row.ID).Scan(&there)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return err
		}
	}
	var err error
	row.key, err = b.put(ctx, `INSERT INTO decisions (id, deed, incident, other, report, subject, undoes, body, who, why, recorded, seal)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		row.ID, row.Deed, row.incident, row.other, row.report, row.subject, row.undoes, row.body, row.Who, row.Why, at,
		sealDecision(&row.Decision, reportOf(&row.Decision), row.subject, row.body, at))
	return err
}

// fold is an id, or a publisher's name, without regard to case.
func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
