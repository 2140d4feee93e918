package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// A report of short items tells of each where it happened at its head, and what sums
// them up is none of them.
func TestItems(t *testing.T) {
	const text = `ISLAMABAD: Five people were killed in three separate incidents in Sindh and Punjab on Wednesday, officials said.

SUKKUR: Gunmen on a motorcycle shot dead a milk trader near the fish market.

MULTAN: A bomb went off beside a police van, wounding two constables.

The interior minister condemned the attacks.`
	rd := readingOf(t, text)
	var got []string
	for _, h := range rd.Happenings {
		where := ""
		for _, c := range rd.Claims {
			if w, ok := c.Value.(sitrep.Where); ok && c.Incident == h.ID {
				where = w.Name
			}
		}
		got = append(got, fmt.Sprintf("%d %v %s", h.Item, h.Several, where))
	}
	want := "0 true Sindh; 1 false Sukkur; 2 false Multan; 0 false "
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("happenings %q, want %q", s, want)
	}
}

func TestSeveral(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"Four soldiers were killed in separate attacks in Mali on Monday.", true},
		{"Armed men struck in three provinces on Monday, killing two guards.", true},
		{"Six people died in two incidents of arson in Lagos.", true},
		{"Six people died in two explosions in Lagos.", false},
		{"Gunmen killed two guards in Kano on Monday.", false},
	} {
		got := false
		for _, h := range readingOf(t, tt.text).Happenings {
			got = got || h.Several
		}
		if got != tt.want {
			t.Errorf("%q sums up several: %v, want %v", tt.text, got, tt.want)
		}
	}
}

// Whoever opens fire did it, and is not among those who were hit.
func TestStrikes(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"A student opened fire in a canteen in Leeds, killing a cook.", "victim cook; perpetrator student"},
		{"A teacher shot dead two boys in Leeds and then killed himself.", "perpetrator teacher; victim boys"},
	} {
		got := told(t, tt.text, sitrep.FieldActors)
		for _, w := range strings.Split(tt.want, "; ") {
			if !strings.Contains(got, w) {
				t.Errorf("actors of %q = %q, want %q", tt.text, got, tt.want)
			}
		}
		if strings.Contains(got, "victim student") {
			t.Errorf("actors of %q = %q", tt.text, got)
		}
	}
}
