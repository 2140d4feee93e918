// Package quantity reads numbers told in words or digits, with what bounds them.
package quantity

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"sitrep/doc"
	"sitrep/lex"
)

// Stage finds quantities: "at least 18", "more than a dozen", "five or six",
// "scores", "no".
func Stage() doc.Stage {
	return doc.Stage{
		Name:  "quantity",
		Needs: doc.Tokens | doc.Sentences,
		Fills: doc.Quantities,
		Run: func(d *doc.Doc) {
			d.Quantities = find(d)
			d.Fill(doc.Quantities)
		},
	}
}

// number is a number word's kind and value.
type number struct {
	kind  string
	value int
}

// bound is a phrase that bounds a number, as words.
type bound struct {
	words []string
	kind  string
	after bool
}

type lists struct {
	numbers map[string]number
	bounds  []bound
}

var words = sync.OnceValue(func() lists {
	l := lists{numbers: map[string]number{}}
	for _, row := range lex.Table("numbers") {
		n, err := strconv.Atoi(row[2])
		if err != nil {
			panic("lex: numbers: " + row[0])
		}
		l.numbers[row[0]] = number{row[1], n}
	}
	for _, row := range lex.Table("bounds") {
		l.bounds = append(l.bounds, bound{strings.Fields(row[0]), row[1], row[2] == "after"})
	}
	return l
})

// find reads the quantities of a Doc from left to right.
func find(d *doc.Doc) []doc.Quantity {
	var out []doc.Quantity
	for i := 0; i < len(d.Tokens); {
		r := reader{d: d, lists: words(), at: i, end: d.Sentences[d.Tokens[i].Sentence].End}
		q, ok := r.quantity()
		if !ok {
			i++
			continue
		}
		out = append(out, q)
		i = q.End
	}
	return out
}

// reader reads one quantity within one sentence.
type reader struct {
	d       *doc.Doc
	lists   lists
	at, end int
	vague   bool
}

func (r *reader) low(i int) string {
	if i < 0 || i >= r.end {
		return ""
	}
	return r.d.Tokens[i].Low
}

func (r *reader) quantity() (doc.Quantity, bool) {
	first := r.at
	kind, n := r.bound(r.at, false)
	r.at += n
	value, ok := r.value()
	if !ok {
		return doc.Quantity{}, false
	}
	lo, hi := value, value
	if second, end, ok := r.alternative(first > 0 && r.low(first-1) == "between"); ok && second > value { // not "July 17 - Two"
		hi, r.at = second, end
	}
	if after, n := r.bound(r.at, true); n > 0 {
		kind = after
		r.at += n
	}
	q := doc.Quantity{Span: r.d.SpanOf(first, r.at), First: first, End: r.at, Min: &lo, Max: &hi}
	switch {
	case kind == "over":
		lo++
		q.Max = nil
		if r.vague {
			lo--
		}
	case kind == "min" || r.vague:
		q.Max = nil
	case kind == "max":
		q.Min = nil
	case kind == "under":
		hi--
		q.Min = nil
	}
	q.Exact = q.Min != nil && q.Max != nil && *q.Min == *q.Max
	return q, true
}

// bound finds the longest bounding phrase at a token.
func (r *reader) bound(at int, after bool) (kind string, n int) {
	for _, b := range r.lists.bounds {
		if b.after == after && len(b.words) > n && r.matches(at, b.words) && !(b.kind == "over" && r.crosses(at-1)) {
			kind, n = b.kind, len(b.words)
		}
	}
	return kind, n
}

// crosses tells whether a word goes with the "over" behind it: "ran over two mines".
func (r *reader) crosses(at int) bool {
	switch r.low(at) {
	case "run", "runs", "ran", "running", "drove", "driven", "drive", "driving", "rolled", "rolling", "handed", "handing", "hand":
		return r.low(at+1) == "over"
	}
	return false
}

func (r *reader) matches(at int, words []string) bool {
	for k, w := range words {
		if r.low(at+k) != w {
			return false
		}
	}
	return true
}

// alternative reads the second number of "five or six", "20-25", "10 to 15", "between 10
// and 15".
func (r *reader) alternative(between bool) (value, end int, ok bool) {
	switch r.low(r.at) {
	case "or", "to", "-":
	case "and":
		if !between {
			return 0, 0, false
		}
	default:
		return 0, 0, false
	}
	next := *r
	next.at++
	v, ok := next.value()
	if !ok || next.vague {
		return 0, 0, false
	}
	return v, next.at, true
}

// value reads the number itself: digits, or number words one after another.
func (r *reader) value() (int, bool) {
	if v, ok := r.digits(); ok {
		return v, true
	}
	for _, none := range [...][]string{{"nobody"}, {"none"}, {"no-one"}, {"no", "-", "one"}} {
		if r.matches(r.at, none) {
			r.at += len(none)
			return 0, true
		}
	}
	if r.low(r.at) == "no" && r.negates() {
		r.at++
		if r.low(r.at) == "one" {
			r.at++
		}
		return 0, true
	}
	if r.matches(r.at, []string{"half", "a", "dozen"}) {
		r.at += 3
		return 6, true
	}
	if n := r.lists.numbers[r.low(r.at+1)]; r.low(r.at) == "a" || r.low(r.at) == "several" {
		return r.article(n)
	}
	return r.spelled()
}

// article reads "a dozen", "a hundred", "half a dozen", "several hundred".
func (r *reader) article(n number) (int, bool) {
	if n.kind != "dozen" && n.kind != "scale" {
		return 0, false
	}
	many := r.low(r.at) == "several"
	r.at += 2
	if many {
		r.vague = true
		return 2 * n.value, true
	}
	return n.value, true
}

// negates tells whether "no" counts what follows: "no one", "no injuries".
func (r *reader) negates() bool {
	t := r.low(r.at + 1)
	return t != "" && r.d.Tokens[r.at+1].Kind == doc.Word && t != "longer" && t != "later" && t != "matter"
}

// digits reads "1,200", "3.5 million", "40".
func (r *reader) digits() (int, bool) {
	if r.at >= r.end || r.d.Tokens[r.at].Kind != doc.Number {
		return 0, false
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(r.low(r.at), ",", ""), 64)
	if err != nil || f < 0 || f > most {
		return 0, false
	}
	r.at++
	for n := r.lists.numbers[r.low(r.at)]; n.kind == "scale" || n.kind == "dozen"; n = r.lists.numbers[r.low(r.at)] {
		f *= float64(n.value)
		r.at++
	}
	if f != math.Trunc(f) || f > most {
		return 0, false
	}
	return int(f), true
}

// spelled reads "two hundred and fifty", "twenty-one", "dozens", "hundreds".
func (r *reader) spelled() (int, bool) {
	total, group, start := 0, 0, r.at
	for ; r.at < r.end; r.at++ {
		if r.low(r.at) == "and" && r.at > start && total+group >= 100 && r.known(r.low(r.at+1)) && !r.vague {
			continue
		}
		value, kind, ok := r.word(r.low(r.at))
		if !ok || kind == "one" && group%10 != 0 || total+group > most {
			break
		}
		switch kind {
		case "vague":
			if r.at > start && group > 0 {
				return r.finish(total+group, start)
			}
			r.vague = true
			group = max(group, 1) * value
		case "scale", "dozen":
			group = max(group, 1) * value
			if value >= 1000 {
				total, group = total+group, 0
			}
		default:
			group += value
		}
		if r.vague && r.low(r.at+1) == "of" && r.lists.numbers[r.low(r.at+2)].kind == "vague" {
			// "tens of thousands": the floor of the first, times the unit of the second
			unit := r.lists.numbers[r.low(r.at+2)].value / 2
			r.at += 3
			return r.finish(value*unit, start)
		}
	}
	return r.finish(total+group, start)
}

// most is the largest number that is read as one.
const most = 1e12

func (r *reader) finish(v, start int) (int, bool) { return v, r.at > start && v <= most }

func (r *reader) known(low string) bool { _, _, ok := r.word(low); return ok }

// word gives the value of a number word, "twenty-one" included.
func (r *reader) word(low string) (int, string, bool) {
	if n, ok := r.lists.numbers[low]; ok {
		return n.value, n.kind, true
	}
	tens, ones, cut := strings.Cut(low, "-")
	a, b := r.lists.numbers[tens], r.lists.numbers[ones]
	if cut && a.kind == "ten" && b.kind == "one" && b.value > 0 && b.value < 10 {
		return a.value + b.value, "one", true
	}
	return 0, "", false
}
