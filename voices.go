package sitrep

import "strings"

// Voices tells which claims are made in one voice. A report speaks with the
// voice of its publisher; with that of an agency which its text is credited to;
// and a copy with that of the report that it is a copy of. What a report has
// from another outlet is in that outlet's voice, wherever it is repeated.
type Voices struct {
	of      map[string]string     // report -> voice
	outlets map[string]bool       // that publish some of the reports, or that those are credited to
	quoted  map[*Statement]string // what Quoted gives, of the statements that are known
}

// VoicesOf finds the voices of some claims. Reports that nobody marked as copies
// are taken for copies of each other where most of the longer phrases that their
// claims rest on are the same.
func VoicesOf(claims []Sourced) Voices {
	var sources []Source
	words := map[string]*phrases{}
	quoted := map[*Statement]string{}
	for i := range claims {
		c := &claims[i]
		if c.Statement != nil {
			quoted[c.Statement] = ""
		}
		if c.Entered() {
			continue
		}
		p := words[c.Report.ID]
		if p == nil {
			sources = append(sources, c.Report)
			p = newPhrases()
			words[c.Report.ID] = p
		}
		p.addClaim(c)
	}
	v := voicesOf(sources, words)
	for s := range quoted {
		quoted[s] = v.findQuoted(s)
	}
	v.quoted = quoted
	return v
}

// VoicesOfReports finds the voices of reports by what is known of them alone.
func VoicesOfReports(sources []Source) Voices { return voicesOf(sources, nil) }

func voicesOf(sources []Source, words map[string]*phrases) Voices {
	v := Voices{of: make(map[string]string, len(sources)), outlets: map[string]bool{}}
	root := originals(sources, words)
	credited := map[string]string{} // original -> the agency that it or a copy of it is credited to
	publisher := map[string]string{}
	for _, s := range sources {
		publisher[s.ID] = outletOf(s)
		v.outlets[outletOf(s)] = true
		if a := Outlet(s.Agency); a != "" {
			v.outlets[a] = true
			if credited[root[s.ID]] == "" {
				credited[root[s.ID]] = a
			}
		}
	}
	for _, s := range sources {
		original := root[s.ID]
		v.of[s.ID] = credited[original]
		if v.of[s.ID] == "" {
			v.of[s.ID] = publisher[original]
		}
		if v.of[s.ID] == "" { // an original that is not among the reports
			v.of[s.ID] = "original " + original
		}
	}
	return v
}

// outletOf names the publisher of a report, or the report where that is unknown.
func outletOf(s Source) string {
	if s.Publisher != "" {
		return Outlet(s.Publisher)
	}
	return s.ID
}

// originals gives for each report the one that it is a copy of, or itself.
func originals(sources []Source, words map[string]*phrases) map[string]string {
	root := make(map[string]string, len(sources))
	for _, s := range sources {
		root[s.ID] = s.ID
		if s.CopyOf != "" {
			root[s.ID] = s.CopyOf
		}
	}
	having := map[string][]int{} // phrase -> the reports that have it and are no copies
	for i, s := range sources {
		if root[s.ID] != s.ID {
			continue
		}
		if at := copied(words[s.ID].list(), sources, words, having); at >= 0 {
			root[s.ID] = sources[at].ID
			continue
		}
		for _, p := range words[s.ID].list() {
			having[p] = append(having[p], i)
		}
	}
	for _, s := range sources { // copies of copies
		for range sources {
			next, ok := root[root[s.ID]]
			if !ok || next == root[s.ID] {
				break
			}
			root[s.ID] = next
		}
	}
	return root
}

// copied is the earlier report that has most of some phrases, or most of whose
// phrases are among them; -1 for none.
func copied(phrases []string, sources []Source, words map[string]*phrases, having map[string][]int) int {
	if len(phrases) < 2 {
		return -1
	}
	var shared []int // by report
	for _, p := range phrases {
		for _, i := range having[p] {
			if i >= len(shared) {
				shared = append(shared, make([]int, i+1-len(shared))...)
			}
			shared[i]++
		}
	}
	for i, n := range shared {
		shorter := min(len(phrases), len(words[sources[i].ID].list()))
		if shorter >= 2 && 2*n > shorter {
			return i
		}
	}
	return -1
}

// Of names the voice that a claim is made in.
func (v Voices) Of(c *Sourced) string {
	if c.Entered() {
		return "analyst " + Fold(c.Judged.Who)
	}
	if c.Statement != nil {
		if o := v.Quoted(c.Statement); o != "" {
			return o
		}
	}
	return v.OfReport(c.Report)
}

// OfReport names the voice of a report.
func (v Voices) OfReport(s Source) string {
	if voice, ok := v.of[s.ID]; ok {
		return voice
	}
	return outletOf(s)
}

// Quoted names the outlet that a statement is taken from: one that speaks in it,
// or that it was told to. Empty where it is taken from none that is known.
func (v Voices) Quoted(s *Statement) string {
	if o, ok := v.quoted[s]; ok {
		return o
	}
	return v.findQuoted(s)
}

func (v Voices) findQuoted(s *Statement) string {
	name := s.Speaker.Name
	if s.Speaker.Organization != "" && s.Speaker.Kind == "media" {
		name = s.Speaker.Organization
	}
	if o := Outlet(name); o != "" && (v.knows(o) || s.Speaker.Kind == "media" && !s.Speaker.Anonymous && named(o)) {
		return o
	}
	if to, ok := strings.CutPrefix(s.Via, "told "); ok {
		if o := Outlet(to); v.knows(o) {
			return o
		}
	}
	return ""
}

// knows tells whether a name is that of an outlet among the reports, or of an agency.
func (v Voices) knows(outlet string) bool { return v.outlets[outlet] || agency(outlet) }

// Count is the number of independent voices that make some claims.
func (v Voices) Count(claims []Sourced) int {
	seen := map[string]bool{}
	for i := range claims {
		seen[v.Of(&claims[i])] = true
	}
	return len(seen)
}

// Independent is the number of independent sources that make some claims: of
// voices, but no more than the reports that were read have. One report that
// quotes two other outlets is one source; two that quote one outlet are one. An
// analyst's own claims are no source.
func (v Voices) Independent(claims []Sourced) int {
	reports, seen := map[string]bool{}, map[string]bool{}
	for i := range claims {
		if c := &claims[i]; !c.Entered() {
			reports[v.OfReport(c.Report)] = true
			seen[v.Of(c)] = true
		}
	}
	return min(len(reports), len(seen))
}
