package assemble

import (
	"math"
	"slices"
	"strings"
	"time"

	"sitrep"
)

// facts are what is claimed of a happening, or of all those of an incident, in the
// form that tells two apart.
type facts struct {
	kinds  []sitrep.Type
	stages []sitrep.Stage
	days   []sitrep.When
	clock  []time.Time // of the days those that a time of day is told of, on the clock
	places []sitrep.Where
	// Folded names of who did it or suffered it. Who is only suspected is none of them, for he
	// may be suspected of two, and neither is a side in a clash, for the army has many.
	actors           []string
	named            []string // of these those who have a name of their own
	victims, targets []thing  // who suffered it, and what was hit
	people           []string // of the victims those told by a name of two words or more
	tolls            []sitrep.Casualty
	things           int  // weapons and targets
	harm             bool // of a happening: it tells what people suffered, not of what, when or where
	placed           bool // a place is told by its name
	somebody         bool // somebody is told of, be he only suspected
	late             bool // it is told to have been of late, and not when
	organized        bool // an organization is held to have done it
}

// gather collects the facts of each happening from its claims.
func gather(rd *sitrep.Reading) map[string]*facts {
	out := map[string]*facts{}
	for _, c := range rd.Claims {
		f := out[c.Incident]
		if f == nil {
			f = &facts{}
			out[c.Incident] = f
		}
		switch v := c.Value.(type) {
		case sitrep.Type:
			f.kinds = append(f.kinds, v)
		case sitrep.Stage:
			f.stages = append(f.stages, v)
		case sitrep.When:
			if strings.HasPrefix(c.Rule, sitrep.DayOfLate) {
				f.late = true // two of one report may be of any of its days
				break
			}
			f.days = append(f.days, v)
			if at, ok := onClock(v); ok {
				f.clock = append(f.clock, at)
			}
		case sitrep.Where:
			if c.Rule == sitrep.PlaceAround {
				v.Lat, v.Lon, v.Precision = nil, nil, "town" // two may lie anywhere in one district
			}
			f.places = append(f.places, v)
			f.placed = f.placed || c.Rule != sitrep.PlaceByNoun
		case sitrep.Actor:
			f.somebody = true
			f.organized = f.organized || v.BlamedBody()
			if v.Role != "suspect" && !strings.HasSuffix(c.Rule, sitrep.OneSide) {
				f.actors = append(f.actors, strings.ToLower(v.Name))
				if sitrep.ProperName(v.Name) && v.Name != strings.ToLower(v.Name) {
					f.named = append(f.named, strings.ToLower(v.Name))
				}
			}
			if v.Role == "victim" {
				f.victims = append(f.victims, thingOf(v.Name))
				if v.Kind == "individual" && strings.Contains(v.Name, " ") && sitrep.ProperName(v.Name) {
					f.people = append(f.people, strings.ToLower(v.Name))
				}
			}
		case sitrep.Casualty:
			f.tolls = append(f.tolls, v)
		case sitrep.Target:
			f.things++
			f.targets = append(f.targets, thingOf(v.Name))
		case sitrep.Weapon:
			f.things++
		}
	}
	return out
}

// learn adds what another happening of the same incident tells.
func (f *facts) learn(o *facts) {
	f.kinds = union(f.kinds, o.kinds, same)
	f.stages = union(f.stages, o.stages, same)
	f.days = union(f.days, o.days, same)
	f.clock = union(f.clock, o.clock, same)
	f.places = union(f.places, o.places, func(a, b sitrep.Where) bool { return a.Name == b.Name && a.Country == b.Country })
	f.actors = union(f.actors, o.actors, same)
	f.named = union(f.named, o.named, same)
	f.somebody = f.somebody || o.somebody
	f.organized = f.organized || o.organized
	f.late = f.late || o.late
	f.victims = union(f.victims, o.victims, sameName)
	f.people = union(f.people, o.people, same)
	f.targets = union(f.targets, o.targets, sameName)
	f.tolls = union(f.tolls, o.tolls, sameFigure)
	f.things += o.things
}

func same[T comparable](a, b T) bool { return a == b }

// union adds what is new, so that a fact told a thousand times is compared once.
func union[T any](have, more []T, same func(a, b T) bool) []T {
	for _, m := range more {
		if !slices.ContainsFunc(have, func(h T) bool { return same(h, m) }) {
			have = append(have, m)
		}
	}
	return have
}

// samePerson tells whether one name is the other, or leaves out some of its words, as
// exactly as names are spelled: "Cuellar" and "Cueller" are one.
func samePerson(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return !slices.ContainsFunc(x, func(w string) bool {
		return !slices.ContainsFunc(y, func(v string) bool { return sameSpelled(w, v) })
	})
}

// sameSpelled tells whether two words are the same but for one letter that is another, or
// left out, in words of five letters and more.
func sameSpelled(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 5 || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return string(x[i+1:]) == string(y[i+1:])
	}
	return string(x[i:]) == string(y[i+1:])
}

// sharesPerson tells whether somebody harmed is named in both.
func (f *facts) sharesPerson(o *facts) bool {
	return slices.ContainsFunc(f.people, func(a string) bool {
		return slices.ContainsFunc(o.people, func(b string) bool { return samePerson(a, b) })
	})
}

// distinct tells whether a happening has a day or a place of its own; "the city" is no
// place of its own.
func (f *facts) distinct() bool { return len(f.days) > 0 || f.placed }

// plain tells whether it is told when, where and how many were hurt; a year and a
// country alone tell neither when nor where.
func (f *facts) plain() bool {
	return slices.ContainsFunc(f.days, func(w sitrep.When) bool { return w.Precision != sitrep.ToYear }) &&
		slices.ContainsFunc(f.places, func(w sitrep.Where) bool { return w.Precision != "country" }) &&
		slices.ContainsFunc(f.tolls, func(c sitrep.Casualty) bool { return c.Min != nil && *c.Min > 0 })
}

// compatible tells whether nothing told of the two contradicts that they are one.
func (f *facts) compatible(o *facts) bool {
	return f.kindsAgree(o) && f.stagesAgree(o) && f.daysAgree(o) && f.placesAgree(o)
}

// stagesAgree tells whether two came equally far; what was planned may be what was tried.
func (f *facts) stagesAgree(o *facts) bool {
	if len(f.stages) == 0 || len(o.stages) == 0 {
		return true
	}
	a, b := f.stages[0], o.stages[0]
	return a == b || a == sitrep.Planned && b == sitrep.Attempted || a == sitrep.Attempted && b == sitrep.Planned
}

// family groups types that reports use for one and the same incident.
func family(t sitrep.Type) string {
	switch t {
	case "Attack", "Mob violence", "Sexual violence", "Looting/property destruction":
		return "any"
	case "Shelling/artillery/missile attack", "Air/drone strike":
		return "remote"
	case "Remote explosive/landmine/IED", "Suicide bomb", "Grenade":
		return "bomb"
	case "Peaceful protest", "Violent demonstration", "Protest with intervention":
		return "protest"
	case "Excessive force against protesters":
		return "force"
	}
	return string(t)
}

// kindsAgree tells whether some type of each may stand for the same incident: a
// plain attack for any violence, a blast for what fell from the air, else the same
// family.
func (f *facts) kindsAgree(o *facts) bool {
	if len(f.kinds) == 0 || len(o.kinds) == 0 {
		return true
	}
	for _, a := range f.kinds {
		for _, b := range o.kinds {
			x, y := family(a), family(b)
			if x == y || x == "any" && (violent(y) || f.harm && y == "protest") || y == "any" && (violent(x) || o.harm && x == "protest") || pair(x, y, "force", "protest") || pair(x, y, "remote", "bomb") || pair(x, y, "bomb", "Disrupted weapons use") {
				return true
			}
		}
	}
	return false
}

// pair tells whether two families are two others, in either order.
func pair(x, y, a, b string) bool { return x == a && y == b || x == b && y == a }

func violent(family string) bool {
	switch family {
	case "protest", "Arrests", "Agreement", "Change to group/activity", "Government regains territory", "Non-state actor overtakes territory", "Disrupted weapons use":
		return false
	}
	return true
}

func (f *facts) sameKind(o *facts) bool {
	for _, a := range f.kinds {
		for _, b := range o.kinds {
			if a == b || family(a) == family(b) {
				return true
			}
		}
	}
	return false
}

// violent tells whether all that is told is violence.
func (f *facts) violent() bool {
	return len(f.kinds) > 0 && !slices.ContainsFunc(f.kinds, func(k sitrep.Type) bool { return !violent(family(k)) })
}

// answers tells whether it is of a kind that answers the other: arrests, and protests
// against violence.
func (f *facts) answers(o *facts) bool {
	return len(f.kinds) > 0 && !slices.ContainsFunc(f.kinds, func(k sitrep.Type) bool {
		protest := family(k) == "protest"
		return k != "Arrests" && !protest || protest && !o.violent()
	}) && !slices.Contains(o.kinds, "Arrests")
}

// exactKind tells whether both are told with one and the same type.
func (f *facts) exactKind(o *facts) bool {
	return slices.ContainsFunc(f.kinds, func(k sitrep.Type) bool { return slices.Contains(o.kinds, k) })
}

// daysAgree tells whether some days of each, as exactly as they are told, overlap, or
// one has none.
func (f *facts) daysAgree(o *facts) bool {
	return len(f.days) == 0 || len(o.days) == 0 || f.sameDay(o)
}

func (f *facts) sameDay(o *facts) bool {
	return fits(f.days, o.days, length, func(a, b sitrep.When) bool { return day(a.Start) <= day(b.End) && day(b.Start) <= day(a.End) })
}

func day(s string) string { return s[:min(len(s), len("2006-01-02"))] }

// nearby is how many kilometres may lie between two names of one place.
const nearby = 30

// placesAgree tells whether some places of each, as exactly as they are told, do not
// contradict, or one has none.
func (f *facts) placesAgree(o *facts) bool {
	if len(f.places) == 0 || len(o.places) == 0 {
		return true
	}
	if far(f.places, o.places) {
		return false
	}
	return fits(f.places, o.places, width, func(a, b sitrep.Where) bool { return meets(a, b) || unplaced(a, b) })
}

// far tells whether some of each of two lists of places are towns on the map, and none of one meets
// any of the other, whatever else is told that is not on the map.
func far(places, others []sitrep.Where) bool {
	both := false
	for _, a := range places {
		for _, b := range others {
			if strings.EqualFold(a.Name, b.Name) {
				return false
			}
			if pinned(a) && pinned(b) {
				if meets(a, b) {
					return false
				}
				both = true
			}
		}
	}
	return both
}

// unplaced tells whether one of two places is not on the map, or one is a sea and the other a
// country, and nothing says that they lie in different countries.
func unplaced(a, b sitrep.Where) bool {
	if a.Country == "" && b.Precision == "country" || b.Country == "" && a.Precision == "country" {
		return true
	}
	return (a.Lat == nil || b.Lat == nil) && (a.Country == "" || b.Country == "" || a.Country == b.Country)
}

// elsewhere tells whether a happening names an exact place of its own that none of
// the incident's exact places is.
func (f *facts) elsewhere(in *facts) bool {
	exact := false
	for _, a := range f.places {
		for _, b := range in.places {
			if !pinned(a) || !pinned(b) || strings.EqualFold(a.Name, b.Name) {
				return false
			}
			exact = true
			if kilometres(*a.Lat, *a.Lon, *b.Lat, *b.Lon) < within {
				return false
			}
		}
	}
	return exact
}

// within is how many kilometres apart two names may lie that mean one spot.
const within = 8

// pinned tells whether a place is a town or finer, and on the map.
func pinned(w sitrep.Where) bool {
	return w.Lat != nil && (w.Precision == "town" || w.Precision == "site")
}

// sameHour tells whether some time of day of each, told on the clock, is within the hour of the other.
func (f *facts) sameHour(o *facts) bool {
	return slices.ContainsFunc(f.clock, func(at time.Time) bool {
		return slices.ContainsFunc(o.clock, func(other time.Time) bool { return at.Sub(other).Abs() < time.Hour })
	})
}

// onClock gives the time of day that a time begins at; false where none is told.
func onClock(w sitrep.When) (time.Time, bool) {
	t, err := time.Parse("2006-01-02T15:04", w.Start)
	return t, err == nil
}

// beside tells whether some place of each is the other, near it, or holds it.
func (f *facts) beside(o *facts) bool { return fits(f.places, o.places, width, meets) }

// samePlace tells whether some place of each is the other, holds it, or is near it and not another town.
func (f *facts) samePlace(o *facts) bool {
	return fits(f.places, o.places, width, func(a, b sitrep.Where) bool { return meets(a, b) && !twoTowns(a, b) })
}

// twoTowns tells whether two places are towns of different names.
func twoTowns(a, b sitrep.Where) bool {
	return a.Precision == "town" && b.Precision == "town" && !strings.EqualFold(a.Name, b.Name)
}

// fits tells whether some value of each fits one of the other, of those that are told
// most exactly: a town, and not the country around it, which is the same for two towns.
func fits[T any](of, others []T, coarse func(T) int, one func(a, b T) bool) bool {
	best, other := finest(of, coarse), finest(others, coarse)
	return slices.ContainsFunc(of, func(a T) bool {
		return coarse(a) == best && slices.ContainsFunc(others, func(b T) bool { return coarse(b) == other && one(a, b) })
	})
}

// finest is how coarsely that of some values is told which is told most exactly.
func finest[T any](of []T, coarse func(T) int) int {
	best := math.MaxInt
	for _, v := range of {
		best = min(best, coarse(v))
	}
	return best
}

// width ranks how coarsely a place is told.
func width(w sitrep.Where) int {
	switch w.Precision {
	case "site", "town":
		return 0
	case "region":
		return 1
	}
	return 2
}

// length ranks how coarsely a time is told.
func length(w sitrep.When) int {
	switch w.Precision {
	case sitrep.ToMinute, sitrep.ToHour, sitrep.ToDay:
		return 0
	case sitrep.ToWeek:
		return 1
	case sitrep.ToMonth:
		return 2
	}
	return 3
}

func meets(a, b sitrep.Where) bool {
	switch {
	case strings.EqualFold(a.Name, b.Name):
		return true
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return false
	case a.Precision == "country" || b.Precision == "country":
		return a.Country == b.Country
	case a.Lat == nil || b.Lat == nil:
		return false
	case a.Precision == "region" && named(b.Admin1, a.Name) || b.Precision == "region" && named(a.Admin1, b.Name):
		return true // a town of East Darfur, and Darfur
	}
	km := kilometres(*a.Lat, *a.Lon, *b.Lat, *b.Lon)
	if a.Precision == "region" || b.Precision == "region" {
		return km <= 5*nearby
	}
	return km <= nearby
}

// named tells whether a division has a region in its name.
func named(division, region string) bool { return region != "" && strings.Contains(division, region) }

// kilometres is the great-circle distance by the haversine formula, on a sphere
// of 6,371 km.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}

// sameToll tells whether some figure stands in both.
func (f *facts) sameToll(o *facts) bool {
	for _, a := range f.tolls {
		for _, b := range o.tolls {
			if sameFigure(a, b) && a.Min != nil && *a.Min > 1 {
				return true
			}
		}
	}
	return false
}

// otherToll tells whether both tell how many came to one harm.
func (f *facts) otherToll(o *facts) bool {
	return slices.ContainsFunc(f.tolls, func(a sitrep.Casualty) bool {
		return a.Min != nil && *a.Min > 1 && slices.ContainsFunc(o.tolls, func(b sitrep.Casualty) bool { return a.Effect == b.Effect && b.Min != nil && *b.Min > 1 })
	})
}

func sameFigure(a, b sitrep.Casualty) bool {
	return a.Effect == b.Effect && equal(a.Min, b.Min) && equal(a.Max, b.Max)
}

func equal(a, b *int) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
