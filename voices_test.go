package sitrep

import "testing"

func TestOutlet(t *testing.T) {
	for name, want := range map[string]string{
		"The Associated Press": "ap", "AP": "ap", "A.P.": "ap", "www.harbourwire.com": "harbourwire", "Delta News": "delta",
		"https://edition.deltapost.co.uk/": "deltapost", "Xinhua News Agency": "xinhua", "The Harbour Post": "harbour post", "": "",
	} {
		if got := Outlet(name); got != want {
			t.Errorf("Outlet(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestVoices(t *testing.T) {
	claim := func(s Source, by *Statement) Sourced { return Sourced{Report: s, Statement: by} }
	speaker := func(name, kind, via string) *Statement {
		return &Statement{Speaker: Speaker{Name: name, Kind: kind}, Via: via}
	}
	wire := Source{ID: "w", Publisher: "Harbour Wire"}
	post := Source{ID: "p", Publisher: "Delta Post", CopyOf: "w"}
	star := Source{ID: "s", Publisher: "Evening Star", CopyOf: "p"}
	one := Source{ID: "1", Publisher: "Lake Times", Agency: "AP"}
	two := Source{ID: "2", Publisher: "Hill Times", Agency: "The Associated Press"}
	lost := Source{ID: "3", Publisher: "Bay Times", CopyOf: "gone"}
	again := Source{ID: "4", Publisher: "Cape Times", CopyOf: "gone"}
	anna := Sourced{Judged: &Judgement{Verdict: Entered, Who: "Anna"}}
	tests := []struct {
		name   string
		claims []Sourced
		want   int
	}{
		{"copies, and a copy of a copy", []Sourced{claim(wire, nil), claim(post, nil), claim(star, nil)}, 1},
		{"two papers carry one agency", []Sourced{claim(one, nil), claim(two, nil)}, 1},
		{"copies of what is not here", []Sourced{claim(lost, nil), claim(again, nil), claim(wire, nil)}, 2},
		{"an outlet quoted by another", []Sourced{claim(one, speaker("BFMTV", "media", "")), claim(wire, speaker("BFMTV", "media", ""))}, 1},
		{"an outlet among the reports", []Sourced{claim(wire, nil), claim(one, speaker("Harbour Wire", "other", ""))}, 1},
		{"told to an agency", []Sourced{claim(wire, speaker("A nurse", "medical", "told Reuters")), claim(one, speaker("A nurse", "medical", "told Reuters"))}, 1},
		{"local media", []Sourced{claim(wire, speaker("local media", "media", "")), claim(one, speaker("local media", "media", ""))}, 2},
		{"an analyst", []Sourced{claim(wire, nil), anna, anna}, 2},
	}
	for _, tt := range tests {
		if got := VoicesOf(tt.claims).Count(tt.claims); got != tt.want {
			t.Errorf("%s: %d voices, want %d", tt.name, got, tt.want)
		}
	}
	quoting := []Sourced{claim(wire, nil), claim(wire, speaker("BFMTV", "media", "")), claim(wire, speaker("Reuters", "media", "")), anna}
	if got := VoicesOf(quoting).Independent(quoting); got != 1 {
		t.Errorf("one report that quotes two outlets is %d sources, want 1", got)
	}
	text := func(id string, phrases ...string) Sourced {
		c := Sourced{Report: Source{ID: id, Publisher: id}}
		for _, p := range phrases {
			c.Claim.Quotes = append(c.Claim.Quotes, Quote{Exact: p})
		}
		return c
	}
	market, road := "a car exploded beside the fish market", "police closed the road to the harbour"
	twice := []Sourced{text("A", market, "the mayor called for three days of mourning"), text("B", market, road, "eleven bodies were brought to the clinic"), text("C", market, road, "eleven bodies were brought to the clinic")}
	if got := VoicesOf(twice).Count(twice); got != 2 {
		t.Errorf("a copy of a report that shares a phrase with a third: %d voices, want 2", got)
	}
	credited := wire
	credited.Agency = "AP"
	if v := VoicesOfReports([]Source{credited, post, two}); v.OfReport(post) != v.OfReport(two) {
		t.Errorf("a copy of an agency's text has the voice %q, want %q", v.OfReport(post), v.OfReport(two))
	}
}

func TestGrade(t *testing.T) {
	var last Grade
	for i, s := range []string{"A1", "A", "B2", "b", "C5", "F", "D", "E5"} {
		g, err := ParseGrade(s)
		if err != nil || i > 0 && g.Rank() > last.Rank() {
			t.Errorf("ParseGrade(%q) = %v, %v, ranked above %v", s, g, err, last)
		}
		last = g
	}
	for _, s := range []string{"G", "B7", "2", "B22"} {
		if _, err := ParseGrade(s); err == nil {
			t.Errorf("ParseGrade(%q) gave no error", s)
		}
	}
	if g, err := ParseGrade(""); err != nil || g.Rank() != 0 || g.String() != "" {
		t.Errorf("no grade is %v, %v, ranked %d", g, err, g.Rank())
	}
}
