package annotate

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/span"
	"sitrep/view"
)

// incidents lays out each incident with the claims that it is made of.
func (p *pager) incidents() []incident {
	out := make([]incident, 0, len(p.Reading.Incidents))
	for i := range p.Reading.Incidents {
		in := &p.Reading.Incidents[i]
		laid := incident{ID: in.ID, Title: in.Title, About: joined(in.ID, string(in.Status))}
		for _, r := range rowsOf(in) {
			p.support(in, &r)
			laid.Rows = append(laid.Rows, listed{
				Name: r.name, Text: view.Words(r.value), Words: exact(r.quotes), Leaves: p.lit(r.quotes), About: strings.Join(r.claims, " "),
			})
		}
		var all []sitrep.Quote
		for j := range p.Reading.Claims {
			if c := &p.Reading.Claims[j]; c.Incident == in.ID {
				all = append(all, c.Quotes...)
				laid.Claims = append(laid.Claims, p.claim(c))
			}
		}
		laid.Leaves = p.lit(all)
		out = append(out, laid)
	}
	return out
}

// support gives a row without words of its own, as of the type, those of the
// claims that say the same.
func (p *pager) support(in *sitrep.Incident, r *row) {
	if len(r.quotes) > 0 {
		return
	}
	for i := range p.Reading.Claims {
		c := &p.Reading.Claims[i]
		if c.Incident == in.ID && c.Value.Field() == r.value.Field() && view.Words(c.Value) == view.Words(r.value) {
			r.quotes = append(r.quotes, c.Quotes...)
			r.claims = append(r.claims, c.ID)
		}
	}
}

func (p *pager) claim(c *sitrep.Claim) listed {
	voice := "the report's own voice"
	for i := range p.Reading.Statements {
		if s := &p.Reading.Statements[i]; s.ID == c.Statement {
			voice = s.ID + " of " + speakerOf(s)
		}
	}
	return listed{
		Name: c.ID + " " + string(c.Value.Field()), Text: view.Words(c.Value), Words: exact(c.Quotes), Leaves: p.lit(c.Quotes),
		About: joined(voice, string(c.Stance), string(c.Certainty), string(c.Polarity), "rule "+c.Rule),
	}
}

func (p *pager) statements() []listed {
	out := make([]listed, 0, len(p.Reading.Statements))
	for i := range p.Reading.Statements {
		s := &p.Reading.Statements[i]
		about := "about no incident"
		if s.Incident != "" {
			about = "about " + s.Incident
		}
		out = append(out, listed{
			Name: s.ID, Text: speakerOf(s), Words: exact(s.Content), Leaves: p.painter.leavesOf(p.statementSpans(s)),
			About: joined(s.Speaker.Kind, string(s.Stance), string(s.Certainty), string(s.Polarity), s.Said, s.Via, about),
		})
	}
	return out
}

func speakerOf(s *sitrep.Statement) string {
	who := strings.TrimSpace(s.Speaker.Title + " " + s.Speaker.Name)
	if s.Speaker.Organization != "" && s.Speaker.Organization != who {
		who = strings.TrimPrefix(who+", "+s.Speaker.Organization, ", ")
	}
	if s.Speaker.Anonymous || who == "" {
		who = strings.TrimSpace(who + " (not named)")
	}
	return who
}

// chains lists what is mentioned more than once, what is mentioned most first.
func (p *pager) chains() []listed {
	var out []listed
	at := map[int]int{}
	for _, m := range p.Doc.Mentions {
		i, ok := at[m.Entity]
		if !ok {
			i = len(out)
			at[m.Entity] = i
			out = append(out, listed{Name: entityID(m), Text: m.Name, About: m.Type, Chain: entityID(m)})
		}
		if m.Span.Within(len(p.Doc.Text)) {
			out[i].Words = append(out[i].Words, m.Of(p.Doc.Text))
		}
	}
	out = slices.DeleteFunc(out, func(l listed) bool { return len(l.Words) < 2 })
	slices.SortStableFunc(out, func(a, b listed) int { return len(b.Words) - len(a.Words) })
	return out
}

// lists names every mark of every layer.
func (p *pager) lists() []list {
	out := make([]list, 0, len(layerNames))
	for _, named := range layerNames {
		i := slices.IndexFunc(p.layers, func(l Layer) bool { return l.Name == named.Name })
		l := list{Name: named.Plural, Looked: p.layers[i].Looked}
		for _, m := range p.layers[i].Marks {
			item := listed{Name: m.ID, Text: "", About: m.About()}
			var spans []span.Span
			for _, piece := range m.Pieces {
				if piece.Span.Within(len(p.Doc.Text)) {
					item.Words = append(item.Words, piece.Span.Of(p.Doc.Text))
					spans = append(spans, piece.Span)
				}
			}
			item.Leaves = p.painter.leavesOf(spans)
			l.Items = append(l.Items, item)
		}
		out = append(out, l)
	}
	return out
}

func (p *pager) notes() []listed {
	out := make([]listed, 0, len(p.Doc.Notes))
	for _, n := range p.Doc.Notes {
		l := listed{Name: n.Stage, Text: n.Text}
		if !n.Span.Empty() && n.Span.Within(len(p.Doc.Text)) {
			l.Words = []string{n.Span.Of(p.Doc.Text)}
			l.Leaves = p.painter.leavesOf([]span.Span{n.Span})
		}
		out = append(out, l)
	}
	return out
}

func (p *pager) lit(quotes []sitrep.Quote) string { return p.painter.leavesOf(p.spans(quotes)) }

// row is a value that an incident shows.
type row struct {
	name   string
	value  sitrep.Value
	quotes []sitrep.Quote
	claims []string
}

// rowsOf gives what an incident shows. Type, method and stage have no words of
// their own there; their claims have.
func rowsOf(in *sitrep.Incident) []row {
	out := []row{{name: "type", value: in.Type}, {name: "method", value: in.Method}, {name: "stage", value: in.Stage}}
	out = slices.DeleteFunc(out, func(r row) bool { return view.Words(r.value) == "" })
	if in.When != nil {
		out = append(out, rowOf("when", *in.When))
	}
	if in.Where != nil {
		out = append(out, rowOf("where", *in.Where))
	}
	for _, r := range in.Casualties {
		out = append(out, rowOf(r.Value.Effect, r))
	}
	for _, r := range in.Actors {
		out = append(out, rowOf(r.Value.Role, r))
	}
	for _, r := range in.Targets {
		out = append(out, rowOf("target", r))
	}
	for _, r := range in.Weapons {
		out = append(out, rowOf("weapon", r))
	}
	for _, r := range in.Relations {
		out = append(out, rowOf("relation", r))
	}
	return out
}

func rowOf[V sitrep.Value](name string, r sitrep.Row[V]) row {
	return row{name, r.Value, r.Quotes, r.Claims}
}

func exact(quotes []sitrep.Quote) []string {
	out := make([]string, 0, len(quotes))
	for _, q := range quotes {
		out = append(out, q.Exact)
	}
	return out
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}
