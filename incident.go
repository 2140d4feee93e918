package sitrep

import "time"

// Status is what an incident's claims add up to.
type Status string

// Statuses of an incident.
const (
	Reported  Status = "reported"
	Confirmed Status = "confirmed"
	Contested Status = "contested"
	Denied    Status = "denied"
)

// Row is one value of an incident with the words and claims that it rests on.
type Row[V any] struct {
	Value  V
	Quotes []Quote
	Claims []string // ids
}

// Incident is something that a report says happened, was attempted or was
// threatened. It is nothing but its claims; the rest of the fields are what a
// rule of weighing made of them.
type Incident struct {
	ID         string
	Title      string // one readable line
	Type       Type
	Method     Method
	Stage      Stage
	Status     Status
	When       *Row[When]  // nil where not told
	Where      *Row[Where] // nil where not told
	Actors     []Row[Actor]
	Targets    []Row[Target]
	Weapons    []Row[Weapon]
	Casualties []Row[Casualty]
	Relations  []Row[Relation]
	Claims     []string // ids, in the order of the claims

	Grading        Grading        // how well it is attested
	Responsibility Responsibility // who is held to have done it

	Independent int // sources that make the claims: copies, and outlets that others quote, once each
}

// Days are the first and the last day of the incident; ok is false where they are not
// told.
func (in *Incident) Days() (first, last time.Time, ok bool) {
	if in.When == nil {
		return first, last, false
	}
	return in.When.Value.Days()
}

// Event is who did what to whom in one sentence, in the PLOVER ontology.
type Event struct {
	Event    string
	Mode     string
	Source   []string
	Target   []string
	Quotes   []Quote
	Incident string // empty where it belongs to none
}

// Reference is how a happening is spoken of.
type Reference string

// References.
const (
	New     Reference = "new"     // "a bomb exploded"
	Known   Reference = "known"   // "the attack", "Sunday's bombing"
	Another Reference = "another" // "a similar attack", "an earlier raid"
)

// Happening is one sentence's telling of something that happened, was attempted
// or was threatened. Those that tell of the same thing are one incident; until
// they are joined, claims name the happening as their incident.
type Happening struct {
	ID         string
	Reference  Reference
	Title      bool           // told in the title
	Plural     bool           // told as several: "attacks"
	Several    bool           // sums up several that are told of apart: "in four separate incidents"
	Site       *Likely[Where] // of one whose words tell no place; nil where no place is likely
	Culprit    *Likely[Actor] // nil where no organization is likely
	Item       int            // of a report of many short items: which of them tells it, from one on; zero elsewhere
	Sentence   int
	Paragraph  int
	Weight     int     // how plainly it is an incident: 3 a strong trigger, 1 a weak one, 0 only spoken of
	Fresh      float64 // how likely its words begin an incident that was not told before, in log-odds; 0 where nothing is known of it
	Meant      float64 // how likely its words mean what they say, in log-odds: "attacked the budget" does not; 0 where nothing is known of it
	Learned    bool    // of the kind of incident that the network has learned
	Quotes     []Quote
	Link       string  // kind of relation to an incident told before; empty for none
	LinkQuotes []Quote // the words that tell it
	// How likely the network takes those that its claims name for who was harmed, for what
	// was hit, and for any part of an incident.
	Harmed, Hit, Part float64
}

// Likely is what most likely is so of a happening, of all that the report names, where no words tell it: where it was, or
// which organization did it.
type Likely[V Value] struct {
	Value V
	By    float64 // how likely it is, in log-odds
	Quote Quote   // the words that name it
}

// Entity is a mention of somebody or something.
type Entity struct {
	Quote Quote
	Type  string // Person, Organisation, Location, ...: FORMAT's list
	ID    string // shared by the mentions of one thing
}

// PlaceName is a place name in the report and what the gazetteer makes of it.
type PlaceName struct {
	Quote      Quote
	Lat, Lon   *float64 // nil where the gazetteer has none
	Country    string
	GeoNamesID int64
	Feature    string // GeoNames class and code: "P.PPLA"
}

// TimeExpression is a time in the report as TimeML's TIMEX3.
type TimeExpression struct {
	Quote Quote
	Type  string // DATE, TIME, DURATION, SET
	Value string
	Said  bool // when something was said: "officials said on Tuesday"

	From, To time.Time // first and last of the few days up to the report's that something is told to have been in; zero for other times
}

// Reading is all that was read from one report.
type Reading struct {
	Report     *Report
	Country    string      // that the report speaks of most, ISO 3166-1 alpha-2; empty for none
	Engine     string      // what made it: the version of the rules and of the network
	Incidents  []Incident  // the main one first
	Told       []float64   // of each sentence, title and text, how likely the network takes it to tell of an incident
	Happenings []Happening // in the order of the report
	Claims     []Claim
	Statements []Statement
	Events     []Event
	Entities   []Entity
	Places     []PlaceName
	Times      []TimeExpression
	Vector     []int8 // of the whole report, its direction alone; nil where there are no words
}
