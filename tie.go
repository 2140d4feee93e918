package sitrep

// TieKind is how a claim stands to an earlier one about the same thing.
type TieKind string

// Kinds of ties. Raises, Lowers, Supersedes and Retracts take the place of the
// earlier claim; of figures the first two tell which way it went, and a figure
// that neither takes the earlier one's place nor agrees with it conflicts with
// it, be it higher or lower.
const (
	Repeats    TieKind = "repeats"    // the same value by the same speaker, or in a copy
	Affirms    TieKind = "confirms"   // the same value, or one that agrees with it, in another voice
	Raises     TieKind = "raises"     // a higher figure in the place of the earlier one
	Lowers     TieKind = "lowers"     // a lower figure in the place of the earlier one
	Contradict TieKind = "denies"     // says that the value is not so
	Retracts   TieKind = "retracts"   // the speaker denies what he said himself
	Supersedes TieKind = "supersedes" // another value in the place of the earlier one; of figures, the same number without "at least"
	Conflicts  TieKind = "conflicts"  // another value, and both stand
)

// Replaces tells whether a claim so tied takes the place of the earlier one.
func (k TieKind) Replaces() bool {
	return k == Raises || k == Lowers || k == Supersedes || k == Retracts
}

// Tie is a relation between two claims about the same thing.
type Tie struct {
	From string  `json:"from"` // id of the later claim
	To   string  `json:"to"`   // id of the earlier claim
	Kind TieKind `json:"kind"`
	Rule string  `json:"rule"` // what made it, in words
}
