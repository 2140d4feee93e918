package view

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// voices puts the claims of one value together by who makes them in which
// report, in order of publication; those against it come last, but for those
// that count no more.
func voices(o *sitrep.Option) []Voice {
	return slices.Concat(gather(o.For, false), gather(o.Against, true), gather(o.Rejected, false))
}

func gather(claims []sitrep.Sourced, against bool) []Voice {
	claims = slices.Clone(claims)
	slices.SortStableFunc(claims, byTelling)
	out := make([]Voice, 0, len(claims))
	for _, c := range claims {
		v := claimVoice(c)
		v.Denies = against
		at := slices.IndexFunc(out, func(o Voice) bool { return sameVoice(o, v) })
		if at < 0 {
			out = append(out, v)
			continue
		}
		o := &out[at]
		o.Words = union(o.Words, v.Words)
		o.Quotes = union(o.Quotes, v.Quotes)
		o.Content = union(o.Content, v.Content)
		o.Claims = union(o.Claims, v.Claims)
		o.Rules = union(o.Rules, v.Rules)
	}
	return out
}

// Firmness tells how firmly something is said, by which way and when; nothing where
// it is plainly stated.
func (v *Voice) Firmness() []string {
	var words []string
	if v.Stance != string(sitrep.States) && v.Stance != "" {
		words = append(words, strings.ReplaceAll(v.Stance, "_", " "))
	}
	switch {
	case v.Negative && v.Stance == string(sitrep.ClaimsResponsibility):
		words[0] = "does not claim responsibility"
	case v.Denies && v.Stance != string(sitrep.Denies):
		words = append(words, "says that it is not so")
	}
	switch v.Certainty {
	case "probable", "possible":
		words = append(words, v.Certainty)
	case "unknown":
		words = append(words, "how firmly is not told")
	}
	if v.Via != "" {
		words = append(words, v.Via)
	}
	if v.Said != "" {
		words = append(words, "on "+v.Said)
	}
	return words
}

func sameVoice(a, b Voice) bool {
	return a.Report == b.Report && a.Who == b.Who && a.Stance == b.Stance && a.Certainty == b.Certainty &&
		a.Denies == b.Denies && a.Said == b.Said && a.Via == b.Via && sameJudged(a.Judged, b.Judged)
}

func sameJudged(a, b *Judged) bool { return a == b || a != nil && b != nil && *a == *b }

// byTelling is the order in which claims were made public; what has no time
// comes last.
func byTelling(a, b sitrep.Sourced) int {
	x, y := a.Told(), b.Told()
	if x.Known() != y.Known() {
		if x.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(x.Time.Compare(y.Time), cmp.Compare(a.Report.ID, b.Report.ID))
}

// claimVoice is the voice that a claim is made in.
func claimVoice(c sitrep.Sourced) Voice {
	v := Voice{
		Stance: string(c.Claim.Stance), Certainty: string(c.Claim.Certainty),
		Words: Exact(c.Claim.Quotes), Quotes: c.Claim.Quotes, Claims: []string{c.Claim.ID}, Rules: []string{c.Claim.Rule},
	}
	if c.Statement != nil {
		v.speak(*c.Statement)
		v.Content = Exact(c.Statement.Content)
	}
	v.tell(c.Report)
	if j := c.Judged; j != nil {
		at := sitrep.Moment{Time: j.At.UTC(), Precision: sitrep.ToMinute}.String()
		v.Judged = &Judged{Verdict: string(j.Verdict), Who: j.Who, Why: j.Why, At: at, Decision: j.Decision}
		if c.Entered() {
			v.Who, v.Kind, v.Published = j.Who, "analyst", at
		}
	}
	return v
}

// StatementVoice is the voice of a statement that is shown for itself, with the words said.
func StatementVoice(t Told) Voice {
	s := t.Statement
	v := Voice{
		Stance: string(s.Stance), Certainty: string(s.Certainty),
		Denies: s.Stance == sitrep.Denies, Words: Exact(s.Content), Quotes: s.Content,
	}
	v.speak(s)
	v.tell(t.Report)
	return v
}

// speak fills in who says it.
func (v *Voice) speak(s sitrep.Statement) {
	v.Who, v.Kind, v.Anonymous = Who(s.Speaker), s.Speaker.Kind, s.Speaker.Anonymous
	if len(s.Source) > 0 && (s.Speaker.Anonymous || s.Speaker.Name == "") {
		v.Who = strings.Join(Exact(s.Source), " ")
	}
	v.Said, v.Via, v.Negative = s.Said, s.Via, s.Polarity == sitrep.Negative
}

// tell fills in which report tells it.
func (v *Voice) tell(r sitrep.Source) {
	v.Report, v.Version, v.Publisher, v.Published = r.ID, r.Version, r.Publisher, r.Published.String()
}

// Who names a speaker: "Col. Daud Sahak, provincial police".
func Who(s sitrep.Speaker) string {
	name := strings.TrimSpace(s.Title + " " + s.Name)
	if s.Name != "" && s.Title != "" && strings.HasPrefix(strings.ToLower(s.Name), strings.ToLower(s.Title)) {
		name = s.Name
	}
	switch {
	case name == "":
		return cmp.Or(s.Organization, "somebody not named")
	case s.Organization == "" || strings.Contains(strings.ToLower(name), strings.ToLower(s.Organization)):
		return name
	}
	return name + ", " + s.Organization
}

// alsoSaid are the statements that nothing else on the page rests on, in order
// of publication.
func alsoSaid(rec Record) []Voice {
	shown := map[[2]string]bool{}
	for _, s := range rec.Slots {
		for _, o := range append([]sitrep.Option{s.Shown}, s.Others...) {
			for _, c := range o.Claims() {
				shown[[2]string{c.Report.ID, c.Claim.Statement}] = true
			}
		}
	}
	told := slices.Clone(rec.Statements)
	slices.SortStableFunc(told, func(a, b Told) int { return bySource(a.Report, b.Report) })
	out := []Voice{}
	for _, t := range told {
		if !shown[[2]string{t.Report.ID, t.Statement.ID}] && silenceOf(t.Statement) == "" {
			out = append(out, StatementVoice(t))
		}
	}
	return out
}

// Exact are the very words of some quotes; never nil.
func Exact(quotes []sitrep.Quote) []string {
	out := make([]string, 0, len(quotes))
	for _, q := range quotes {
		out = append(out, q.Exact)
	}
	return out
}

// union adds to a list what of another is not in it yet.
func union[T comparable](list, more []T) []T {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
