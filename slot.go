package sitrep

import "slices"

// Standing is what became of an option.
type Standing string

// Standings.
const (
	Shown      Standing = "shown"
	Rival      Standing = "rival"     // said beside what is shown, and not settled
	Overtaken  Standing = "earlier"   // its own voice, or a later count, has since said otherwise
	Coarser    Standing = "coarser"   // agrees with what is shown but says less
	Unplaced   Standing = "unplaced"  // a more exact place, of which the coordinates are not known
	OnlyDenied Standing = "denied"    // nobody says so; somebody says not so
	Overruled  Standing = "overruled" // an analyst says otherwise
	Dismissed  Standing = "rejected"  // an analyst rejected every claim of it
)

// Option is one value that claims give for a slot.
type Option struct {
	Value    Value
	Standing Standing
	For      []Sourced // who says so; empty only where nobody does
	Against  []Sourced // who says that it is not so
	Rejected []Sourced // claims of it that count no more, since an analyst rejected them
}

// Claims are all the claims of an option: those for it, those against it, and
// those that count no more.
func (o *Option) Claims() []Sourced { return slices.Concat(o.For, o.Against, o.Rejected) }

// Holds tells whether the option may stand in a record: nobody whose word goes
// first has said that it is not so.
func (o *Option) Holds() bool { return o.Standing != Dismissed && o.Standing != Overruled }

// Slot is one thing that an incident has a value for: its type, its day, one
// actor, the number of killed.
type Slot struct {
	Field  Field
	Shown  Option
	Others []Option // rivals first, then in order of telling
	Best   Value    // where a range is shown, the likeliest figure in it; nil elsewhere
	Why    string   // one sentence: the rule, and what it went by
}
