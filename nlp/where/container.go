package where

import (
	"math"
	"slices"

	"sitrep/doc"
	"sitrep/lex"
)

// container looks for the name beside a name that tells where it lies: "Hinton,
// Iowa", "Urem, northern Syria", "Sichuan's Puge", "the Missouri town of Paris".
func (f *finder) container(i int, n *name) {
	if n.veto || n.short || n.within != nil {
		return
	}
	defer func() {
		if n.within == nil {
			f.shared(i, n)
		}
	}()
	if i+1 < len(f.names) {
		if b := f.names[i+1]; f.leads(n.end, b.first) && f.holds(b, n) && (!state(n) || b.first == n.end+1 && f.firstDivision(b)) {
			n.within = b
			return
		}
		if f.quartered(n, f.names[i+1]) {
			return
		}
	}
	if i > 0 {
		if b := f.names[i-1]; !state(n) && f.owns(b.end, n.first) && f.holds(b, n) {
			n.within = b
		}
	}
}

// quartered takes a name for that of a part of a great town where the words behind it say so: "Medina, central Mogadishu". What
// the gazetteer has of it far from there is another place.
func (f *finder) quartered(n, town *name) bool {
	if state(n) || n.site != "" || town.veto || len(town.readings) == 0 || !f.leads(n.end, town.first) || f.d.Tokens[n.end].Low != "," ||
		!slices.ContainsFunc(f.d.Tokens[n.end:town.first], func(t doc.Token) bool { return f.words.side[t.Low] }) {
		return false
	}
	q := f.likeliest(town)
	if q.Feature[0] != 'P' || q.Population < greatTown {
		return false
	}
	n.readings = keep(n.readings, func(p lex.Place) bool { return p.Feature[0] == 'P' && kilometres(p, q) < 40 })
	n.within, n.told, n.quarter = town, true, true
	return true
}

// greatTown is how many people a town has, at least, of which parts are told without a word for what they are.
const greatTown = 100000

// state tells whether a name is a country's before all.
func state(n *name) bool {
	return len(n.readings) > 0 && slices.ContainsFunc(n.readings, lex.Place.State)
}

// shared looks for what a name lies in behind the next name of a list,
// "Nashville and Cordova, Tennessee", and for a container that holds no place of
// that name in the gazetteer: the name is of another, smaller place then.
func (f *finder) shared(i int, n *name) {
	if i+1 >= len(f.names) {
		return
	}
	b := f.names[i+1]
	switch {
	case f.joined(n, b) && f.d.Tokens[n.end].Low == "and" && b.within != nil:
		if f.holds(b.within, n) {
			n.within = b.within
		}
	case n.end+1 == b.first && f.d.Tokens[n.end].Low == "," && n.site == "" && f.firstDivision(b) && f.prior(n) < 3:
		n.outer = b
		n.evidence += 5
	case n.end+1 == b.first && f.d.Tokens[n.end].Low == "(" && b.end < len(f.d.Tokens) && f.d.Tokens[b.end].Low == ")" && state(b) && !state(n):
		n.outer = b // "El Paraíso (El Salvador)", of which the gazetteer has those of other countries alone
	}
}

// firstDivision tells whether a name is a state or province and nothing else of
// more weight.
func (f *finder) firstDivision(n *name) bool {
	return n.short || len(n.readings) > 0 && n.readings[0].Feature == "A.ADM1"
}

// leads tells whether the tokens [i, j) lead from a place to what it lies in.
func (f *finder) leads(i, j int) bool {
	if j <= i || j-i > 5 || j > len(f.d.Tokens) || f.d.Tokens[i].Sentence != f.d.Tokens[j].Sentence {
		return false
	}
	tie := false
	for k, t := range f.d.Tokens[i:j] {
		switch {
		case t.Low == "of" && k > 0 && part(f.d.Tokens[i+k-1].Low): // "the Karrada neighborhood of Baghdad"
			tie = true
		case t.Low == "," || t.Low == "(" || t.Low == "in":
			tie = true
		case t.Low == "the" || t.Low == "of" || f.words.side[t.Low] || f.words.kind[t.Low] != "":
		case t.Low == "'s" && f.words.kind[f.d.Tokens[j-1].Low] != "":
		default:
			return false
		}
	}
	return tie
}

// owns tells whether the tokens [i, j) lead from a place to one that lies in it.
func (f *finder) owns(i, j int) bool {
	if j < i || j-i > 6 || f.d.Tokens[i].Sentence != f.d.Tokens[j].Sentence {
		return false
	}
	tie := false
	for _, t := range f.d.Tokens[i:j] {
		switch {
		case possessive(t.Low):
			tie = true
		case f.words.kind[t.Low] != "":
			tie = true
		case t.Low == "of" || f.words.side[t.Low]:
		default:
			return false
		}
	}
	return tie
}

// holds tells whether some reading of a lies in some reading of b. A name that
// the gazetteer does not have may lie anywhere.
func (f *finder) holds(b, a *name) bool {
	if b.veto || b.key == a.key {
		return false
	}
	for _, q := range b.readings {
		if (a.readings == nil || a.site != "") && (q.Division() || q.Feature[0] == 'P' && q.Population > 20000 && (a.site != "" || a.want == "A")) {
			return true // or "Cairo's Abbasiya district"
		}
		for _, p := range a.readings {
			if inside(p, q) || p.Feature[0] == 'S' && q.Feature[0] == 'P' && kilometres(p, q) < 60 {
				return true // or "London's Heathrow"
			}
		}
	}
	return false
}

// inside tells whether place p lies in division q.
func inside(p, q lex.Place) bool {
	if p.Country != q.Country || p.State() {
		return false
	}
	switch {
	case q.State():
		return true
	case q.Feature == "A.ADM1":
		return p.Feature != "A.ADM1" && p.Admin1 == q.Admin1
	case q.Feature == "A.ADM2":
		return p.Feature != "A.ADM1" && p.Feature != "A.ADM2" && kilometres(p, q) < 60
	}
	return false
}

// kilometres is the way between two places along the globe.
func kilometres(p, q lex.Place) float64 {
	const rad = math.Pi / 180
	a, b := p.Lat*rad, q.Lat*rad
	x, y := math.Sin((b-a)/2), math.Sin((q.Lon-p.Lon)*rad/2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(x*x+math.Cos(a)*math.Cos(b)*y*y)))
}
