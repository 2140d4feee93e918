package link

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Pool holds reports that are to be grouped by what happened. It keeps of each
// about two thousand bytes, and the words of all once.
type Pool struct {
	ids    []string
	known  map[string]uint32 // of each word of a text the number; that of a title is the same, marked
	words  []string
	seen   []int32 // in how many reports each word of a text stands, and behind them of a title
	topped []int32
	points []point
}

// point is a report in the space in which reports are near each other.
type point struct {
	features []feature // in the order of their numbers
	vector   []int8    // of length vectorUnit; nil for none
	day      int32
	spot     spot
	place    []uint32 // the words of it
}

// feature is a word of a report and how much it weighs there.
type feature struct {
	word   uint32
	weight int32 // until the pool is grouped, how often it stands there
}

// inTitle marks the number of a word that stands in a title.
const inTitle = 1 << 31

// Joined says which reports tell of the same happening as one report.
type Joined struct {
	Incident string   // an id that the reports share, made of the first one's id
	First    int      // which report was the first of them, counted as added
	Reports  int      // how many they are
	Score    float64  // how near the report is to the others on average, 1 for all the same; 0 where it is alone
	Evidence []string // in words; nil where it is alone
}

// Add adds a report.
func (p *Pool) Add(t *Telling) {
	if p.known == nil {
		p.known = map[string]uint32{}
	}
	p.ids = append(p.ids, t.ID)
	at := point{vector: t.vector, day: t.Day, spot: t.spot, features: make([]feature, 0, len(t.words)*5/4)}
	for _, o := range t.words {
		i := p.number(o.word)
		p.seen[i]++
		at.features = append(at.features, feature{i, o.text})
		if o.title > 0 {
			p.topped[i]++
			at.features = append(at.features, feature{i | inTitle, o.title})
		}
	}
	for _, w := range t.place {
		at.place = append(at.place, p.number(w))
	}
	slices.SortFunc(at.features, func(a, b feature) int { return cmp.Compare(a.word, b.word) })
	p.points = append(p.points, at)
}

// number is that of a word.
func (p *Pool) number(w string) uint32 {
	i, ok := p.known[w]
	if !ok {
		i = uint32(len(p.words))
		w = strings.Clone(w) // and not the text that it is a piece of
		p.known[w] = i
		p.words, p.seen, p.topped = append(p.words, w), append(p.seen, 0), append(p.topped, 0)
	}
	return i
}

// Group decides which of the reports tell of one happening, and says so of each
// in the order in which they were added. The pool is spent with it.
func (p *Pool) Group() []Joined {
	p.weigh()
	of := join(p.points)
	out := make([]Joined, len(of))
	members := map[int32][]int32{}
	for i, g := range of {
		members[g] = append(members[g], int32(i))
	}
	taken := map[string]bool{}
	for i, g := range of {
		first := int(members[g][0])
		if first < i {
			out[i].Incident = out[first].Incident
		} else {
			out[i].Incident = unused(p.ids[i], taken)
		}
		out[i].First, out[i].Reports = first, len(members[g])
	}
	for _, of := range members {
		if len(of) > 1 {
			p.explain(of, out)
		}
	}
	return out
}

// Sizes of numbers in which nearness is counted, so that sums are exact.
const (
	vectorUnit = math.MaxInt8
	wordUnit   = 1 << 12
)

// rareness is added to the number of reports when what all have in common is
// worked out, so that a handful of reports does as well as many.
const rareness = 50

// weigh turns how often words stand in a report into how much they weigh there:
// by how rare they are among all, and all words of a text together as much as
// those of every other, and so those of the title. Of the vectors it takes what
// all have in common.
func (p *Pool) weigh() {
	all := float64(len(p.points) + rareness)
	for i := range p.points {
		fs := p.points[i].features
		cut, _ := slices.BinarySearchFunc(fs, inTitle, func(f feature, n uint32) int { return cmp.Compare(f.word, n) })
		weighTo(fs[:cut], p.seen, all)
		weighTo(fs[cut:], p.topped, all)
	}
	p.centre()
}

func weighTo(fs []feature, seen []int32, all float64) {
	weights, square := make([]float64, len(fs)), 0.0
	for i, f := range fs {
		weights[i] = (1 + math.Log(float64(f.weight))) * max(0, math.Log(all/float64(seen[f.word&^inTitle]+1)))
		square += float64(weights[i] * weights[i])
	}
	if square == 0 {
		return
	}
	unit := wordUnit / math.Sqrt(square)
	for i := range fs {
		fs[i].weight = int32(math.Round(weights[i] * unit))
	}
}

// centre takes from each vector the mean of all, and of some more that point
// nowhere: where all reports are of one war, that they are says nothing.
func (p *Pool) centre() {
	var sum []int32
	for i := range p.points {
		sum = addVectors(sum, p.points[i].vector)
	}
	mean := make([]float64, len(sum))
	for i, x := range sum {
		mean[i] = float64(x) / float64(len(p.points)+rareness)
	}
	for i := range p.points {
		if v := p.points[i].vector; len(v) == len(mean) {
			p.points[i].vector = less(v, mean)
		}
	}
}

// less is a vector less another, of length vectorUnit.
func less(v []int8, mean []float64) []int8 {
	rest, square := make([]float64, len(v)), 0.0
	for i, x := range v {
		rest[i] = float64(x) - mean[i]
		square += float64(rest[i] * rest[i])
	}
	out := make([]int8, len(v))
	if square == 0 {
		return out
	}
	unit := vectorUnit / math.Sqrt(square)
	for i, x := range rest {
		out[i] = int8(math.Round(x * unit))
	}
	return out
}

var letters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// unused makes of a report's id the id of the incident that it is the first to
// tell of.
func unused(report string, taken map[string]bool) string {
	for try := 0; ; try++ {
		h := sha256.Sum256([]byte("0." + strconv.Itoa(try) + "." + report))
		if id := letters.EncodeToString(h[:])[:8]; !taken[id] {
			taken[id] = true
			return id
		}
	}
}
