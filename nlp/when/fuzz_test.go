package when

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep/span"
)

func spanOf(start, end int) span.Span { return span.Span{Start: start, End: end} }

// Whatever the text, times lie within it, in order and apart, on the tokens
// they name, and an anchored one does not end before it begins.
func FuzzStage(f *testing.F) {
	for _, s := range []string{
		"", "on", "Thursday, 12 March", "the early hours of", "'82", "2017-09-15T17:52:00+01:00", "9.30pm (GMT +8)", "’’the 1980s",
		"MAY 99 SAT. SUN, 31 FEB 0000", "two and a half", "İ ſ 12 March ſ", "the last week of the last week of March of next year",
		"Q4 2009 0.5 of Q", "99999 years ago", "1000 centuries ago", "9999 decades later", "the day before the day after",
	} {
		f.Add(s, "2020-03-12")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		d := read("", text, published)
		last := 0
		for _, tm := range d.Times {
			if !tm.Span.Within(len(d.Text)) || tm.Span.Empty() || tm.Start < last {
				t.Fatalf("times of %q: span %v after %d of %d", text, tm.Span, last, len(d.Text))
			}
			last = tm.Span.End
			if tm.First < 0 || tm.First >= tm.End || tm.End > len(d.Tokens) {
				t.Fatalf("times of %q: tokens %d to %d of %d", text, tm.First, tm.End, len(d.Tokens))
			}
			if tm.To.Before(tm.From) || tm.Type == "" {
				t.Fatalf("times of %q: %+v", text, tm)
			}
		}
	})
}

func BenchmarkStage(b *testing.B) {
	text := strings.Repeat("Gunmen attacked a police post near Tarma late Wednesday evening, killing at least 12 people, officials said.\n"+
		"The raid came two days after a similar attack on 9 March 2020, and a month after talks broke down in February.\n", 20)
	d := read("", text, "2020-03-12")
	stage := Stage()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		stage.Run(d)
	}
}
