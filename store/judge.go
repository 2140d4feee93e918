package store

import (
	"context"
	"slices"

	"sitrep"
)

// judge adds what analysts say of an incident: their verdicts on its claims, the
// claims that they made, and what they make of its reports' publishers.
func (g *gathered) judge(ctx context.Context, q asker, m *moves, incident int64, id string, at AsOf) error {
	if err := g.grade(ctx, q, at); err != nil {
		return err
	}
	if err := g.verdicts(ctx, q, at); err != nil {
		return err
	}
	return g.enter(ctx, q, m, incident, id, at)
}

// grade fills in the grades of publishers.
func (g *gathered) grade(ctx context.Context, q asker, at AsOf) error {
	grades := map[string]string{}
	for i := range g.sources {
		publisher := fold(g.sources[i].Publisher)
		if _, known := grades[publisher]; known || publisher == "" {
			continue
		}
		ds, err := decisionsWhere(ctx, q, at, "d.subject = ?", publisher)
		if err != nil {
			return err
		}
		grades[publisher] = ""
		for _, d := range standingAmong(ds) {
			if d.Deed == sitrep.Rate {
				grades[publisher] = d.Grade
			}
		}
	}
	for i := range g.sources {
		g.sources[i].Grade = grades[fold(g.sources[i].Publisher)]
	}
	for i := range g.claims {
		g.claims[i].Report.Grade = grades[fold(g.claims[i].Report.Publisher)]
	}
	for i := range g.statements {
		g.statements[i].Report.Grade = grades[fold(g.statements[i].Report.Publisher)]
	}
	return nil
}

// verdicts marks the claims that analysts have judged. Of several verdicts on one
// claim the last one holds.
func (g *gathered) verdicts(ctx context.Context, q asker, at AsOf) error {
	seen := map[int64]bool{}
	for _, t := range g.tellings {
		if seen[t.report] {
			continue
		}
		seen[t.report] = true
		ds, err := decisionsWhere(ctx, q, at, "d.report = ?", t.report)
		if err != nil {
			return err
		}
		for _, d := range standingAmong(ds) {
			g.verdict(d)
		}
	}
	return nil
}

func (g *gathered) verdict(d *decided) {
	verdict := sitrep.Rejected
	switch d.Deed {
	case sitrep.Accept:
		verdict = sitrep.Accepted
	case sitrep.Reject, sitrep.Correct:
	default:
		return
	}
	for i := range g.claims {
		if alike(&g.claims[i], d.Claim) {
			g.claims[i].Judged = &sitrep.Judgement{Verdict: verdict, Decision: d.ID, Who: d.Who, Why: d.Why, At: d.Recorded}
			g.judged = true
		}
	}
}

// enter adds the claims that analysts made about an incident, as it is shown.
func (g *gathered) enter(ctx context.Context, q asker, m *moves, incident int64, id string, at AsOf) error {
	for _, member := range m.members {
		if m.shown(member, 0) != incident {
			continue
		}
		ds, err := decisionsWhere(ctx, q, at, "d.incident = ?", member)
		if err != nil {
			return err
		}
		for _, d := range standingAmong(ds) {
			if d.Value == nil {
				continue
			}
			g.judged = true
			g.claims = append(g.claims, sitrep.Sourced{
				Claim: sitrep.Claim{
					ID: d.ID, Incident: id, Value: d.Value, Stance: sitrep.States, Certainty: sitrep.Certain, Polarity: sitrep.Positive,
					Rule: "analyst",
				},
				Report: sitrep.Source{Recorded: d.Recorded},
				Judged: &sitrep.Judgement{Verdict: sitrep.Entered, Decision: d.ID, Who: d.Who, Why: d.Why, At: d.Recorded},
			})
		}
	}
	return nil
}

// alike tells whether a claim says what an address does: the same value for the
// same field in the same voice, in words that the two share.
func alike(c *sitrep.Sourced, a *sitrep.Address) bool {
	if c.Report.ID != a.Report || c.Claim.Value == nil || c.Claim.Value.Field() != a.Field || speakerOf(c) != a.Speaker || valueOf(c) != a.Value {
		return false
	}
	return slices.ContainsFunc(c.Claim.Quotes, func(q sitrep.Quote) bool { return slices.Contains(a.Words, q.Exact) })
}

// valueOf is a claim's value in JSON, but for the ids that incidents have in
// one reading only.
func valueOf(c *sitrep.Sourced) string {
	if r, ok := c.Claim.Value.(sitrep.Relation); ok {
		return toJSON(sitrep.Relation{Kind: r.Kind})
	}
	return toJSON(c.Claim.Value)
}

func speakerOf(c *sitrep.Sourced) string {
	if c.Statement == nil {
		return ""
	}
	return c.Statement.Speaker.Name
}

// AddressOf gives the address of a claim of a report, among all the claims of its
// incident.
func (r *Record) AddressOf(claim string) (*sitrep.Address, bool) {
	i := slices.IndexFunc(r.Claims, func(c sitrep.Sourced) bool { return c.Claim.ID == claim && c.Report.ID != "" })
	if i < 0 {
		return nil, false
	}
	c := &r.Claims[i]
	a := &sitrep.Address{Report: c.Report.ID, Field: c.Claim.Value.Field(), Value: valueOf(c), Speaker: speakerOf(c)}
	for _, q := range c.Claim.Quotes {
		a.Words = append(a.Words, q.Exact)
	}
	return a, true
}
