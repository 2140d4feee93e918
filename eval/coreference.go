package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/nlp"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/entity"
	"sitrep/nlp/parse"
	"sitrep/nlp/tag"
	"sitrep/span"
)

// coreference scores which things are found to be one on the dev part of GUM,
// words and sentences given: MUC, B-cubed, CEAF-e, and their mean. Things that
// are mentioned once count for nothing.
func coreference(s *scorer, t task) ([]string, error) {
	trees, err := treebank(filepath.Join(s.shared, filepath.FromSlash(t.gold)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errAbsent, err)
	}
	m, err := model.Shipped()
	if err != nil {
		return nil, err
	}
	given := doc.Stage{Name: "given", Fills: doc.Tokens | doc.Sentences | doc.Words, Run: func(*doc.Doc) {}}
	found, err := pipeline(m, given, encode.Stage, tag.Stage, parse.Stage, entity.Things, entity.Chains)
	if err != nil {
		return nil, err
	}
	// With the mentions that people marked, only the chains are the program's.
	marked, err := pipeline(m, given, encode.Stage, tag.Stage, parse.Stage, func(*encode.Model) (doc.Stage, error) {
		return doc.Stage{Name: "marked", Fills: doc.Things, Run: func(*doc.Doc) {}}, nil
	}, entity.Chains)
	if err != nil {
		return nil, err
	}
	news := func(t *tree) bool { return strings.Contains(t.id, "_news_") }
	all := func(*tree) bool { return true }
	sets := []*chainScore{
		{name: "news", of: found, in: news},
		{name: "news, no pronouns", of: found, in: news, nouns: true},
		{name: "news, gold spans", of: marked, in: news, given: true},
		{name: "all", of: found, in: all},
		{name: "all, no pronouns", of: found, in: all, nouns: true},
		{name: "all, gold spans", of: marked, in: all, given: true},
	}
	var lines []string
	for _, c := range sets {
		for _, t := range trees {
			if c.in(t) {
				c.count(t)
			}
		}
		lines = append(lines, c.lines()...)
	}
	return lines, nil
}

// chainScore scores the chains of one pipeline on some documents.
type chainScore struct {
	name           string
	of             *nlp.Pipeline
	in             func(*tree) bool
	nouns          bool // leave out pronouns
	given          bool // the mentions are given
	muc, cube, eaf ratio
}

// ratio is what precision and recall are made of.
type ratio struct{ hit, predicted, right, gold float64 }

func (r *ratio) f1() float64 {
	p, q := r.hit/max(r.predicted, 1e-9), r.right/max(r.gold, 1e-9)
	return 2 * p * q / max(p+q, 1e-9)
}

func (r *ratio) line(name string) string {
	return fmt.Sprintf("%-28s P %6.2f  R %6.2f  F1 %6.2f", name, 100*r.hit/max(r.predicted, 1e-9), 100*r.right/max(r.gold, 1e-9), 100*r.f1())
}

func (c *chainScore) lines() []string {
	mean := (c.muc.f1() + c.cube.f1() + c.eaf.f1()) / 3
	return []string{
		c.muc.line("muc " + c.name), c.cube.line("b3 " + c.name), c.eaf.line("ceafe " + c.name),
		fmt.Sprintf("%-28s F1 %6.2f", "CHAINS "+c.name, 100*mean),
	}
}

func (c *chainScore) count(t *tree) {
	gold := t.chained()
	d := t.given(false)
	if c.given {
		d.Things = append(d.Things, gold...)
	}
	c.of.Annotate(d)
	g, p := c.clusters(t, gold), c.clusters(t, d.Things)
	c.links(g, p)
	c.cubes(g, p)
	c.entities(g, p)
}

// words are the first word of a mention and the one behind its last.
type words struct{ first, end int }

// clusters gives the chains of two mentions and more.
func (c *chainScore) clusters(t *tree, things []doc.Thing) [][]words {
	of := map[int][]words{}
	for _, x := range things {
		if c.nouns && x.End-x.First == 1 && t.words[x.First].UPOS == "PRON" {
			continue
		}
		of[x.Chain] = append(of[x.Chain], words{x.First, x.End})
	}
	var out [][]words
	for i := range things {
		if len(of[i]) > 1 {
			out = append(out, of[i])
		}
	}
	return out
}

// index tells of each mention in which cluster it is.
func index(clusters [][]words) map[words]int {
	of := map[words]int{}
	for i, c := range clusters {
		for _, m := range c {
			of[m] = i
		}
	}
	return of
}

// links counts for MUC: how many links hold each cluster together, and how many
// are lost where the other side parts it.
func (c *chainScore) links(gold, predicted [][]words) {
	kept := func(clusters [][]words, other map[words]int) (kept, all float64) {
		for _, cl := range clusters {
			parts, single := map[int]bool{}, 0
			for _, m := range cl {
				if i, ok := other[m]; ok {
					parts[i] = true
				} else {
					single++
				}
			}
			kept += float64(len(cl) - len(parts) - single)
			all += float64(len(cl) - 1)
		}
		return kept, all
	}
	h, p := kept(predicted, index(gold))
	r, g := kept(gold, index(predicted))
	c.muc.add(ratio{h, p, r, g})
}

func (r *ratio) add(o ratio) {
	r.hit, r.predicted, r.right, r.gold = r.hit+o.hit, r.predicted+o.predicted, r.right+o.right, r.gold+o.gold
}

// cubes counts for B-cubed: for each mention, what share of its cluster is with
// it on the other side.
func (c *chainScore) cubes(gold, predicted [][]words) {
	shares := func(clusters [][]words, other map[words]int) (sum, n float64) {
		for _, cl := range clusters {
			parts := map[int]float64{}
			for _, m := range cl {
				if i, ok := other[m]; ok {
					parts[i]++
				}
			}
			for _, k := range parts {
				sum += k * k / float64(len(cl))
			}
			n += float64(len(cl))
		}
		return sum, n
	}
	h, p := shares(predicted, index(gold))
	r, g := shares(gold, index(predicted))
	c.cube.add(ratio{h, p, r, g})
}

// entities counts for CEAF-e: each cluster has one partner at most on the other
// side, so that they are as alike as they can be.
func (c *chainScore) entities(gold, predicted [][]words) {
	of := index(predicted)
	alike := make([][]float64, len(gold))
	for i, g := range gold {
		alike[i] = make([]float64, len(predicted))
		for _, m := range g {
			if j, ok := of[m]; ok {
				alike[i][j] += 2 / float64(len(g)+len(predicted[j]))
			}
		}
	}
	best := assign(alike)
	c.eaf.add(ratio{best, float64(len(predicted)), best, float64(len(gold))})
}

// assign gives the largest sum of cells of which no two share a row or column
// (the Hungarian method, by shortest paths).
func assign(cells [][]float64) float64 {
	if len(cells) == 0 || len(cells[0]) == 0 {
		return 0
	}
	n, m := len(cells), len(cells[0])
	if n > m {
		turned := make([][]float64, m)
		for j := range turned {
			turned[j] = make([]float64, n)
			for i := range n {
				turned[j][i] = cells[i][j]
			}
		}
		return assign(turned)
	}
	const inf = 1e18
	u, v, match := make([]float64, n+1), make([]float64, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		way, least, used := make([]int, m+1), make([]float64, m+1), make([]bool, m+1)
		for j := range least {
			least[j] = inf
		}
		match[0] = i
		at := 0
		for match[at] != 0 {
			used[at] = true
			row, next, delta := match[at], 0, inf
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if d := -cells[row-1][j-1] - u[row] - v[j]; d < least[j] {
					least[j], way[j] = d, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range m + 1 {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			match[at], at = match[way[at]], way[at]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if match[j] > 0 {
			sum += cells[match[j]-1][j-1]
		}
	}
	return sum
}

var (
	entityColumn = regexp.MustCompile(`(?:^|\|)Entity=([^|]*)`)
	entityPart   = regexp.MustCompile(`\([^()]+\)?|[^()]+\)`)
)

// chained gives the things that people marked in GUM, in the order of their
// first word and then of their last (https://wiki.gucorpling.org/gum/entities).
func (t *tree) chained() []doc.Thing {
	type open struct {
		id, kind string
		first    int
	}
	var stack []open
	var ids []string
	var out []doc.Thing
	for i, misc := range t.misc {
		m := entityColumn.FindStringSubmatch(misc)
		if m == nil {
			continue
		}
		for _, part := range entityPart.FindAllString(m[1], -1) {
			fields := strings.Split(strings.Trim(part, "()"), "-")
			if part[0] == '(' && len(fields) > 1 {
				stack = append(stack, open{fields[0], fields[1], i})
			}
			if !strings.HasSuffix(part, ")") {
				continue
			}
			for k := len(stack) - 1; k >= 0; k-- {
				if o := stack[k]; o.id == fields[0] {
					out = append(out, doc.Thing{
						Span:  span.Span{Start: t.words[o.first].Start, End: t.words[i].End},
						First: o.first, End: i + 1, Kind: o.kind, Chain: len(ids),
					})
					ids = append(ids, o.id)
					stack = append(stack[:k], stack[k+1:]...)
					break
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b doc.Thing) int { return cmp.Or(a.First-b.First, a.End-b.End) })
	first := map[string]int{}
	for i := range out {
		id := ids[out[i].Chain]
		if _, ok := first[id]; !ok {
			first[id] = i
		}
		out[i].Chain = first[id]
	}
	return out
}
