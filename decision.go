package sitrep

import "time"

// Deed is what an analyst does by a decision.
type Deed string

// Deeds. Every one of them can be undone, an undoing too.
const (
	Accept   Deed = "accept"    // a claim is right
	Reject   Deed = "reject"    // a claim is wrong
	Correct  Deed = "correct"   // a claim is wrong, and this is right
	AddClaim Deed = "add-claim" // a value that no report gives
	Merge    Deed = "merge"     // two incidents are one
	Split    Deed = "split"     // some reports of an incident tell of another one
	Rate     Deed = "grade"     // what a publisher's word is worth
	Review   Deed = "review"    // an incident is as it should be
	Undo     Deed = "undo"      // an earlier decision does not hold
)

// Decision is something that an analyst decides: signed, with a reason, and
// never changed. Which fields are set depends on the deed.
type Decision struct {
	ID        string
	Deed      Deed
	Incident  string    // that it is about; of a merge the one that stays; empty for a grade
	Other     string    // of a merge the one that goes into it; of a split the new one
	Claim     *Address  // that is accepted, rejected or corrected
	Value     Value     // that is right, of a correction and an added claim
	Reports   []string  // of a split: ids of those that tell of the other incident
	Publisher string    // that is graded
	Grade     string    // an Admiralty grade; empty takes the grade away
	Undoes    string    // id of the decision that does not hold
	Who       string    // never empty
	Why       string    // never empty, but of a review
	Seen      string    // of one that is to be kept: Revision of the incident that the analyst looked at; empty where nobody asks
	Recorded  time.Time //
	Standing  bool      // nobody has undone it
}

// Address says which claim is meant, in what every reading of its report would
// say of it: claims are made afresh when reports are read again, and what an
// analyst says of one holds for the same claim of the next reading. Where a report
// says the same in the same voice twice, in its title and its text, both are meant.
type Address struct {
	Report  string   `json:"report"`
	Field   Field    `json:"field"`
	Value   string   `json:"value"`             // JSON
	Words   []string `json:"words"`             // its quotes, as they stand in the report
	Speaker string   `json:"speaker,omitempty"` // empty for the report's own voice
}
