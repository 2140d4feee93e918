package assemble

import (
	"slices"
	"time"

	"sitrep"
)

// complete claims of incidents what the report around them tells: the country of
// the story where no place is told, and that it came to pass by the day of the
// report where no day is.
func (a *assembler) complete() {
	country, words := a.story()
	for _, in := range a.kept {
		if len(in.facts.places) == 0 && country != "" {
			at := in.happenings[0].Quotes[0]
			nearest := slices.MinFunc(words, func(x, y sitrep.Quote) int { return apart(x, at) - apart(y, at) })
			a.claim(in, sitrep.Where{Name: sitrep.CountryName(country), Country: country, Precision: "country"}, sitrep.Probable,
				"where: country of the story", []sitrep.Quote{nearest})
		}
		if len(in.facts.days) == 0 {
			a.by(in)
		}
	}
}

// story gives the country of the story, and the words that name places in it; none
// where no words do.
func (a *assembler) story() (country string, words []sitrep.Quote) {
	for _, p := range a.rd.Places {
		if p.Country == a.rd.Country && p.Country != "" {
			words = append(words, p.Quote)
		}
	}
	if len(words) == 0 {
		return "", nil
	}
	return a.rd.Country, words
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
		a.claim(in, sitrep.When{End: day, EDTF: "../" + day}, sitrep.Certain, "when: by the day of the report", in.happenings[0].Quotes[:1:1])
	}
}
