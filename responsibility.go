package sitrep

// Grading is how well an incident is attested, in the five steps in which
// Airwars grades harm to civilians, and why.
type Grading struct {
	Level Level
	Why   string // one sentence
}

// Level is a step of grading.
type Level string

// Levels.
const (
	// GradedConfirmed: whoever is held to have done it says so himself.
	GradedConfirmed Level = "confirmed"
	// GradedFair: two or more independent and credible sources tell of it, and
	// nobody is in dispute about who did it.
	GradedFair Level = "fair"
	// GradedWeak: one source tells of it, or none that is credible.
	GradedWeak Level = "weak"
	// GradedContested: it happened, and claims compete of who did it.
	GradedContested Level = "contested"
	// GradedDiscounted: it did not happen, or nobody was harmed by it after all.
	GradedDiscounted Level = "discounted"
)

// Responsibility is who is held to have done it, by whom, and how surely.
type Responsibility struct {
	State  ResponsibilityState
	Who    []Party // those it is laid to, the most surely tied first
	Silent bool    // somebody says that nobody claims responsibility
	Why    string  // one sentence
}

// ResponsibilityState is what the claims on who did it add up to.
type ResponsibilityState string

// States of responsibility.
const (
	Claimed      ResponsibilityState = "claimed"   // somebody says of itself that it did it
	Admitted     ResponsibilityState = "admitted"  // a state says so of itself, or somebody in words of admitting
	Alleged      ResponsibilityState = "alleged"   // somebody is held to have done it, and has not answered
	NotAdmitted  ResponsibilityState = "denied"    // somebody is held to have done it and says that it did not
	InDispute    ResponsibilityState = "contested" // it is laid to several who are not one
	Unclaimed    ResponsibilityState = "unclaimed" // nobody is held to have done it, and nobody claims it
	NobodyBlamed ResponsibilityState = "unknown"   // nothing is told of who did it
)

// Party is somebody to whom an incident is laid.
type Party struct {
	Name       string
	Confidence string   // as in MUC-4, and denied
	Admits     bool     // says so itself
	Denies     bool     // says that it was not so, or somebody says so for it
	Claims     []string // ids
}
