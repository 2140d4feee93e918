package enter

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

func TestValue(t *testing.T) {
	n := func(i int) *int { return &i }
	toll := func(low, high *int) sitrep.Value {
		return sitrep.Casualty{Effect: "killed", Min: low, Max: high, Whole: true}
	}
	for typed, want := range map[string]sitrep.Value{
		"killed=12":                   toll(n(12), n(12)),
		"killed=7+":                   toll(n(7), nil),
		"killed = 12-15":              toll(n(12), n(15)),
		"killed=..20":                 toll(nil, n(20)),
		"type=suicide bomb":           sitrep.Type("Suicide bomb"),
		"method=car bomb":             sitrep.Method("car bomb"),
		"stage=carried out":           sitrep.CarriedOut,
		"when=2026-03-11":             sitrep.When{Start: "2026-03-11", End: "2026-03-11", EDTF: "2026-03-11", Precision: sitrep.ToDay},
		"when=2026-03-11/2026-03-12":  sitrep.When{Start: "2026-03-11", End: "2026-03-12", EDTF: "2026-03-11/2026-03-12", Precision: sitrep.ToDay},
		"when=2026-02":                sitrep.When{Start: "2026-02-01", End: "2026-02-28", EDTF: "2026-02", Precision: sitrep.ToMonth},
		"perpetrator=Ansar Brigade":   sitrep.Actor{Name: "Ansar Brigade", Role: "perpetrator", Confidence: "reported_as_fact"},
		"suspect=Ansar Brigade":       sitrep.Actor{Name: "Ansar Brigade", Role: "suspect", Confidence: "suspected_or_accused"},
		"victim=two teachers":         sitrep.Actor{Name: "two teachers", Role: "victim"},
		"target=the town hall":        sitrep.Target{Name: "the town hall"},
		"weapon=two rockets":          sitrep.Weapon{Name: "two rockets"},
		`targets={"name":"a school"}`: sitrep.Target{Name: "a school"},
	} {
		got, err := Reader{}.Value(typed)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("Value(%q) = %+v, %v, want %+v", typed, got, err, want)
		}
	}
}

func TestValueOfPlaces(t *testing.T) {
	for typed, want := range map[string]string{
		"where=Kirkuk, iq":                 "Kirkuk IQ town",
		"where=Kirkuk, IQ region":          "Kirkuk IQ region",
		"where=Albukamal, SY":              "Ālbū Kamāl SY town",
		"where=Velm, IQ @ 35.1,44.2 site":  "Velm IQ site",
		"where=Velm @ -35.1, 144.2":        "Velm  town",
		"where=Velm, IQ @ 35.1,44.2 river": "",
		"where=Velm, IQ @ 95.1,44.2":       "",
		"where=Velm, IQ":                   "",
		"where=Kirkuk, Iraq":               "",
	} {
		got, err := Reader{}.Value(typed)
		w, ok := got.(sitrep.Where)
		switch text := w.Name + " " + w.Country + " " + w.Precision; {
		case want == "" && !errors.Is(err, sitrep.ErrInvalid):
			t.Errorf("Value(%q) = %+v, %v, want an ErrInvalid", typed, got, err)
		case want != "" && (!ok || text != want || w.Lat == nil):
			t.Errorf("Value(%q) = %q, %v, want %q and its point", typed, text, err, want)
		}
	}
}

func TestValueRefuses(t *testing.T) {
	for typed, want := range map[string]string{
		"killed":                     "give FIELD=VALUE",
		"killed=":                    "give FIELD=VALUE",
		"killed=many":                "give 12, 7+, 12-15 or ..20",
		"killed=15-12":               "give 12, 7+, 12-15 or ..20",
		"killed=-1":                  "give 12, 7+, 12-15 or ..20",
		"killed=99999999999":         "give 12, 7+, 12-15 or ..20",
		"when=yesterday":             "give 2026-03-11",
		"when=2026-03-12/2026-03-11": "give 2026-03-11",
		"type=party":                 "there are Attack",
		"stage=done":                 "stages are",
		"mood=bad":                   `no field is called "mood"`,
		"weapons=[":                  "weapons",
	} {
		_, err := Reader{}.Value(typed)
		if !errors.Is(err, sitrep.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("Value(%q): %v, want an ErrInvalid with %q", typed, err, want)
		}
	}
}

// A form that is filled with a value reads as that value.
func TestForm(t *testing.T) {
	for _, typed := range []string{
		"killed=12", "wounded=7+", "missing=12-15", "displaced=..20", "type=Suicide bomb", "method=car bomb", "stage=attempted", "when=2026-03-11",
		"when=2026-03-11/2026-03-12", "when=2026-02", "when=2025", "where=Kirkuk, IQ", "where=Kirkuk, IQ region",
		"where=Velm, IQ @ 35.1,44.2 site", "claimant=Ansar Brigade", "responder=medics", "target=the town hall", "weapon=two rockets",
	} {
		v, err := Reader{}.Value(typed)
		if err != nil {
			t.Fatal(err)
		}
		f := FormOf(v)
		if got := f.Typed(); got != typed {
			t.Errorf("FormOf(%q) = %+v, which is typed %q", typed, f, got)
		}
		if Kind(f.Field) == "" || !slices.Contains(Of(v.Field()), f.Field) {
			t.Errorf("Of(%s) = %q, want %q among them, and a kind of it", v.Field(), Of(v.Field()), f.Field)
		}
	}
	if f := FormOf(sitrep.When{End: "2026-03-11", EDTF: "../2026-03-11"}); f.From != "2026-03-11" || f.To != "" {
		t.Errorf("FormOf a day by which it was = %+v, want that day", f)
	}
	if Kind("relations") != "" || Of(sitrep.FieldRelations) != nil {
		t.Error("relations can be typed, want not")
	}
}

// What is suggested reads as the place that is meant.
func TestPlaces(t *testing.T) {
	for typed, want := range map[string]string{
		"kirk": "Kirkuk, IQ", "Baqub": "Baqubah, IQ", "Springfield, us": "Springfield, US", "Albukamal, SY": "Ālbū Kamāl, SY", "Nineveh": "Nineveh, IQ region",
	} {
		got := Reader{}.Places(typed, 8)
		found := false
		for _, p := range got {
			found = found || p.Typed == want
			if v, err := (Reader{}).Value("where=" + p.Typed); err != nil {
				t.Errorf("Places(%q) has %q, which reads as %v, %v", typed, p.Typed, v, err)
			}
		}
		if !found || len(got) > 8 {
			t.Errorf("Places(%q) = %v, want %q among 8", typed, got, want)
		}
	}
	for _, typed := range []string{"", "K", "  ,IQ", "Velm @ 3", "Kirkuk, Iraq", "Qqqqqq"} {
		if got := (Reader{}).Places(typed, 8); got != nil {
			t.Errorf("Places(%q) = %v, want none", typed, got)
		}
	}
}
