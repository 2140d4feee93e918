package store

import (
	"context"
	"database/sql"
	"math"
	"slices"

	"sitrep"
)

// profileBody is the part of a profile that nobody asks the tables for.
type profileBody struct {
	summary

	Actors  []sitrep.Actor  `json:"actors,omitempty"`
	Targets []sitrep.Target `json:"targets,omitempty"`
	Weapons []sitrep.Weapon `json:"weapons,omitempty"`
	Methods []sitrep.Method `json:"methods,omitempty"`
	Names   []string        `json:"names,omitempty"`
	Main    bool            `json:"main,omitempty"`
	First   string          `json:"first,omitempty"` // as a Moment is printed
	Last    string          `json:"last,omitempty"`
}

// profileRow is a row of the table profiles with what the indexes have of it.
type profileRow struct {
	first, last sql.NullInt64
	country     string
	wide        int // 1 or 0
	body        string
	vector      []byte
	names       []string
	spot        *spot // nil without coordinates
}

// spot is a row of the table around: days since 1970 and degrees.
type spot struct{ first, last, lat, lon float64 }

// never is the day that undated incidents are put at: near no day that is asked for.
const never = -1e7

// profile makes a profile of an incident of a report, or of one that is known
// from what was gathered of it; claims may be of others as well. Vectors and dates
// are left to the caller.
func (s *Store) profile(in *sitrep.Incident, claims int, claim func(i int) *sitrep.Claim) sitrep.Profile {
	p := sitrep.Profile{Incident: *in}
	for i := range claims {
		c := claim(i)
		m, ok := c.Value.(sitrep.Method)
		if ok && c.Incident == in.ID && c.Polarity != sitrep.Negative && !slices.Contains(p.Methods, m) {
			p.Methods = append(p.Methods, m)
		}
	}
	if s.rules.Names != nil {
		p.Names = s.rules.Names(in)
	}
	return p
}

// profiled makes the profile of what was gathered about an incident; false where
// no report tells of it.
func (s *Store) profiled(id string, g *gathered) (sitrep.Profile, bool) {
	if len(g.tellings) == 0 {
		return sitrep.Profile{}, false
	}
	in := s.rules.Weigh(id, g.claims, g.said())
	p := s.profile(&in, len(g.claims), func(i int) *sitrep.Claim { return &g.claims[i].Claim })
	var sum []int
	for _, t := range g.tellings {
		if t.main {
			p.Main = true
			sum = addVector(sum, t.vector)
		}
		published := t.source.Published
		if !published.Known() {
			continue
		}
		if !p.First.Known() || published.Time.Before(p.First.Time) {
			p.First = published
		}
		if !published.Time.Before(p.Last.Time) {
			p.Last = published
		}
	}
	p.Vector = direction(sum)
	return p, true
}

func addVector(sum []int, v []byte) []int {
	if len(sum) == 0 {
		sum = make([]int, len(v))
	}
	for i := range min(len(sum), len(v)) {
		sum[i] += int(int8(v[i]))
	}
	return sum
}

// direction is a vector brought to the length of 1, in bytes; nil for none.
func direction(sum []int) []int8 {
	square := 0.0
	for _, x := range sum {
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return nil
	}
	scale := math.MaxInt8 / math.Sqrt(square)
	out := make([]int8, len(sum))
	for i, x := range sum {
		out[i] = int8(math.Round(float64(x) * scale))
	}
	return out
}

func toBytes(v []int8) []byte {
	if v == nil {
		return nil
	}
	out := make([]byte, len(v))
	for i, x := range v {
		out[i] = byte(x)
	}
	return out
}

func fromBytes(b []byte) []int8 {
	if b == nil {
		return nil
	}
	out := make([]int8, len(b))
	for i, x := range b {
		out[i] = int8(x)
	}
	return out
}

func profileRowOf(p *sitrep.Profile) profileRow {
	body := profileBody{summary: summarise(&p.Incident), Names: p.Names, Methods: p.Methods, Main: p.Main, First: p.First.String(), Last: p.Last.String()}
	for _, a := range p.Actors {
		body.Actors = append(body.Actors, a.Value)
	}
	for _, t := range p.Targets {
		body.Targets = append(body.Targets, t.Value)
	}
	for _, w := range p.Weapons {
		body.Weapons = append(body.Weapons, w.Value)
	}
	row := profileRow{body: toJSON(body), vector: toBytes(p.Vector), names: p.Names, wide: 1}
	first, last := float64(never), float64(never)
	if a, b, ok := p.Incident.Days(); ok {
		row.first, row.last = sql.NullInt64{Int64: dayNumber(a), Valid: true}, sql.NullInt64{Int64: dayNumber(b), Valid: true}
		first, last = float64(row.first.Int64), float64(row.last.Int64)
	}
	if p.Where == nil {
		return row
	}
	w := p.Where.Value
	row.country = w.Country
	if w.Lat != nil && w.Lon != nil {
		row.spot = &spot{first, last, *w.Lat, *w.Lon}
	}
	if local(w) {
		row.wide = 0
	}
	return row
}

// local tells whether a place is a town or a site with coordinates.
func local(w sitrep.Where) bool {
	return w.Lat != nil && w.Lon != nil && (w.Precision == "town" || w.Precision == "site")
}

// open makes the profile of a row.
func (row *profileRow) open(id string) (sitrep.Profile, error) {
	var b profileBody
	if err := decodeJSON(row.body, &b); err != nil {
		return sitrep.Profile{}, err
	}
	p := sitrep.Profile{Incident: b.incident(id), Main: b.Main, Names: b.Names, Methods: b.Methods, Vector: fromBytes(row.vector)}
	for _, a := range b.Actors {
		p.Actors = append(p.Actors, sitrep.Row[sitrep.Actor]{Value: a})
	}
	for _, t := range b.Targets {
		p.Targets = append(p.Targets, sitrep.Row[sitrep.Target]{Value: t})
	}
	for _, w := range b.Weapons {
		p.Weapons = append(p.Weapons, sitrep.Row[sitrep.Weapon]{Value: w})
	}
	var err error
	if p.First, err = sitrep.ParseMoment(b.First); err != nil {
		return p, err
	}
	p.Last, err = sitrep.ParseMoment(b.Last)
	return p, err
}

// putProfile puts a profile of an incident, if it has one, in the place of the one
// that was.
func (b *Batch) putProfile(ctx context.Context, incident int64, p sitrep.Profile, ok bool) error {
	was, err := loadProfile(ctx, b.q, incident)
	if err != nil {
		return err
	}
	if was != nil {
		if err := b.forget(ctx, incident, was); err != nil {
			return err
		}
	}
	if !ok {
		_, err := b.put(ctx, "DELETE FROM profiles WHERE incident = ?", incident)
		return err
	}
	row := profileRowOf(&p)
	if _, err := b.put(ctx, "INSERT OR REPLACE INTO profiles (incident, first, last, country, wide, body, vector) VALUES (?, ?, ?, ?, ?, ?, ?)",
		incident, row.first, row.last, row.country, row.wide, row.body, row.vector); err != nil {
		return err
	}
	if len(row.names) > 0 {
		if _, err := b.put(ctx, "INSERT INTO names (name, incident) SELECT value, ?2 FROM json_each(?1)", toJSON(row.names), incident); err != nil {
			return err
		}
	}
	if s := row.spot; s != nil {
		_, err := b.put(ctx, "INSERT INTO around VALUES (?, ?, ?, ?, ?, ?, ?)", incident, s.first, s.last, s.lat, s.lat, s.lon, s.lon)
		return err
	}
	return nil
}

// forget takes a profile out of the indexes.
func (b *Batch) forget(ctx context.Context, incident int64, row *profileRow) error {
	var body profileBody
	if err := decodeJSON(row.body, &body); err != nil {
		return err
	}
	if len(body.Names) > 0 {
		if _, err := b.put(ctx, "DELETE FROM names WHERE name IN (SELECT value FROM json_each(?1)) AND incident = ?2", toJSON(body.Names), incident); err != nil {
			return err
		}
	}
	_, err := b.put(ctx, "DELETE FROM around WHERE incident = ?", incident)
	return err
}

const profileColumns = "p.first, p.last, p.country, p.wide, p.body, p.vector"

func (row *profileRow) targets() []any {
	return []any{&row.first, &row.last, &row.country, &row.wide, &row.body, &row.vector}
}

// loadProfile reads an incident's row in profiles; nil where there is none.
func loadProfile(ctx context.Context, q asker, incident int64) (*profileRow, error) {
	var found *profileRow
	err := each(ctx, q, func(rows *sql.Rows) error {
		found = &profileRow{}
		return rows.Scan(found.targets()...)
	}, "SELECT "+profileColumns+" FROM profiles p WHERE p.incident = ?", incident)
	return found, err
}
