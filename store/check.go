package store

import (
	"fmt"

	"sitrep"
)

// check tells whether a reading keeps what every reading promises: it is of
// this report, ids are unique, claims and statements lead to what is there,
// and all words stand where they are said to.
func check(r *sitrep.Report, rd *sitrep.Reading) error {
	if r.ID == "" {
		return fmt.Errorf("%w: the report has no id", sitrep.ErrInvalid)
	}
	if rd.Report == nil || rd.Report.ID != r.ID || rd.Report.Text != r.Text || rd.Report.Title != r.Title {
		return fmt.Errorf("%w: the reading is of another report than %s", sitrep.ErrInvalid, r.ID)
	}
	incidents, statements, claims := ids{}, ids{}, ids{}
	for i := range rd.Incidents {
		if err := incidents.add("incident", rd.Incidents[i].ID); err != nil {
			return err
		}
	}
	for i := range rd.Statements {
		if err := checkStatement(r, &rd.Statements[i], incidents, statements); err != nil {
			return err
		}
	}
	for i := range rd.Claims {
		if err := checkClaim(r, &rd.Claims[i], incidents, statements, claims); err != nil {
			return err
		}
	}
	return nil
}

// ids are the ids of one kind within a report.
type ids map[string]bool

func (seen ids) add(kind, id string) error {
	if id == "" || seen[id] {
		return fmt.Errorf("%w: %s id %q is empty or there twice", sitrep.ErrInvalid, kind, id)
	}
	seen[id] = true
	return nil
}

func checkStatement(r *sitrep.Report, s *sitrep.Statement, incidents, seen ids) error {
	if err := seen.add("statement", s.ID); err != nil {
		return err
	}
	if s.Incident != "" && !incidents[s.Incident] {
		return fmt.Errorf("%w: statement %s is about incident %q, which is not there", sitrep.ErrInvalid, s.ID, s.Incident)
	}
	for _, quotes := range [][]sitrep.Quote{s.Source, s.Cue, s.Content} {
		if err := checkQuotes(r, quotes); err != nil {
			return fmt.Errorf("statement %s: %w", s.ID, err)
		}
	}
	return nil
}

func checkClaim(r *sitrep.Report, c *sitrep.Claim, incidents, statements, seen ids) error {
	if err := seen.add("claim", c.ID); err != nil {
		return err
	}
	switch {
	case !incidents[c.Incident]:
		return fmt.Errorf("%w: claim %s is about incident %q, which is not there", sitrep.ErrInvalid, c.ID, c.Incident)
	case c.Statement != "" && !statements[c.Statement]:
		return fmt.Errorf("%w: claim %s is made in statement %q, which is not there", sitrep.ErrInvalid, c.ID, c.Statement)
	case c.Value == nil:
		return fmt.Errorf("%w: claim %s has no value", sitrep.ErrInvalid, c.ID)
	case len(c.Quotes) == 0:
		return fmt.Errorf("%w: claim %s has no words to show", sitrep.ErrInvalid, c.ID)
	}
	if err := checkQuotes(r, c.Quotes); err != nil {
		return fmt.Errorf("claim %s: %w", c.ID, err)
	}
	return nil
}

func checkQuotes(r *sitrep.Report, quotes []sitrep.Quote) error {
	for _, q := range quotes {
		if !r.Holds(q) {
			return fmt.Errorf("%w: %q is not what stands at bytes %d to %d of the %s", sitrep.ErrInvalid, q.Exact, q.Span.Start, q.Span.End, q.Part)
		}
	}
	return nil
}
