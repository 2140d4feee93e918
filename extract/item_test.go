package extract_test

import (
	"fmt"
	"slices"
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

// A place alone may be the head of an item.
func TestPlaceAlone(t *testing.T) {
	const text = `India: weekly brief

Two incidents were recorded.

Assam. Police arrested two militants on Monday.

Latehar district. A bomb killed two porters on Monday.`
	var got []int
	for _, h := range readingOf(t, text).Happenings {
		got = append(got, h.Item)
	}
	if !slices.Equal(got, []int{1, 2}) {
		t.Errorf("items %v, want 1 and 2", got)
	}
}

// The place at the head of an item took no part in it, and is no part of whoever stands behind it.
func TestHeadingTakesNoPart(t *testing.T) {
	const text = `Colombia: incidents of the week

Bogotá, 12 February 2025. The team recorded two incidents.

CHOCÓ - A councillor, Ali Nur, was shot dead outside his house in Quibdó on 8 February.

ARAUCA - Three engineers were taken from their car by armed men near Fortul on 10 February.`
	var got []string
	for _, c := range readingOf(t, text).Claims {
		if a, ok := c.Value.(sitrep.Actor); ok {
			got = append(got, a.Role+" "+a.Name)
		}
	}
	slices.Sort(got)
	got = slices.Compact(got)
	want := "perpetrator armed men; victim Ali Nur; victim engineers"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("actors %q, want %q", s, want)
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
		{"Two shootings less than 24 hours apart killed six people in Lagos on Monday.", true},
		{"Two shells fell ten minutes apart on Lagos, killing six.", false},
		{"Drones struck on Monday, killing nine people in the cities of Odesa, Dnipro and Kharkiv.", true},
		{"Gunmen raided the villages of Suba and Kano on Monday, killing nine people.", false},
		{"Clinics in Basra came under attack at least four times in May, leaving three people dead.", true},
		{"A porter was shot four times in Basra in May.", false},
		{"Four attacks on clinics in one month left three people dead in Basra.", true},
		{"Jets fired 37 missiles at towns across Lebanon, killing six.", true},
		{"Gunmen shot dead two judges within six days in Lagos.", true},
		{"Gunmen shot dead two judges within ten minutes in Lagos.", false},
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

// Two deeds of one sentence are apart where one came some time after the other, and where a
// report says that they are.
func TestTwoDeeds(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
	}{
		{"Jets struck two depots near Tyre on Tuesday, hours after rockets fired from Lebanon killed a farmer in Haifa.", 2},
		{"Jets struck two depots near Tyre on Tuesday after rockets killed a farmer in Haifa.", 2},
		{"A guard died in Haifa on Tuesday hours after gunmen shot him.", 1},
		{"Troops opened fire in Haifa on Tuesday after they were hit with stones.", 1},
	} {
		if n := len(readingOf(t, tt.text).Happenings); n != tt.want {
			t.Errorf("%q: %d happenings, want %d", tt.text, n, tt.want)
		}
	}
	for text, want := range map[string]sitrep.Reference{
		"Two rebels were killed in a separate engagement near Basra on Monday.":  sitrep.Another,
		"Separately, gunmen killed two guards near Basra on Monday.":             sitrep.Another,
		"Meanwhile, gunmen killed two guards near Basra on Monday.":              sitrep.Another,
		"In retaliation, jets struck a depot near Basra on Monday, killing two.": sitrep.Another,
		"Two rebels were killed in an engagement near Basra on Monday.":          sitrep.New,
	} {
		rd := readingOf(t, text)
		if len(rd.Happenings) != 1 || rd.Happenings[0].Reference != want {
			t.Errorf("%q: %+v, want one, %s", text, rd.Happenings, want)
		}
	}
	rd := readingOf(t, "Two missiles were launched at Aden on Monday from a hill near Basra.")
	if len(rd.Happenings) != 1 {
		t.Errorf("missiles launched: %d happenings, want 1", len(rd.Happenings))
	}
}

// A place that the gazetteer lacks has the point of what it is told to lie in.
func TestAround(t *testing.T) {
	rd := readingOf(t, "A grenade wounded four people at the Zarlin market in Karbala, Iraq, on Tuesday. In Qashlin village, in Najaf province, gunmen killed two guards.")
	for _, c := range rd.Claims {
		if w, ok := c.Value.(sitrep.Where); ok && w.Name == "Qashlin" && (w.Lat == nil || c.Rule != sitrep.PlaceAround && w.Precision != "region") {
			t.Errorf("%s: %+v, want the point of the province", c.Rule, w)
		}
	}
	rd = readingOf(t, "NAIROBI - Three attacks were told of.\n\nKARBALA: Men threw a grenade at a shop in Zarlin on Tuesday, wounding four people.")
	for _, c := range rd.Claims {
		if w, ok := c.Value.(sitrep.Where); ok && (w.Name != "Zarlin" || w.Lat == nil || w.Precision != "town" || c.Rule != sitrep.PlaceAround) {
			t.Errorf("%s: %+v, want Zarlin in Karbala", c.Rule, w)
		}
	}
}

// What is one incident is not told twice: "were hurt on Monday when a bomb hit their van".
func TestWhenOne(t *testing.T) {
	if n := len(readingOf(t, "Two nurses were hurt in Karbala on Monday when a bomb hit their van.").Happenings); n != 1 {
		t.Errorf("%d happenings, want 1", n)
	}
}

// Police who shoot at protesters, or kill some as they break a protest up, use excessive force.
func TestForce(t *testing.T) {
	for text, want := range map[string]string{
		"Police fired on protesters in Labe on Monday, killing two.":                               "Excessive force against protesters",
		"Four people were shot dead in Labe on Monday when soldiers broke up a protest over fuel.": "Excessive force against protesters",
		"Police used tear gas to disperse hundreds of students in Kano on Monday.":                 "Protest with intervention",
		"Gunmen fired on protesters in Labe on Monday, killing two.":                               "Attack",
		"Police fired on robbers in Labe on Monday, killing two.":                                  "Attack",
	} {
		if got := told(t, text, sitrep.FieldType); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
