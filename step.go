package sitrep

// Step is one moment at which something became known of an incident: some
// reports came out, or an analyst decided something.
type Step struct {
	At      Moment   // unknown for what has no time; that step comes last
	Reports []string // ids of those that came out
	Changes []Change // of what is shown, in the order of fields; empty where nothing changed
}

// Change is how one thing that is shown of an incident changed.
type Change struct {
	Kind   ChangeKind
	Field  Field
	Before *Option   // what was shown; nil where nothing was
	After  *Option   // what is shown now; of a conflict, what stands beside it
	By     []Sourced // the claims of that moment that did it
}

// ChangeKind is the kind of a change.
type ChangeKind string

// Kinds of changes.
const (
	FirstTold  ChangeKind = "told"       // for the first time
	Raised     ChangeKind = "raised"     // a figure
	Lowered    ChangeKind = "lowered"    // a figure
	Refined    ChangeKind = "refined"    // to a value that says more, and agrees
	Superseded ChangeKind = "superseded" // by another value
	Seconded   ChangeKind = "confirmed"  // by another voice
	Conflict   ChangeKind = "contested"  // two values stand beside each other from now on
	Refuted    ChangeKind = "denied"     // somebody says that it is not so
	TakenBack  ChangeKind = "retracted"  // by who said it
	ClaimsIt   ChangeKind = "claimed"    // somebody claims responsibility
	Corrected  ChangeKind = "corrected"  // by an analyst
	Withdrawn  ChangeKind = "withdrawn"  // is not there any more
)
