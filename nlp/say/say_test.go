package say

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/parse"
	"sitrep/nlp/quantity"
	"sitrep/nlp/tag"
	"sitrep/nlp/token"
	"sitrep/nlp/when"
	"sitrep/nlp/where"
	"sitrep/span"
)

// read gives the sayings of a text that came out on Thursday, 12 March 2020.
func read(title, text, source string) *doc.Doc {
	d := doc.New(title, text, time.Date(2020, 3, 12, 0, 0, 0, 0, time.UTC))
	d.Source = source
	for _, s := range stages() {
		s.Run(d)
	}
	return d
}

// stages are those that this one needs, and itself last.
var stages = sync.OnceValue(func() []doc.Stage {
	m, err := model.Shipped()
	if err != nil {
		panic(err)
	}
	out := []doc.Stage{token.Stage()}
	for _, learned := range []func(*encode.Model) (doc.Stage, error){encode.Stage, tag.Sentences, tag.Stage, parse.Stage} {
		out = append(out, must(learned(m)))
	}
	return append(out, quantity.Stage(), when.Stage(), where.Stage(), must(Stage(m)))
})

func must(s doc.Stage, err error) doc.Stage {
	if err != nil {
		panic(err)
	}
	return s
}

// unmark reads "[S1:Police] [C1:said] [T1:two men had fled]": the text without
// the marks, and what the marks hold, a line a number. A mark without a number
// has number 1.
func unmark(t *testing.T, marked string) (text, want string) {
	t.Helper()
	type open struct {
		key   string
		start int
	}
	var b strings.Builder
	var stack []open
	spans := map[string][]span.Span{}
	for i := 0; i < len(marked); i++ {
		if key, n := mark(marked[i:]); n > 0 {
			stack = append(stack, open{key, b.Len()})
			i += n - 1
			continue
		}
		if marked[i] == ']' {
			if len(stack) == 0 {
				t.Fatalf("no mark is open in %q", marked[:i])
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			spans[o.key] = append(spans[o.key], span.Span{Start: o.start, End: b.Len()})
			continue
		}
		b.WriteByte(marked[i])
	}
	var sayings []doc.Saying
	for n := 1; ; n++ {
		k := strconv.Itoa(n)
		s := doc.Saying{Source: spans["S"+k], Cue: spans["C"+k], Content: spans["T"+k]}
		if len(s.Source)+len(s.Cue)+len(s.Content) == 0 {
			break
		}
		sayings = append(sayings, s)
	}
	return b.String(), lines(b.String(), sayings)
}

// mark reads "[S1:" at the beginning of s: its key and length, or 0.
func mark(s string) (string, int) {
	if len(s) < 3 || s[0] != '[' || !strings.ContainsRune("SCT", rune(s[1])) {
		return "", 0
	}
	switch {
	case s[2] == ':':
		return s[1:2] + "1", 3
	case len(s) > 3 && s[3] == ':':
		return s[1:3], 4
	}
	return "", 0
}

// lines shows sayings, one a line, in a fixed order.
func lines(text string, sayings []doc.Saying) string {
	show := func(list []span.Span) string {
		out := make([]string, 0, len(list))
		for _, x := range list {
			out = append(out, fmt.Sprintf("%d:%s", x.Start, x.Of(text)))
		}
		sort.Strings(out)
		return strings.Join(out, " + ")
	}
	out := make([]string, 0, len(sayings))
	for _, s := range sayings {
		out = append(out, fmt.Sprintf("S %s | C %s | T %s", show(s.Source), show(s.Cue), show(s.Content)))
	}
	sort.Strings(out)
	return strings.Join(out, "\n")
}

func TestStage(t *testing.T) {
	tests := []struct{ name, marked string }{
		{"what carried it behind it", "[S:The Northern Front] [C:claimed responsibility for] [T:the bombing] in a statement read on its radio."},
		{"said of a place", "Nine guards were killed in [T:an attack near Basra] [C:claimed by] [S:the Northern Front]."},
		{"explained between commas", "[T:Drones struck a convoy at Ber, killing six people], [S:the Permanent Framework, an alliance of Tuareg groups,] [C:said]."},
		{"that", "[S:Police] [C:said] [T:that two men had fled]."},
		{"no that", "[S:The army] [C:says] [T:the bridge is closed]."},
		{"perfect", "[S:The ministry] [C:has repeatedly denied] [T:the report]."},
		{"told", "[S:Governor Ana Ruiz] [C:told] the court [T:that the prison was full]."},
		{"told by name", "[S:She] [C:told] Marta Lind [T:the gate had been open]."},
		{"title after", "[S:Omar Haddad, the head of the clinic in Tarif,] [C:said] [T:nine people were brought in]."},
		{"quote before", "[T:“We heard two blasts,”] [S:Haddad] [C:said]."},
		{"inverted", "[T:“We heard two blasts,”] [C:said] [S:Omar Haddad, a nurse in Tarif]."},
		{"around", "[T:“We heard two blasts,”] [S:he] [C:said]. [T:“Then came the smoke.”]"},
		{"two sentences", "[T:“It burned. Nobody helped,”] [C:said] [S:the widow]."},
		{"colon", "[S:The mayor] [C:said:] [T:“Nobody will leave.”]"},
		{"mixed", "[S:Haddad] [C:called] [T:the raid “a crime against the town”]."},
		{"fronted", "[T:Two men were killed near Tarif], [S:the police] [C:said]."},
		{"fronted inverted", "[T:Two men were killed near Tarif], [C:said] [S:a spokesman for the army]."},
		{"in the middle", "[T:In Tarif], [S:the army] [C:said], [T:two men were killed]."},
		{"according to", "[T:The convoy had turned back], [C:according to] [S:the Red Crescent]."},
		{"according to first", "[C:According to] [S:two witnesses], [T:the car had no plates]."},
		{"noun", "[S:The general] [C:confirmed] [T:the deaths of three soldiers]."},
		{"toll", "[S:The army] [C:put] [T:the number of soldiers killed at six]; the port was shut."},
		{"toll as", "[S:Police] [C:gave] [T:the number of missing as 38], but seven were found."},
		{"infinitive", "[S:The rebels] [C:vowed] [T:to return]."},
		{"declined", "[S:A spokeswoman for the port] [C:declined] [T:to comment]."},
		{"shared subject", "[S1:[S2:Lind]] [C1:condemned] [T1:the attack] and [C2:warned] [T2:that others would follow]."},
		{"saying", "[S1:[S2:The council]] [C1:rejected] [T1:the plan], [C2:saying] [T2:it came too late]."},
		{"nested", "[S1:An official] [C1:said] [T1:that [S2:the army] [C2:believes] [T2:rebels laid the mine]]."},
		{"who", "Haddad, [S:who] [C:said] [T:he saw the car], left."},
		{"which they said", "They had a truck, [T:which] [S:they] [C:said] [T:was found nearby]."},
		{"passive", "[T:The gunmen] [C:were believed] [T:to be hiding in the mill]."},
		{"by", "[T:The attack] [C:was condemned by] [S:the African Union]."},
		{"quoted as saying", "[S:Lind] [C:was quoted as saying] [T:the talks had failed]."},
		{"urged", "[S:The envoy] [C:urged] [T:both sides to stop]."},
		{"called for", "[S:The envoy] [C:called for] [T:an inquiry]."},
		{"claimed", "[S:The Northern Front] [C:has claimed responsibility for] [T:the bombing]."},
		{"nobody claimed", "[S:No group] [C:has claimed] [T:responsibility]."},
		{"for which", "We saw [T:the attack], for which [S:the Northern Front] [C:claimed responsibility]."},
		{"for which, later", "We saw [T:the attack on a school in Tarif earlier today], for which [S:the Northern Front] [C:has claimed responsibility]."},
		{"time", "[S:Police] [C:said] on Wednesday [T:that two men had fled]."},
		{"statement", "[S:The ministry] [C:said in a statement] [T:that the border was shut]."},
		{"manner", "[S:The United Nations] [C:condemned] in the strongest terms [T:the killing of two drivers]."},
		{"coordination", "[S:Lind and the governor of Asyut] [C:agreed] [T:that the camp must close]."},
		{"other speaker", "[S1:Police] [C1:said] [T1:two men fled], but [S2:neighbours] [C2:said] [T2:they saw four]."},
		{"capitals", "[S:THE DEFENSE MINISTRY] [C:REPORTED] [T:THAT GUERRILLAS BLEW UP A BRIDGE NEAR TARIF]."},
		{"capitals quote", "[S:COLONEL RUIZ] [C:SAID:] [T:\"WE WILL NOT WITHDRAW.\"]"},
		{"noun, not verb", "The claims about the bridge were old, and the reports of fighting too."},
		{"first person in a quote", "[T:“I think the road is closed,”] [S:Lind] [C:said]."},
		{"joined to what was done", "[S1:[S2:Lind]] [C1:said] [T1:that two men had been held and [C2:denied] [T2:that they were hurt]]."},
		{"no statement", "The truck left the road near Tarif and burned for two hours."},
		{"no subject in the tree", "[T:The toll rose to nine], [S:Omar Haddad, head of the clinic,] [C:said] on Thursday."},
		{"headline", "[S:Army Chief] [C:Condemns] [T:Attack in Tarif]"},
		{"cited as saying", "[S1:The Herald] [C1:cited] [T1:[S2:two diplomats] [C2:as saying] [T2:the deal was dead]]."},
		{"quoted adverb", "[S:The union] [C:“strongly” condemned] [T:the raid]."},
		{"relative object", "The gunman, [T:who] [S:the army] [C:said] [T:had fled], was found."},
		{"relative", "[S:An officer who lost his brother] [C:told] me [T:that the wall had fallen]."},
	}
	for _, tt := range tests {
		text, want := unmark(t, tt.marked)
		d := read("", text, "")
		if got := lines(d.Text, d.Sayings); got != want {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.name, text, strings.ReplaceAll(got, "\n", "\n     "), strings.ReplaceAll(want, "\n", "\n     "))
		}
	}
}

func TestPastTime(t *testing.T) {
	d := read("", "Monday that two men fled.", "")
	r := &reader{d: d, times: timesAt(d)}
	if got, want := r.pastTime(rng{0, 5}), (rng{1, 5}); got != want {
		t.Errorf("pastTime(Monday that ...) = %v, want %v", got, want)
	}
	if got, want := r.pastTime(rng{1, 5}), (rng{1, 5}); got != want {
		t.Errorf("pastTime(that ...) = %v, want %v", got, want)
	}
}
