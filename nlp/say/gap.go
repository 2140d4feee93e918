package say

import (
	"strconv"

	"sitrep/doc"
	"sitrep/lex"
)

// odds are how much a gap between two words speaks for a beginning or an end of
// what somebody says.
type odds struct{ begin, end float32 }

// loadOdds reads the table of edges: by side and what stands there.
func loadOdds() map[[2]string]odds {
	out := map[[2]string]odds{}
	for _, row := range lex.Table("say_edges") {
		out[[2]string{row[0], row[1]}] = odds{number(row[2]), number(row[3])}
	}
	return out
}

func number(s string) float32 {
	x, err := strconv.ParseFloat(s, 32)
	if err != nil {
		panic("say: " + err.Error())
	}
	return float32(x)
}

// gaps gives the odds of the gap before each word.
func (r *reader) gaps() []odds {
	d := r.d
	out := make([]odds, len(d.Words))
	marks := r.quoteMarks()
	for i := 1; i < len(out); i++ {
		if d.Words[i].Sentence != d.Words[i-1].Sentence {
			out[i] = r.lex.edges[[2]string{"after", "sentence"}]
			continue
		}
		a, b := r.lex.edges[[2]string{"before", r.before(i-1, marks)}], r.lex.edges[[2]string{"after", r.after(i, marks)}]
		out[i] = odds{a.begin + b.begin, a.end + b.end}
	}
	return out
}

// before names the largest phrase that ends with word i.
func (r *reader) before(i int, marks []string) string {
	if m := marks[r.d.Words[i].Token]; m != "" {
		return m
	}
	if r.tree.mark(i) {
		return r.tree.low[i]
	}
	for range wide {
		h := r.d.Words[i].Head
		if h > i {
			return r.tree.base(i)
		}
		if h < 0 || r.tree.hull[h].end != r.tree.hull[i].end {
			break
		}
		i = h
	}
	return "-"
}

// after names the largest phrase that begins with word i.
func (r *reader) after(i int, marks []string) string {
	if m := marks[r.d.Words[i].Token]; m != "" {
		return m
	}
	if r.tree.mark(i) {
		return r.tree.low[i]
	}
	first := i
	for range wide {
		h := r.d.Words[i].Head
		if h >= 0 && h < first {
			return r.tree.base(i)
		}
		if h < 0 || r.tree.hull[h].first != first {
			break
		}
		i = h
	}
	return "-"
}

// quoteMarks tells of each token whether it opens or closes a quotation.
func (r *reader) quoteMarks() []string {
	out := make([]string, len(r.d.Tokens))
	for _, p := range paragraphs(r.d) {
		for _, q := range findQuotes(r.d, p.first, p.end).list {
			for i := q.open; i < q.inner.first; i++ {
				out[i] = "open"
			}
			for i := q.inner.end; i < q.end; i++ {
				out[i] = "close"
			}
		}
	}
	return out
}

// paragraphs gives the tokens of each paragraph.
func paragraphs(d *doc.Doc) []rng {
	var out []rng
	for first := 0; first < len(d.Sentences); {
		last := first
		for last+1 < len(d.Sentences) && d.Sentences[last+1].Paragraph == d.Sentences[first].Paragraph {
			last++
		}
		out = append(out, rng{d.Sentences[first].First, d.Sentences[last].End})
		first = last + 1
	}
	return out
}
