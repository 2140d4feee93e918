package assemble

import (
	"strconv"
	"time"

	"sitrep"
)

// complete claims of incidents what the report around them tells: the country of
// the story where no place is told, and that it came to pass by the day of the
// report where no day is.
func (a *assembler) complete() {
	for _, in := range a.kept {
		if len(in.facts.places) == 0 {
			a.country(in)
		}
		if len(in.facts.days) == 0 {
			a.by(in)
		}
	}
}

// country claims the country that most places named by the report lie in, in the
// words of the one nearest to an incident; nothing where no country has half of
// them.
func (a *assembler) country(in *incident) {
	count, n := map[string]int{}, 0
	most := ""
	for _, p := range a.rd.Places {
		if p.Country == "" {
			continue
		}
		n++
		count[p.Country]++
		if count[p.Country] > count[most] {
			most = p.Country
		}
	}
	if most == "" || 2*count[most] < n {
		return
	}
	at, best := in.happenings[0].Quotes[0], -1
	for i, p := range a.rd.Places {
		if p.Country == most && (best < 0 || apart(p.Quote, at) < apart(a.rd.Places[best].Quote, at)) {
			best = i
		}
	}
	a.infer(in, sitrep.Where{Name: sitrep.CountryName(most), Country: most, Precision: "country"}, sitrep.Probable,
		"where: country of the story", a.rd.Places[best].Quote)
}

// apart is how many bytes lie between the beginnings of two quotes; those of
// another part are far.
func apart(x, y sitrep.Quote) int {
	n := max(x.Span.Start-y.Span.Start, y.Span.Start-x.Span.Start)
	if x.Part != y.Part {
		n += 1 << 20
	}
	return n
}

// by claims that what was carried out, or attempted, was so by the day of the
// report.
func (a *assembler) by(in *incident) {
	ok := a.rd.Report.Published.Known()
	for _, s := range in.facts.stages {
		ok = ok && (s == sitrep.CarriedOut || s == sitrep.Attempted)
	}
	if ok {
		day := a.rd.Report.Published.Time.Format(time.DateOnly)
		a.infer(in, sitrep.When{End: day, EDTF: "../" + day}, sitrep.Certain, "when: by the day of the report", in.happenings[0].Quotes[0])
	}
}

// infer claims what follows from the report as a whole.
func (a *assembler) infer(in *incident, v sitrep.Value, how sitrep.Certainty, rule string, words sitrep.Quote) {
	a.rd.Claims = append(a.rd.Claims, sitrep.Claim{
		ID: "c" + strconv.Itoa(len(a.rd.Claims)+1), Incident: in.id, Value: v,
		Stance: sitrep.States, Certainty: how, Polarity: sitrep.Positive, Quotes: []sitrep.Quote{words}, Rule: rule,
	})
}
