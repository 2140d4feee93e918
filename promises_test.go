package sitrep_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/export"
	"sitrep/flow"
	"sitrep/ingest"
	"sitrep/samples"
	"sitrep/span"
)

// Tests of what is promised of the whole road, on the sample reports. The
// promises stand in ARCHITECTURE.md.

// unfounded names what a reading shows without words for it: a quote that does
// not stand in the report, a value without a quote, a claim or statement that
// is named but not there.
func unfounded(r *sitrep.Reading) (faults []string) {
	fault := func(f string, a ...any) { faults = append(faults, fmt.Sprintf(f, a...)) }
	quotes := func(what string, must bool, qs []sitrep.Quote) {
		if must && len(qs) == 0 {
			fault("%s has no words", what)
		}
		for _, q := range qs {
			if !r.Report.Holds(q) {
				fault("%s: %q does not stand at %v of the %s", what, q.Exact, q.Span, q.Part)
			}
		}
	}
	statements := map[string]bool{"": true}
	for _, s := range r.Statements {
		statements[s.ID] = true
		quotes("statement "+s.ID, true, s.Content)
		quotes("statement "+s.ID, false, slices.Concat(s.Source, s.Cue))
	}
	claims := map[string]sitrep.Claim{}
	for _, c := range r.Claims {
		claims[c.ID] = c
		quotes("claim "+c.ID, true, c.Quotes)
		if !statements[c.Statement] {
			fault("claim %s is made in statement %s, which is not there", c.ID, c.Statement)
		}
	}
	for _, in := range r.Incidents {
		for _, row := range rows(in) {
			what := fmt.Sprintf("incident %s: %v", in.ID, row.Value)
			quotes(what, true, row.Quotes)
			if len(row.Claims) == 0 {
				fault("%s rests on no claim", what)
			}
			for _, id := range row.Claims {
				if c, ok := claims[id]; !ok || c.Incident != in.ID {
					fault("%s rests on claim %s, which is not of this incident", what, id)
				}
			}
		}
	}
	for _, e := range r.Entities {
		quotes("entity", true, []sitrep.Quote{e.Quote})
	}
	for _, p := range r.Places {
		quotes("place", true, []sitrep.Quote{p.Quote})
	}
	for _, t := range r.Times {
		quotes("time", true, []sitrep.Quote{t.Quote})
	}
	for _, e := range r.Events {
		quotes("event", true, e.Quotes)
	}
	return faults
}

// rows are all the rows of an incident, of whatever field.
func rows(in sitrep.Incident) []sitrep.Row[any] {
	var out []sitrep.Row[any]
	if in.When != nil {
		out = plain(out, []sitrep.Row[sitrep.When]{*in.When})
	}
	if in.Where != nil {
		out = plain(out, []sitrep.Row[sitrep.Where]{*in.Where})
	}
	out = plain(out, in.Actors)
	out = plain(out, in.Targets)
	out = plain(out, in.Weapons)
	out = plain(out, in.Casualties)
	return plain(out, in.Relations)
}

func plain[V any](out []sitrep.Row[any], rows []sitrep.Row[V]) []sitrep.Row[any] {
	for _, r := range rows {
		out = append(out, sitrep.Row[any]{Value: r.Value, Quotes: r.Quotes, Claims: r.Claims})
	}
	return out
}

func reader(t testing.TB) *flow.Reader {
	t.Helper()
	rd, err := flow.NewReader(flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return rd
}

// sampleFolder puts the samples where ingest can read them.
func sampleFolder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, samples.FS); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sampleReadings reads every sample.
func sampleReadings(t testing.TB) []*sitrep.Reading {
	t.Helper()
	rd := reader(t)
	var out []*sitrep.Reading
	for r, err := range ingest.Reports([]string{sampleFolder(t)}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rd.Read(r))
	}
	return out
}

func TestNoValueWithoutItsWords(t *testing.T) {
	incidents := 0
	for _, r := range sampleReadings(t) {
		incidents += len(r.Incidents)
		for _, f := range unfounded(r) {
			t.Errorf("report %s: %s", r.Report.ID, f)
		}
	}
	if incidents == 0 {
		t.Error("no incident was read from the samples")
	}
}

// The check above, and the printing of a reading, notice when the promise is broken.
func TestNoValueWithoutItsWordsIsChecked(t *testing.T) {
	breaks := []struct {
		name    string
		do      func(*sitrep.Reading)
		printed bool // printing does not look at it
	}{
		{"another letter in the text", func(r *sitrep.Reading) {
			q := r.Claims[0].Quotes[0]
			r.Report.Text = r.Report.Text[:q.Span.Start] + "#" + r.Report.Text[q.Span.Start+1:]
		}, false},
		{"a span one byte off", func(r *sitrep.Reading) {
			q := &r.Claims[0].Quotes[0]
			q.Span = span.Span{Start: q.Span.Start + 1, End: q.Span.End + 1}
		}, false},
		{"words put in a mouth", func(r *sitrep.Reading) { r.Statements[0].Content[0].Exact += " and more" }, false},
		{"a claim without words", func(r *sitrep.Reading) { r.Claims[0].Quotes = nil }, true},
		{"a value that nobody claims", func(r *sitrep.Reading) { r.Incidents[0].Casualties[0].Claims = nil }, true},
		{"a claim of nothing", func(r *sitrep.Reading) { r.Incidents[0].Casualties[0].Claims = []string{"c999"} }, true},
		{"a statement that is not there", func(r *sitrep.Reading) { r.Claims[0].Statement = "s999" }, true},
	}
	for _, b := range breaks {
		r := reader(t).Read(&sitrep.Report{
			ID: "r", Text: "A car bomb in Kirkuk killed four people on Monday, police said.", Published: day(2021, time.June, 10),
		})
		if len(r.Claims) == 0 || len(r.Statements) == 0 || len(r.Incidents) == 0 || len(r.Incidents[0].Casualties) == 0 {
			t.Fatalf("too little was read: %+v", r)
		}
		b.do(r)
		if len(unfounded(r)) == 0 {
			t.Errorf("%s: not noticed", b.name)
		}
		if err := export.JSONL(&bytes.Buffer{}, r); err == nil && !b.printed {
			t.Errorf("%s: printed", b.name)
		}
	}
}

// The report's voice and other people's are never mixed: what somebody is said
// to have said is claimed in a statement of theirs, and the rest in none.
func TestVoicesAreNotMixed(t *testing.T) {
	tests := []struct {
		text   string
		effect string
		min    int
		who    string // the speaker; empty for the report's own voice
	}{
		{"A bomb exploded in Kirkuk on Monday. Police said 12 people were killed.", "killed", 12, "police"},
		{"A bomb exploded in Kirkuk on Monday. Police said 12 people were killed. Five people were wounded in the blast.", "wounded", 5, ""},
		{"Twelve people were killed when a bomb exploded in Kirkuk on Monday.", "killed", 12, ""},
		{"Police said 12 people were killed by a bomb in Kirkuk on Monday. A hospital director said 15 people were killed.", "killed", 12, "police"},
		{"Police said 12 people were killed by a bomb in Kirkuk on Monday. A hospital director said 15 people were killed.", "killed", 15, "hospital director"},
		{"Four people were killed by a bomb in Kirkuk on Monday, according to the health ministry.", "killed", 4, "health ministry"},
	}
	rd := reader(t)
	for _, test := range tests {
		r := rd.Read(&sitrep.Report{ID: "r", Text: test.text, Published: day(2021, time.June, 10)})
		speakers := map[string]string{}
		for _, s := range r.Statements {
			speakers[s.ID] = s.Speaker.Name
		}
		found := false
		for _, c := range r.Claims {
			v, ok := c.Value.(sitrep.Casualty)
			if !ok || v.Effect != test.effect || v.Min == nil || *v.Min != test.min {
				continue
			}
			found = true
			if got := strings.ToLower(speakers[c.Statement]); (got == "") != (test.who == "") || !strings.HasSuffix(got, test.who) {
				t.Errorf("%q: %s %d is said by %q, want %q", test.text, test.effect, test.min, got, test.who)
			}
		}
		if !found {
			t.Errorf("%q: no claim of %s %d", test.text, test.effect, test.min)
		}
	}
}

// No place and no date is more exact than the words.
func TestPrecisionOfTheWords(t *testing.T) {
	tests := []struct {
		text        string
		where, when string // precisions; empty for none
	}{
		{"Gunmen killed four people in Baidoa, Somalia, on Tuesday.", "town", "day"},
		{"Gunmen killed four people in Somalia on Tuesday.", "country", "day"},
		{"Gunmen killed four people in Somalia in March.", "country", "month"},
		{"Gunmen killed four people in Baidoa, Somalia, last year.", "town", "year"},
		{"Gunmen killed four people in Baidoa, Somalia.", "town", ""},
		{"Gunmen killed four people on Tuesday.", "", "day"},
		{"Gunmen killed four people in Bavaria, Germany, on Tuesday.", "region", "day"},
	}
	rd := reader(t)
	for _, test := range tests {
		r := rd.Read(&sitrep.Report{ID: "r", Text: test.text, Published: day(2021, time.June, 10)})
		if len(r.Incidents) != 1 {
			t.Errorf("%q: %d incidents, want 1", test.text, len(r.Incidents))
			continue
		}
		where, when := "", ""
		if w := r.Incidents[0].Where; w != nil {
			where = w.Value.Precision
		}
		if w := r.Incidents[0].When; w != nil {
			when = string(w.Value.Precision)
		}
		if where != test.where || when != test.when {
			t.Errorf("%q: place by %q, time by %q, want %q, %q", test.text, where, when, test.where, test.when)
		}
	}
}

// Bad input costs that input only.
func TestBadInputCostsThatInputOnly(t *testing.T) {
	good := []string{
		`{"id": "a", "text": "A bomb in Kirkuk killed four people on Monday.", "published": "2021-06-10"}`,
		`{"id": "b", "text": "Gunmen killed two policemen in Quetta on Tuesday.", "published": "2021-06-10"}`,
	}
	alone, faults := printed(t, strings.Join(good, "\n"), 2)
	if len(faults) != 0 || strings.Count(alone, "\n") != 2 {
		t.Fatalf("good input gives %q, %v", alone, faults)
	}
	for _, bad := range []string{`{"text": 7}`, `{"id": "x"}`, `{"text": ""}`, `{"text": "cut`, `[1, 2]`, "\x00\xff", `{"text": "` + "\xff" + ``} {
		out, faults := printed(t, good[0]+"\n"+bad+"\n"+good[1]+"\n", 2)
		if out != alone {
			t.Errorf("with %q among it, the output is %q, want %q", bad, out, alone)
		}
		if len(faults) != 1 || !errors.Is(faults[0], sitrep.ErrInvalid) || !strings.Contains(faults[0].Error(), "2") {
			t.Errorf("faults of %q = %v, want one that names line 2", bad, faults)
		}
	}
}

// The same input gives the same output, byte for byte, on every run and with any
// number of workers.
func TestSameInputSameOutput(t *testing.T) {
	input, err := fs.ReadFile(samples.FS, "wire.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	first, faults := printed(t, string(input), 1)
	if len(faults) > 0 || first == "" {
		t.Fatalf("samples give %d bytes, %v", len(first), faults)
	}
	for workers := range 5 {
		if again, _ := printed(t, string(input), workers); again != first {
			t.Errorf("with %d workers the output differs", workers)
		}
	}
}

// printed is what is printed of an input, and the faults that were named.
func printed(t testing.TB, input string, workers int) (out string, faults []error) {
	t.Helper()
	var b strings.Builder
	lay := func(r *sitrep.Reading) (string, error) {
		var b strings.Builder
		err := export.JSONL(&b, r)
		return b.String(), err
	}
	for line, err := range flow.Stream(context.Background(), reader(t), ingest.Inputs([]string{"-"}, strings.NewReader(input)), workers, lay) {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		b.WriteString(line)
	}
	return b.String(), faults
}

func day(y int, m time.Month, d int) sitrep.Moment {
	return sitrep.Moment{Time: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), Precision: sitrep.ToDay}
}
