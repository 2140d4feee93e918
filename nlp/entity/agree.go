package entity

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep/doc"
	"sitrep/nlp/encode"
)

// longest is how many words a name may have that is looked for elsewhere in a
// text.
const longest = 12

// faintest is the least that one place counts for or against a kind of name, in
// log-odds for each word: no place outweighs many.
const faintest = -8

// agree makes names of the same words the same all through a text: of the kind,
// or no names at all, that the places where these words stand speak for together.
// What the words around one place leave open those around another tell. rows are
// the network's of width numbers.
func agree(d *doc.Doc, names []encode.Labelled, c encode.Column, rows []float32, width int) []encode.Labelled {
	a := agreement{d: d, c: c, rows: rows, width: width, label: map[string]int{}, at: map[string][]int{}, taken: make([]bool, len(d.Words))}
	for i, l := range c.Labels {
		a.label[l] = i
	}
	for i := range d.Words {
		a.at[a.word(i)] = append(a.at[a.word(i)], i)
	}
	same := map[string][]encode.Labelled{}
	for _, n := range names {
		for i := n.First; i < n.End; i++ {
			a.taken[i] = true
		}
		same[a.words(n)] = append(same[a.words(n)], n)
	}
	var out []encode.Labelled
	for _, words := range slices.Sorted(maps.Keys(same)) {
		found := append(same[words], a.unseen(same[words][0])...)
		kind := found[0].Kind
		if len(found) > 1 {
			kind = a.kind(found)
		}
		for _, n := range found {
			for i := n.First; i < n.End; i++ {
				a.taken[i] = kind != ""
			}
			if kind != "" {
				out = append(out, encode.Labelled{First: n.First, End: n.End, Kind: kind})
			}
		}
	}
	slices.SortFunc(out, func(x, y encode.Labelled) int { return x.First - y.First })
	return out
}

type agreement struct {
	d     *doc.Doc
	c     encode.Column
	rows  []float32
	width int
	label map[string]int   // a label's place in the column
	at    map[string][]int // where a word stands
	taken []bool           // words of names
}

// words gives the words of a name, with blanks.
func (a *agreement) words(n encode.Labelled) string {
	var b strings.Builder
	for i := n.First; i < n.End; i++ {
		b.WriteString(a.word(i))
		b.WriteByte(' ')
	}
	return b.String()
}

// unseen finds where the words of a name that begins with a capital stand, and
// none of them is in a name.
func (a *agreement) unseen(n encode.Labelled) (out []encode.Labelled) {
	if r, _ := utf8.DecodeRuneInString(a.word(n.First)); !unicode.IsUpper(r) || n.End-n.First > longest {
		return nil
	}
	rarest := n.First // so that many names with a word in common are not looked for at each place of it
	for i := n.First; i < n.End; i++ {
		if len(a.at[a.word(i)]) < len(a.at[a.word(rarest)]) {
			rarest = i
		}
	}
	for _, at := range a.at[a.word(rarest)] {
		m := encode.Labelled{First: at - (rarest - n.First), End: at - (rarest - n.First) + n.End - n.First}
		if m.First >= 0 && m.End <= len(a.d.Words) && !slices.Contains(a.taken[m.First:m.End], true) && a.same(m, n) && (len(out) == 0 || out[len(out)-1].End <= m.First) {
			out = append(out, m)
		}
	}
	return out
}

// same tells whether two ranges of as many words have the same words.
func (a *agreement) same(m, n encode.Labelled) bool {
	for i := range n.End - n.First {
		if a.word(m.First+i) != a.word(n.First+i) {
			return false
		}
	}
	return true
}

func (a *agreement) word(i int) string { return a.d.Words[i].Of(a.d.Text) }

// kind gives the kind that the places of a name speak for together; empty for none.
func (a *agreement) kind(places []encode.Labelled) string {
	sums := make([]float64, len(a.c.Labels))
	for _, n := range places {
		each := make([]float64, len(a.c.Labels)) // of a label, if the name began with it: how likely its words have it
		for i := n.First; i < n.End; i++ {
			row, high, sum := a.scores(i)
			for k, l := range a.c.Labels {
				if i > n.First && l[0] == 'B' {
					l = "I" + l[1:]
				}
				each[k] += float64(row[a.label[l]]) - high - sum
			}
		}
		for k := range sums {
			sums[k] += max(faintest, each[k]/float64(n.End-n.First))
		}
	}
	best, top := "", math.Inf(-1)
	for k, l := range a.c.Labels {
		if l[0] != 'I' && sums[k] > top {
			best, top = strings.TrimPrefix(l[1:], "-"), sums[k]
		}
	}
	return best
}

// scores gives a word's scores, the highest, and the logarithm of what they come to
// above that: less both, a score is the logarithm of how likely the word has the label.
func (a *agreement) scores(word int) (row []float32, high, sum float64) {
	row = a.c.Of(a.rows[word*a.width : (word+1)*a.width])
	high = float64(slices.Max(row))
	for _, x := range row {
		sum += math.Exp(float64(x) - high)
	}
	return row, high, math.Log(sum)
}
