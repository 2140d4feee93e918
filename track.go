package sitrep

// Track is what one voice said of one harm of an incident, first and last, beside
// what is held in the end.
type Track struct {
	Who     string // the speaker, the publisher or the agency
	Kind    TrackKind
	Harm    string // killed, wounded
	First   Figure
	Last    Figure
	Revised int       // how often it gave another figure than before
	Settled *Casualty // what is shown in the end; nil where nothing is
}

// TrackKind is the kind of voice that a track is of.
type TrackKind string

// Kinds of tracks.
const (
	OfSpeaker   TrackKind = "speaker"
	OfPublisher TrackKind = "publisher"
)

// Figure is a count that somebody gave, and when.
type Figure struct {
	Value Casualty
	At    Moment
	Claim string // id
}
