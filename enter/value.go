// Package enter reads the values that analysts type, on the command line and in the
// fields of pages alike.
package enter

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep"
	"sitrep/lex"
)

// Help tells how values are typed.
const Help = `A value is FIELD=VALUE:
  type, method, stage      type="Suicide bomb", method="car bomb", stage=attempted
  when                     when=2026-03-11, when=2026-03-11/2026-03-12, when=2026-03
  where                    where="Kirkuk, IQ": a town of the gazetteer, or
                           where="Kirkuk, IQ region"; where="Velm, IQ @ 35.1,44.2 site"
                           for a place that it lacks
  killed, wounded, missing, captured, abducted, displaced
                           killed=12, killed=7+ (at least), killed=12-15, killed=..20
  perpetrator, suspect, claimant, victim, responder
                           perpetrator="Ansar Brigade"
  target, weapon           target="the town hall", weapon="two rockets"
  or a field's own JSON    casualties='{"effect":"killed","min":3,"max":3,"whole":false}'`

// Reader reads values. It is safe for use by many goroutines at once.
type Reader struct {
	Gazetteer *lex.Gazetteer // where places are looked up; nil for the embedded one
}

// Value reads a value as Help tells. What cannot be read is an ErrInvalid that says
// what to type.
func (r Reader) Value(s string) (sitrep.Value, error) {
	field, value, ok := strings.Cut(s, "=")
	field, value = strings.TrimSpace(field), strings.TrimSpace(value)
	if !ok || value == "" {
		return nil, fmt.Errorf("%w: %q is no value; give FIELD=VALUE, such as killed=12", sitrep.ErrInvalid, s)
	}
	v, err := r.value(field, value)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", sitrep.ErrInvalid, s, err)
	}
	return v, nil
}

func (r Reader) value(field, value string) (sitrep.Value, error) {
	switch field {
	case "type", "method", "stage":
		return wordValue(sitrep.Field(field), value)
	case "when":
		return parseWhen(value)
	case "where":
		return r.parseWhere(value)
	case "killed", "wounded", "missing", "captured", "abducted", "displaced":
		return parseToll(field, value)
	case "perpetrator", "suspect", "claimant", "victim", "responder":
		return sitrep.Actor{Name: value, Role: field, Confidence: confidenceOf(field)}, nil
	case "target":
		return sitrep.Target{Name: value}, nil
	case "weapon":
		return sitrep.Weapon{Name: value}, nil
	case "actors", "targets", "weapons", "casualties":
		return sitrep.DecodeValue(sitrep.Field(field), []byte(value))
	}
	return nil, fmt.Errorf("no field is called %q", field)
}

// confidenceOf is how firmly somebody is tied to the deed by an analyst.
func confidenceOf(role string) string {
	switch role {
	case "perpetrator":
		return "reported_as_fact"
	case "suspect":
		return "suspected_or_accused"
	case "claimant":
		return "claimed_or_admitted"
	}
	return ""
}

func wordValue(field sitrep.Field, value string) (sitrep.Value, error) {
	switch field {
	case sitrep.FieldMethod:
		return sitrep.Method(value), nil
	case sitrep.FieldStage:
		stages := []sitrep.Stage{sitrep.CarriedOut, sitrep.Attempted, sitrep.Threatened, sitrep.Planned}
		if s := sitrep.Stage(strings.ReplaceAll(value, " ", "_")); slices.Contains(stages, s) {
			return s, nil
		}
		return nil, fmt.Errorf("stages are carried_out, attempted, threatened, planned")
	}
	for _, t := range sitrep.Types {
		if strings.EqualFold(string(t), value) {
			return t, nil
		}
	}
	return nil, fmt.Errorf("no ACLED sub-event type is called so; there are %s", joined(sitrep.Types[:]))
}

func joined[S ~string](all []S) string {
	words := make([]string, 0, len(all))
	for _, s := range all {
		words = append(words, string(s))
	}
	return strings.Join(words, ", ")
}

// parseWhen reads a day, a month, a year, or two days with a stroke between.
func parseWhen(s string) (sitrep.Value, error) {
	for _, l := range []struct {
		layout    string
		precision sitrep.Precision
		y, m, d   int
	}{{time.DateOnly, sitrep.ToDay, 0, 0, 1}, {"2006-01", sitrep.ToMonth, 0, 1, 0}, {"2006", sitrep.ToYear, 1, 0, 0}} {
		if t, err := time.Parse(l.layout, s); err == nil {
			end := t.AddDate(l.y, l.m, l.d).AddDate(0, 0, -1)
			return sitrep.When{Start: t.Format(time.DateOnly), End: end.Format(time.DateOnly), EDTF: s, Precision: l.precision}, nil
		}
	}
	from, to, _ := strings.Cut(s, "/")
	start, err := time.Parse(time.DateOnly, from)
	end, err2 := time.Parse(time.DateOnly, to)
	if err != nil || err2 != nil || end.Before(start) {
		return nil, fmt.Errorf("no day, month or year, and no two days; give 2026-03-11, 2026-03 or 2026-03-11/2026-03-12")
	}
	return sitrep.When{Start: from, End: to, EDTF: s, Precision: sitrep.ToDay}, nil
}

var errToll = errors.New("no number; give 12, 7+, 12-15 or ..20")

// parseToll reads how many came to harm: 12, 7+, 12-15, ..20.
func parseToll(effect, s string) (sitrep.Value, error) {
	c := sitrep.Casualty{Effect: effect, Whole: true}
	low, high, between := s, s, false
	for _, sep := range []string{"–", "-", ".."} {
		if low, high, between = strings.Cut(s, sep); between {
			break
		}
	}
	if between && low == "" && !strings.HasPrefix(s, "..") {
		return nil, errToll // a number below 0
	}
	if !between {
		low, high = s, s
		if least, ok := strings.CutSuffix(s, "+"); ok {
			low, high = least, ""
		}
	}
	var err error
	if c.Min, err = count(low); err == nil {
		c.Max, err = count(high)
	}
	if err != nil || c.Min == nil && c.Max == nil || c.Min != nil && c.Max != nil && *c.Min > *c.Max {
		return nil, errToll
	}
	return c, nil
}

// count reads a number that is not below 0; nil for none.
func count(s string) (*int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return nil, nil //nolint:nilnil // no number, and nothing wrong
	}
	n, err := strconv.ParseUint(s, 10, 31)
	m := int(n)
	return &m, err
}

// parseWhere reads "Kirkuk, IQ", "Kirkuk, IQ region" or "Velm, IQ @ 35.1,44.2 site".
func (r Reader) parseWhere(s string) (sitrep.Value, error) {
	named, at, placed := strings.Cut(s, "@")
	name, country, _ := strings.Cut(named, ",")
	country, region := strings.CutSuffix(strings.TrimSpace(country), " region")
	name, country = strings.TrimSpace(name), strings.ToUpper(strings.TrimSpace(country))
	if country != "" && sitrep.CountryName(country) == "" {
		return nil, fmt.Errorf("%q is no country; give two letters (ISO 3166-1), such as IQ", country)
	}
	if placed {
		return parsePoint(name, country, at)
	}
	found := r.gazetteer().FindIn(country, name)
	if len(found) == 0 {
		return nil, fmt.Errorf("the gazetteer has no such place; give its point: where=\"%s, %s @ LAT,LON\"", name, cmp.Or(country, "CC"))
	}
	p := found[0]
	if i := slices.IndexFunc(found, func(p lex.Place) bool { return p.Division() == region }); i >= 0 {
		p = found[i]
	}
	return sitrep.Where{
		Name: p.Name, Country: p.Country, Admin1: p.Admin1, Lat: &p.Lat, Lon: &p.Lon, GeoNamesID: p.GeoNamesID, Precision: precisionOf(p),
	}, nil
}

func (r Reader) gazetteer() *lex.Gazetteer {
	if r.Gazetteer == nil {
		return lex.Gaz()
	}
	return r.Gazetteer
}

// precisionOf is how exact a place of the gazetteer is.
func precisionOf(p lex.Place) string {
	switch {
	case strings.HasPrefix(p.Feature, "A.PCL"):
		return "country"
	case p.Division():
		return "region"
	case strings.HasPrefix(p.Feature, "S."):
		return "site"
	}
	return "town"
}

func parsePoint(name, country, at string) (sitrep.Value, error) {
	fields := strings.FieldsFunc(at, func(r rune) bool { return r == ',' || r == ' ' })
	w := sitrep.Where{Name: name, Country: country, Precision: "town"}
	if len(fields) == 3 {
		w.Precision = fields[2]
	}
	var point [2]float64
	for i := range point {
		var err error
		if len(fields) < 2 {
			return nil, fmt.Errorf("a point is LAT,LON in degrees")
		}
		if point[i], err = strconv.ParseFloat(fields[i], 64); err != nil || point[i] < -180 || point[i] > 180 || i == 0 && (point[i] < -90 || point[i] > 90) {
			return nil, fmt.Errorf("a point is LAT,LON in degrees")
		}
	}
	if !slices.Contains([]string{"site", "town", "region", "country"}, w.Precision) || len(fields) > 3 {
		return nil, fmt.Errorf("behind a point stands site, town, region or country")
	}
	w.Lat, w.Lon = &point[0], &point[1]
	return w, nil
}
