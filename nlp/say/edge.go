package say

import (
	"strings"

	"sitrep/doc"
)

// settle mends the edges of content: whole quotations, no marks that belong to
// the sentence around.
func (r *reader) settle(a *attribution) {
	var out []rng
	for _, c := range a.content {
		if c.first > 0 {
			c.first = max(c.first, r.viaAt(c.first-1, c.end)) // "condemned in the strongest terms ..."
		}
		c = r.tidy(r.whole(r.beforeVia(r.pastTime(c), a), a))
		if n := len(out); n > 0 && out[n-1].end == c.first {
			out[n-1].end = c.end
			continue
		}
		out = appendRange(out, c)
	}
	a.content = out
}

// pastTime gives content without the time before its "that": "said Monday that".
func (r *reader) pastTime(c rng) rng {
	i := c.first
	for i < c.end && r.times[i] >= 0 {
		i++
	}
	if i > c.first && i < c.end && r.low(i) == "that" {
		c.first = i
	}
	return c
}

// beforeVia gives content without what carried it behind it: "claimed responsibility for the blast | in a statement read
// on its radio". What hangs on the cue is none of it, and nothing does where the content is no clause.
func (r *reader) beforeVia(c rng, a *attribution) rng {
	finite := false
	for i := c.first + 1; i < c.end; i++ {
		word, _ := r.d.WordsOf(i-1, i)
		finite = finite || word < len(r.d.Words) && r.d.Words[word].Token == i-1 && strings.Contains(r.d.Words[word].Feats, "VerbForm=Fin")
		e := r.carrierAt(i, c.end)
		if e == 0 || r.quotes.of(i) != nil {
			continue
		}
		noun, _ := r.d.WordsOf(e-1, e)
		if up := r.d.Words[noun].Head; !finite || up >= 0 && r.d.Words[up].Token == a.head {
			return rng{c.first, i}
		}
	}
	return c
}

// whole gives content with the quotation marks that its words stand in.
func (r *reader) whole(c rng, a *attribution) rng {
	if q := r.quotes.of(c.first); q != nil && q.inner.first == c.first && r.quotes.of(a.head) != q {
		c.first = q.open
	}
	if q := r.quotes.of(c.end - 1); q != nil && q.inner.end == c.end && r.quotes.of(a.head) != q && q.open >= c.first {
		c.end = q.end
	}
	if q := r.quotes.of(c.end - 1); q != nil && q.closed && q == r.quotes.of(c.first) && c.first <= q.inner.first && r.quotes.of(a.head) != q {
		c = rng{q.open, q.end} // to its end
	}
	return c
}

// tidy drops what does not belong to content at its edges: white marks, a comma,
// the full stop.
func (r *reader) tidy(c rng) rng {
	for !c.empty() {
		switch low := r.low(c.first); {
		case low == ",", low == ":", low == ";", strings.HasPrefix(low, "-") && r.d.Tokens[c.first].Kind == doc.Punct, low == ")":
			c.first++
			continue
		}
		break
	}
	for !c.empty() {
		i := c.end - 1
		switch low := r.low(i); {
		case low == ",", low == ":", low == ";", strings.HasPrefix(low, "-") && r.d.Tokens[i].Kind == doc.Punct, low == "(":
			c.end--
			continue
		case strings.HasPrefix(low, ".") && r.d.Tokens[i].Kind == doc.Punct && low == ".":
			c.end--
			continue
		case low == "and" || low == "but":
			c.end--
			continue
		}
		break
	}
	for i := c.first; i < c.end; i++ {
		if r.d.Tokens[i].Kind != doc.Punct {
			return c
		}
	}
	return rng{}
}
