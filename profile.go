package sitrep

// Profile is what linking goes by: an incident of a new report, or one that is
// known, with what is around it.
type Profile struct {
	Incident          // without quotes and claims; of a known one, as it is weighed now
	Methods  []Method // every one that is told of it, in the order of telling, each once
	Main     bool     // the main incident of its report, or of one of its reports
	Names    []string // what it can be found by: names of people, places, bodies; folded, each once
	Vector   []int8   // of the report that it is the main incident of, or the mean over those; nil for none
	First    Moment   // when the first of its reports came out; zero for unknown
	Last     Moment   // when the last of them came out
}
