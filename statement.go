package sitrep

// Stance is what a speaker does with what is said.
type Stance string

// Stances. A statement in a neutral voice states.
const (
	States               Stance = "states"
	Confirms             Stance = "confirms"
	ClaimsResponsibility Stance = "claims_responsibility"
	Alleges              Stance = "alleges"
	Believes             Stance = "believes"
	Suspects             Stance = "suspects"
	Denies               Stance = "denies"
	Declines             Stance = "declines"
	Doubts               Stance = "doubts"
	Warns                Stance = "warns"
	Condemns             Stance = "condemns"
	Pledges              Stance = "pledges"
	Asks                 Stance = "asks"
)

// Certainty is how firmly something is said, from the words used.
type Certainty string

// Certainties, firmest first.
const (
	Certain   Certainty = "certain"
	Probable  Certainty = "probable"
	Possible  Certainty = "possible"
	Uncertain Certainty = "unknown"
)

// Polarity tells whether something is said to be so or not to be so.
type Polarity string

// Polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Speaker is who is reported to have said something. Pronouns and short forms
// are resolved to the full name where the report gives it.
type Speaker struct {
	Name         string `json:"name"`
	Title        string `json:"title,omitempty"`
	Organization string `json:"organization,omitempty"`
	Nationality  string `json:"nationality,omitempty"` // ISO 3166-1 alpha-2
	Kind         string `json:"kind"`                  // official, military, police, medical, monitor, armed_group, witness, media, other
	Anonymous    bool   `json:"anonymous"`
}

// Statement is what somebody is reported to have said.
type Statement struct {
	ID        string    // unique within its report
	Incident  string    // the incident it is about; empty where it is about none
	Speaker   Speaker   //
	Stance    Stance    //
	Certainty Certainty //
	Polarity  Polarity  //
	Said      string    // ISO date; empty where the report does not tell
	Via       string    // "in a Tweet", "told Reuters"; empty where the report does not tell
	Source    []Quote   // who; empty for a headless statement
	Cue       []Quote   // the words that make it a statement
	Content   []Quote   // what is stated; never empty
}
