package sitrep

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
}

// Claims are all the claims of an option, those for it first.
func (o *Option) Claims() []Sourced {
	return append(append(make([]Sourced, 0, len(o.For)+len(o.Against)), o.For...), o.Against...)
}

// Slot is one thing that an incident has a value for: its type, its day, one
// actor, the number of killed.
type Slot struct {
	Field  Field
	Shown  Option
	Others []Option // rivals first, then in order of telling
	Why    string   // one sentence: the rule, and what it went by
}
