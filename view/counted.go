package view

import (
	"cmp"

	"sitrep"
)

// Counted says how many stand behind a page. Forty copies of one wire story are
// forty reports in one independent voice.
type Counted struct {
	Reports     int `json:"reports"`
	Publishers  int `json:"publishers"`
	Speakers    int `json:"speakers"`          // named or not, the reports' own voices left out
	Outlets     int `json:"outlets"`           // that print it, or that these quote
	Independent int `json:"independent"`       // publishers: a copy speaks with the voice of its original, an agency's text with the agency's
	Original    int `json:"original_speakers"` // speakers that are no outlets, each once however many repeat him
	Analysts    int `json:"analysts"`          // who entered something
}

// counted counts the reports, their publishers and the speakers.
func counted(rec Record) Counted {
	claims := claimsOf(rec.Slots)
	v := sitrep.VoicesOf(withReports(claims, rec.Reports))
	c := counter{}
	for _, r := range rec.Reports {
		c.add("publisher", cmp.Or(r.Publisher, r.ID))
		c.add("outlet", cmp.Or(sitrep.Outlet(r.Publisher), r.ID))
	}
	for _, t := range rec.Statements {
		s := &t.Statement
		name := Who(s.Speaker)
		if s.Speaker.Anonymous {
			name += " in " + cmp.Or(t.Report.Publisher, t.Report.ID)
		}
		c.add("speaker", name)
		switch quoted := v.Quoted(s); {
		case quoted != "" && s.Speaker.Kind == "media":
			c.add("outlet", quoted)
		case s.Speaker.Anonymous || s.Speaker.Name == "" && s.Speaker.Organization == "":
			c.add("original", sitrep.Fold(Who(s.Speaker))+" in "+v.OfReport(t.Report))
		default:
			c.add("original", sitrep.Fold(cmp.Or(s.Speaker.Name, s.Speaker.Organization)))
		}
	}
	for i := range claims {
		if claims[i].Entered() {
			c.add("analyst", claims[i].Judged.Who)
		}
	}
	return Counted{
		Reports: len(rec.Reports), Publishers: len(c["publisher"]), Speakers: len(c["speaker"]),
		Outlets: len(c["outlet"]), Independent: independent(v, claims, rec.Reports), Original: len(c["original"]), Analysts: len(c["analyst"]),
	}
}

// independent is how many sources stand behind a page: those of its claims, or of
// its reports where it has none.
func independent(v sitrep.Voices, claims []sitrep.Sourced, reports []sitrep.Source) int {
	if n := v.Independent(claims); n > 0 {
		return n
	}
	return v.Independent(withReports(nil, reports))
}

// counter counts names of several kinds, each once.
type counter map[string]map[string]bool

func (c counter) add(kind, name string) {
	if c[kind] == nil {
		c[kind] = map[string]bool{}
	}
	c[kind][name] = true
}

// claimsOf are all the claims behind some slots.
func claimsOf(slots []sitrep.Slot) []sitrep.Sourced {
	var all []sitrep.Sourced
	for i := range slots {
		all = append(all, slots[i].Shown.Claims()...)
		for j := range slots[i].Others {
			all = append(all, slots[i].Others[j].Claims()...)
		}
	}
	return all
}

// withReports adds to some claims one without words for each report, so that
// voices are found for reports too that no value rests on.
func withReports(claims []sitrep.Sourced, reports []sitrep.Source) []sitrep.Sourced {
	all := make([]sitrep.Sourced, 0, len(reports)+len(claims))
	for _, r := range reports {
		all = append(all, sitrep.Sourced{Report: r})
	}
	return append(all, claims...)
}
