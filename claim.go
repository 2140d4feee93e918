package sitrep

// Claim is one value for one field of one incident, in one voice. Claims are
// never edited.
type Claim struct {
	ID        string    // unique within its report
	Incident  string    // the report's incident it is about
	Value     Value     // its Field method tells the field
	Statement string    // the statement it is made in; empty for the report's own voice
	Stance    Stance    // the statement's; States in the report's own voice
	Certainty Certainty // as it bears on this value
	Polarity  Polarity  //
	Quotes    []Quote   // the words that give the value; never empty
	Rule      string    // what made it, for whoever must ask why
}

// Several ends the rule of a claim on how many were harmed where no number is told,
// but that they are more than one: "the priests".
const Several = ", several"

// Summed ends the rule of a claim on how many were harmed where those who are named
// were counted: "Karim Labib and Amira Toun were killed".
const Summed = ", summed"

// DayOfLate is the rule of a claim on the days in which an incident is only told to have been of late: "in the past three
// days".
const DayOfLate = "when: of late"

// ByRole ends the rule of a claim on who did or suffered something which rests on no more than what the network takes his words for.
const ByRole = ", role"

// OneSide ends the rule of a claim on who fights in a clash.
const OneSide = ", one side"

// PlaceAround is the rule of a claim on a place that the gazetteer does not have: the point is
// that of what it is told to lie in or near, and the precision that point's.
const PlaceAround = "where: around"

// PlaceByNoun is the rule of a claim on a place that a noun alone tells: "the capital",
// "in this city".
const PlaceByNoun = "where: noun"

// CulpritLikely is the rule of a claim on the organization that most likely did what no telling lays to any.
const CulpritLikely = "actors: likely"

// PlaceLikely is the rule of a claim on the place where an incident most likely was that no telling
// ties to a place, by all that speaks for each place beside one.
const PlaceLikely = "where: likely"
