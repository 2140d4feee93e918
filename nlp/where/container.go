package where

import (
	"math"

	"sitrep/lex"
)

// container looks for the name beside a name that tells where it lies: "Hinton,
// Iowa", "Urem, northern Syria", "Sichuan's Puge", "the Missouri town of Paris".
func (f *finder) container(i int, n *name) {
	if n.veto || n.short || n.within != nil {
		return
	}
	if i+1 < len(f.names) {
		if b := f.names[i+1]; f.leads(n.end, b.first) && f.holds(b, n) {
			n.within = b
			return
		}
	}
	if i > 0 {
		if b := f.names[i-1]; f.owns(b.end, n.first) && f.holds(b, n) {
			n.within = b
		}
	}
}

// leads tells whether the tokens [i, j) lead from a place to what it lies in.
func (f *finder) leads(i, j int) bool {
	if j <= i || j-i > 5 || j > len(f.d.Tokens) || f.d.Tokens[i].Sentence != f.d.Tokens[j].Sentence {
		return false
	}
	tie := false
	for _, t := range f.d.Tokens[i:j] {
		switch {
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
		case t.Low == "'s" || t.Low == "’s":
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
		if !q.Division() {
			continue
		}
		if a.readings == nil {
			return true
		}
		for _, p := range a.readings {
			if inside(p, q) {
				return true
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
