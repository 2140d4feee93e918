package sitrep

import "time"

// Sourced is a claim together with the report that makes it and, where it is
// made in somebody's voice, that statement.
type Sourced struct {
	Claim     Claim
	Report    Source
	Statement *Statement // nil for the report's own voice
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
}
