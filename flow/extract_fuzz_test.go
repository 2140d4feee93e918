package flow

import (
	"bytes"
	"encoding/json"
	"testing"

	"sitrep"
	"sitrep/export"
	"sitrep/ingest"
)

func printed(r *sitrep.Reading) ([]byte, error) {
	var b bytes.Buffer
	err := export.JSONL(&b, r)
	return b.Bytes(), err
}

// FuzzExtract is the whole road from bytes to what is printed: it never panics,
// every quote stands in its text, the output is JSON, and the same bytes give
// the same output.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"Two guards die in Marad blast\n\nMARAD, Iraq (Agency) - A car bomb killed two guards and wounded at least six people on Monday, police said.",
		`{"title":"Rockets hit Darun","published":"2021-05-04","text":"\"Six rockets\" hit Darun on May 3, an army officer, who asked not to be named, said. Nobody claimed responsibility."}`,
		"GUNMEN SHOT DEAD THE MAYOR OF ORU, A HOSPITAL REPORTED. THE REBELS DENIED IT.\r\n\r\nMORE THAN A DOZEN WERE HURT.",
		"<html><title>Blast</title><article><p>Troops said dozens of militants were killed in an airstrike near Mosul in March 2016. The ministry declined to comment.</p></article></html>",
		"Gunmen attacked a police post near Tabora on Monday, killing two officers. Of the attack.",
		"\xff\xfe\x00\x00", "Ünïcödé 🚀 e\u0301 “killed 3” \u202e\u2066 — said.", "3 killed, 4 wounded, 1,000,000,000,000,000,000,000 missing", "on February 30, 0000 at 25:61",
	} {
		f.Add([]byte(s))
	}
	rd := newReader(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		first, second := whole(t, rd, b), whole(t, rd, b)
		if !bytes.Equal(first, second) {
			t.Errorf("printed first\n%s\nthen\n%s", first, second)
		}
		for line := range bytes.Lines(first) {
			if !json.Valid(line) {
				t.Errorf("is not JSON: %s", line)
			}
		}
	})
}

// whole reads and prints what there is in some bytes. It does not go through
// Stream, which would turn a panic into an error.
func whole(t *testing.T, rd *Reader, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	for r, err := range ingest.Reports([]string{"-"}, bytes.NewReader(b)) {
		if err != nil {
			out.WriteString(jsonString(err.Error()))
			continue
		}
		reading := rd.Read(r)
		quotesHold(t, reading)
		if err := export.JSONL(&out, reading); err != nil {
			t.Error(err)
		}
	}
	return out.Bytes()
}

func jsonString(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings always encode
	}
	return string(b) + "\n"
}

func quotesHold(t *testing.T, r *sitrep.Reading) {
	t.Helper()
	var quotes []sitrep.Quote
	for _, c := range r.Claims {
		quotes = append(quotes, c.Quotes...)
	}
	for _, s := range r.Statements {
		quotes = append(append(append(quotes, s.Source...), s.Cue...), s.Content...)
	}
	for _, q := range quotes {
		if !r.Report.Holds(q) {
			t.Errorf("%q does not stand in the %s at %v", q.Exact, q.Part, q.Span)
		}
	}
}
