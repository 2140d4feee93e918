package say

import (
	"strings"
	"testing"
	"time"

	"sitrep/doc"
)

// brief shows who says what, a line a saying.
func brief(d *doc.Doc) string {
	var out []string
	for _, s := range d.Sayings {
		var content []string
		for _, c := range s.Content {
			content = append(content, c.Of(d.Text))
		}
		out = append(out, s.Speaker.Name+": "+strings.Join(content, " + "))
	}
	return strings.Join(out, "\n")
}

func TestVoices(t *testing.T) {
	tests := []struct{ name, title, text, source, want string }{
		{
			"quoted paragraphs go on", "",
			"“The road is closed,” Mayor Marta Lind said.\n\n“Nobody may pass.”\n\nThe town slept.", "",
			"Marta Lind: “The road is closed,” + “Nobody may pass.”",
		},
		{
			"open quotation", "",
			"Mayor Marta Lind said: “The road is closed.\n\n“Nobody may pass.”", "",
			"Marta Lind: “The road is closed + “Nobody may pass.”",
		},
		{
			"transcript", "",
			"RUIZ: Who closed the road?\nLIND: The army did. It was dark.\nRUIZ: Thank you.", "",
			"RUIZ: Who closed the road?\nLIND: The army did\nLIND: It was dark\nRUIZ: Thank you",
		},
		{
			"block statement", "Minister responds",
			"Ports Minister Ana Ruiz said:\n\nThis was a cowardly act. Nine families mourn today.\n\nThe road will be rebuilt.", "Government of Tarif",
			"Ana Ruiz: This was a cowardly act\nAna Ruiz: Nine families mourn today\nAna Ruiz: The road will be rebuilt",
		},
		{
			"own voice", "",
			"We condemn the attack on Tarif. The road is long. Our thoughts are with the families.", "Ministry of Ports",
			"Ministry of Ports: the attack on Tarif\nMinistry of Ports: Our thoughts are with the families",
		},
		{
			"no body, no own voice", "",
			"We walked along the road. Our bus was late.", "Tarif Herald",
			"",
		},
		{
			"nobody", "",
			"No group has claimed responsibility for the attack.", "",
			": the attack",
		},
		{
			"relative pronouns", "",
			"A diplomat who follows Libya, and who asked not to be named, said that it was over. A man who described himself as a trader fled.", "",
			"diplomat: that it was over\nman: himself as a trader",
		},
		{
			"headline", "Officials: nine dead in Tarif blast",
			"The town slept.", "",
			"Officials: nine dead in Tarif blast",
		},
	}
	for _, tt := range tests {
		if got := brief(read(tt.title, tt.text, tt.source)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// The place that a text begins with is no speaker.
func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"LATAKIA: The road is closed, police said.":                           "police: The road is closed",
		"TARIF, 3 JAN 90 (AGENCY) -- [TEXT] THE ARMY SAID THAT TWO MEN FLED.": "ARMY: THAT TWO MEN FLED",
	} {
		if got := brief(read("", text, "")); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestOddInput(t *testing.T) {
	for _, text := range []string{
		"", "\"", "said", "said said said", "“", "“”", "“ ” said", ": :", "X:", "according to", "according to to to", ", said", "he said,", "- said -",
		"' ' '", "'' said ''", "to say that", "by", "was told by", "A:\nB:\nC:", "“a\n\n“b\n\n“c", "((((said)", "RUIZ: said: said:",
	} {
		check(t, text)
	}
}

// Time grows with the text, not with its square: thousands of lines that open a
// quotation and never close it, a sentence without end, a paragraph of quotations.
func TestLinear(t *testing.T) {
	took := func(unit string, n int) time.Duration {
		d := read("", strings.Repeat(unit, n), "")
		all := stages()
		start := time.Now()
		all[len(all)-1].Run(d)
		return time.Since(start)
	}
	for _, unit := range []string{
		"“The man who, as he said, said that he, and said “so\n\n", "said that he ", "he said, ", "according to x, ",
		"“a b c” said Omar Haddad. ", "He said X, who said Y, and said Z; ", "'x said “y ", "A: said\n",
	} {
		small, large := took(unit, 20), took(unit, 200)
		for try := 0; try < 20 && large > 40*small+50*time.Millisecond; try++ {
			small, large = min(small, took(unit, 20)), min(large, took(unit, 200)) // the machine may be busy with others
		}
		if large > 40*small+50*time.Millisecond {
			t.Errorf("%q: 20 took %v, 200 took %v", unit, small, large)
		}
	}
}

// check runs the stage and tells whether what it found lies in the text.
func check(t *testing.T, text string) {
	t.Helper()
	text = strings.ToValidUTF8(text, "\uFFFD")
	d := read("", text, "Ministry")
	for _, s := range d.Sayings {
		if len(s.Content) == 0 {
			t.Fatalf("%q: a saying without content: %+v", text, s)
		}
		for _, x := range append(append(s.Source, s.Cue...), s.Content...) {
			if x.Empty() || !x.Within(len(d.Text)) {
				t.Fatalf("%q: span %v of %+v", text, x, s)
			}
		}
		if s.Stance == "" || s.Certainty == "" || s.Polarity == "" || s.Speaker.Kind == "" {
			t.Fatalf("%q: not judged: %+v", text, s)
		}
		if s.Parent >= len(d.Sayings) || s.Mention >= len(d.Mentions) {
			t.Fatalf("%q: index out of range: %+v", text, s)
		}
	}
}

func FuzzStage(f *testing.F) {
	for _, s := range []string{
		"“We saw smoke,” said Ana Ruiz, a nurse. “Then it burned.”",
		"RUIZ: The army said: no.\n\nThe mayor said:\n\nWe condemn it.",
		"Police, citing two witnesses, said on Tuesday the men, who said 'no', were told by X.",
		"ACCORDING TO THE ARMY, \"NINE DIED\" -- HE SAID.",
	} {
		f.Add(s)
	}
	f.Fuzz(check)
}

func BenchmarkStage(b *testing.B) {
	text := strings.Repeat("Police in Tarif said on Tuesday that two men had fled. “We heard a blast,” Omar Haddad, a nurse, told Radio Tarif. “Then came the smoke.”\n\nThe army has denied the report, saying its units were far away. No group has claimed responsibility for the attack, according to the governor.\n\n", 100)
	d := read("", text, "")
	all := stages()
	b.ResetTimer()
	for range b.N {
		all[len(all)-1].Run(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
