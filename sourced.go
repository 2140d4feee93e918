package sitrep

import "time"

// Sourced is a claim together with the report that makes it and, where it is
// made in somebody's voice, that statement.
type Sourced struct {
	Claim     Claim
	Report    Source
	Statement *Statement // nil for the report's own voice, and for an analyst's
	Judged    *Judgement // what an analyst says of it; nil where nobody has
}

// Verdict is what an analyst says of a claim.
type Verdict string

// Verdicts. A claim that an analyst made himself is Entered: it has no report,
// no words and no statement.
const (
	Accepted Verdict = "accepted"
	Rejected Verdict = "rejected"
	Entered  Verdict = "entered"
)

// Judgement is an analyst's verdict on a claim. A person outranks the machine:
// what is accepted or entered is shown before everything else, and what is
// rejected is not shown for a value, but stays to be seen.
type Judgement struct {
	Verdict  Verdict
	Decision string // id of the decision, to undo it by
	Who      string
	Why      string
	At       time.Time
}

// By tells whether an analyst stands behind the claim.
func (s *Sourced) By() bool { return s.Judged != nil && s.Judged.Verdict != Rejected }

// Dismissed tells whether an analyst rejected the claim.
func (s *Sourced) Dismissed() bool { return s.Judged != nil && s.Judged.Verdict == Rejected }

// Entered tells whether an analyst made the claim himself.
func (s *Sourced) Entered() bool { return s.Judged != nil && s.Judged.Verdict == Entered }

// Told is when a claim was made public, as exactly as it is known: when its
// report was published, or when the report was recorded; for an analyst's own
// claim, when it was entered.
func (s *Sourced) Told() Moment {
	if s.Entered() {
		return Moment{s.Judged.At, ToMinute}
	}
	return s.Report.Told()
}

// Source is what a record says of a report it rests on.
type Source struct {
	ID        string
	Version   int // 1 for the report as first seen
	Title     string
	Publisher string
	URL       string
	Published Moment
	Recorded  time.Time // when the store took it in; zero outside a store
	Agency    string    // the agency that its text is credited to ("AP"); empty for none
	CopyOf    string    // id of the report that it is a copy of, the first of them; empty for none
	Grade     string    // what an analyst makes of its publisher, an Admiralty grade: "B2"; empty unset
}

// Told is when the report was made public, or else when it was recorded; the zero
// Moment where neither is known.
func (s Source) Told() Moment {
	switch {
	case s.Published.Known():
		return s.Published
	case s.Recorded.IsZero():
		return Moment{}
	}
	return Moment{s.Recorded, ToMinute}
}
