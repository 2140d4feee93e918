package doc

import (
	"cmp"
	"slices"
	"time"

	"sitrep/span"
)

// Quantity is a number told in words or digits: "at least 18", "more than a
// dozen", "five or six", "scores", "no".
type Quantity struct {
	span.Span
	First, End int  // its tokens
	Min, Max   *int // nil where open: "at least 18" is 18, nil; "up to 20" is nil, 20; "no" is 0, 0
	Exact      bool // Min equals Max
}

// Time is a time expression as TimeML's TIMEX3, resolved against the report's
// day where that is known.
type Time struct {
	span.Span
	First, End int
	Type       string    // DATE, TIME, DURATION, SET
	Value      string    // TIMEX3
	From, To   time.Time // first and last day (or minute) of it; zero where not anchored
	Precision  string    // minute, hour, day, week, month, year; empty where vague or not anchored
	EDTF       string    // ISO 8601-2; empty where not anchored
	Clock      bool      // a time of day with no day beside it: "at 9 p.m."; its day is taken from what is told before
	Stamp      bool      // when the report itself came out or was changed: "Updated: 15 March 2026"
}

// Anchored tells whether the expression stands for known days.
func (t Time) Anchored() bool { return !t.From.IsZero() }

// Place is a place name resolved against the gazetteer.
type Place struct {
	span.Span
	First, End int
	Name       string // as in the gazetteer, or as in the text where it is not there
	Country    string // ISO 3166-1 alpha-2; empty where unknown
	Admin1     string
	Lat, Lon   float64 // meaning nothing unless Found
	Found      bool    // the gazetteer has coordinates
	GeoNamesID int64
	Feature    string // GeoNames class and code: "P.PPLA", "A.PCLI", "S.AIRB"
	Precision  string // site, town, region, country
	Noun       bool   // told by a noun: "the capital"
	Part       bool   // a part of a town: a neighborhood, a quarter
}

// Thing is whatever a noun phrase or pronoun speaks of, with all the words that
// belong to it: "the man who left", "his car", "it", "an attack on the town".
type Thing struct {
	span.Span
	First, End int    // its words
	Head       int    // the word that the others hang on
	Kind       string // person, organization, place, object, event, time, abstract, animal, plant, substance
	Chain      int    // the first thing that is one with it: its own index where it is new
}

// Form is how a mention names what it mentions.
type Form uint8

// Forms of mentions.
const (
	Name    Form = iota // "Bill Urban", "the PKK"
	Nominal             // "the militants", "a military official"
	Pronoun             // "he", "they"
)

// Mention is a mention of somebody or something.
type Mention struct {
	span.Span
	First, End  int
	Head        int    // token: the noun, or the last word of a name
	Type        string // FORMAT's entity types: Person, Organisation, Location, Nationality, Weapon, Vehicle, ...
	Folk        bool   // an Organisation that is several people and no body: "two men", "the militants"
	Form        Form
	Entity      int    // shared by the mentions of one thing
	Name        string // the entity's fullest name, without title; for a nominal its own words
	Title       string // "Capt.", "Prime Minister"
	Org         string // "U.S. Central Command" in "U.S. Central Command spokesman, Capt. Bill Urban"
	Nationality string // ISO 3166-1 alpha-2
	Plural      bool
	Quantity    int    // index of the quantity within it, or -1
	Class       string // of its head: official, military, police, medical, monitor, armed_group, witness, media, civilian, other
}

// People tells whether a mention is of a person or of people: "the mayor", "troops".
func (m Mention) People() bool { return m.Type == "Person" || m.Folk }

// Party tells whether it is somebody or a place, who may act and suffer.
func (m Mention) Party() bool {
	switch m.Type {
	case "Person", "Organisation", "Location", "Nationality":
		return true
	}
	return false
}

// Saying is one attribution: who, the cue, what is said.
type Saying struct {
	Source, Cue, Content []span.Span
	Mention              int // of the source; -1 for none
	Speaker              Speaker
	Stance               string // as in sitrep.Stance
	Certainty            string
	Polarity             string
	Said                 string // ISO date or empty
	Via                  string
	Parent               int // the saying whose content holds this one; -1 for none
}

// Speaker is who is reported to have said something.
type Speaker struct {
	Name, Title, Organization, Nationality, Kind string
	Anonymous                                    bool
}

// Role is a stretch of words that plays a part in an incident.
type Role struct {
	span.Span
	First, End int // its tokens, within one sentence
	Kind       RoleKind
}

// RoleKind is what a Role plays, by the slots of MUC-4's templates; who was harmed
// is told apart by what came of them.
type RoleKind string

// Kinds of roles.
const (
	Perpetrator  RoleKind = "perpetrator"  // somebody who did it
	Organization RoleKind = "organization" // the group that did it
	Target       RoleKind = "target"       // a thing that it was done to
	Killed       RoleKind = "killed"
	Wounded      RoleKind = "wounded"
	Victim       RoleKind = "victim" // somebody it was done to; what came of them is not told
	Weapon       RoleKind = "weapon"
)

// RoleKinds are all kinds of roles.
var RoleKinds = [...]RoleKind{Perpetrator, Organization, Target, Killed, Wounded, Victim, Weapon}

// Parts tells of a word how likely it plays each of RoleKinds.
type Parts [len(RoleKinds)]float32

// Deed tells of a word how likely it is the verb or noun that tells of an incident.
type Deed struct {
	P    float64
	Kind IncidentKind // of what it tells of, if it does
}

// Setting tells of a word how likely it says where an incident was, and when.
type Setting struct{ Place, Day float32 }

// IncidentKind is a kind of incident as MUC-4 has them.
type IncidentKind string

// Kinds of incidents.
const (
	AnAttack    IncidentKind = "attack"
	ABombing    IncidentKind = "bombing"
	AKidnapping IncidentKind = "kidnapping"
	AnArson     IncidentKind = "arson"
	ARobbery    IncidentKind = "robbery"
	AnyOther    IncidentKind = "other"
)

// WordsOf gives the range [first, end) of the words that begin among tokens.
func (d *Doc) WordsOf(firstToken, endToken int) (first, end int) {
	at := func(token int) int {
		i, _ := slices.BinarySearchFunc(d.Words, token, func(w SyntacticWord, t int) int { return cmp.Compare(w.Token, t) })
		return i
	}
	return at(firstToken), at(endToken)
}

// Plays gives how likely some word that begins among the tokens [first, end) plays
// one of these parts: the likeliest word's sum. It is 0 where there is no word.
func (d *Doc) Plays(first, end int, kinds ...RoleKind) float64 {
	best := float32(0)
	for at, end := d.WordsOf(first, end); at < end; at++ {
		sum := float32(0)
		for k, kind := range RoleKinds {
			if slices.Contains(kinds, kind) {
				sum += d.Parts[at][k]
			}
		}
		best = max(best, sum)
	}
	return float64(best)
}

// Event is one mention of a happening: a verb or a noun that tells of it.
type Event struct {
	span.Span   // the trigger
	First, End  int
	Sentence    int
	Type        string // ACLED sub-event type; empty for events that are no incident
	Method      string // empty where the trigger does not tell
	Stage       string // carried_out, attempted, threatened, planned
	Event, Mode string // PLOVER
	Base        string // the trigger as the lexicon lists it
	Strength    string // strong, weak (an incident only beside a toll, target or weapon), effect (what came of one)
	Noun        bool   // "the attack", "a bombing": not a verb
	Plural      bool   // of a noun
	Bare        bool   // of a noun in the plural without a determiner: "attacks on oil fields"
	Passive     bool   // of a verb: "was attacked"
	Negated     bool
	Possible    bool    // "could", "might", "if": not told as fact
	Certainty   string  // certain, probable, possible: by its own words and by what it hangs on ("expected to", "fears of")
	Denied      bool    // what it hangs on says that it did not come to pass: "failed to", "denied that"
	Generic     bool    // "such attacks", "any attack", "a series of attacks"
	Definite    bool    // "the attack", "Sunday's bombing": known already
	Another     bool    // "another attack", "a similar attack": not the one spoken of
	Source      []int   // mentions that do it
	Target      []int   // mentions that it is done to
	Deed        float64 // how likely its first word tells of an incident, as the network reads it
}

// Coding is what PLOVER has of a sentence: one act, told by one event or by several
// of them.
type Coding struct {
	Events         []int // that tell of it, the one that names it best first
	Event, Mode    string
	Source, Target []int // mentions
}
