package view

import (
	"slices"

	"sitrep"
)

// Diff is what changed between two states of one record, as pages have them:
// in what is told of the incident as a whole, heading by heading in the order of
// the page, and in the reports behind it. Whose words made a change are those
// that stand on the later page and not on the earlier one.
func Diff(before, after Page) []Change {
	out := []Change{}
	whole := func(heading, was, now, why string) {
		if was != now {
			out = append(out, Change{Heading: heading, Kind: string(sitrep.Superseded), Before: was, After: now, Why: why, Voices: []Voice{}})
		}
	}
	whole("Title", before.Title, after.Title, "")
	whole("Status", before.Status, after.Status, "")
	whole("Grading", before.Grading.Level, after.Grading.Level, after.Grading.Why)
	whole("Responsibility", before.Responsibility.State, after.Responsibility.State, after.Responsibility.Why)
	for _, name := range headingNames(before, after) {
		out = append(out, diffHeading(name, valuesUnder(before, name), valuesUnder(after, name))...)
	}
	out = append(out, diffUnknowns(before.NotKnown, after.NotKnown)...)
	return append(out, diffReports(before.Reports, after.Reports)...)
}

// headingNames are the headings of either page in the order of pages.
func headingNames(before, after Page) []string {
	var names []string
	for _, h := range slices.Concat(before.Headings, after.Headings) {
		names = union(names, []string{h.Name})
	}
	slices.SortStableFunc(names, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	return names
}

func valuesUnder(p Page, name string) []Value {
	for _, h := range p.Headings {
		if h.Name == name {
			return h.Values
		}
	}
	return nil
}

// diffHeading tells what changed under one heading. Values are the same thing
// where some claim stands behind both, or where they read alike.
func diffHeading(name string, before, after []Value) []Change {
	var out []Change
	used := make([]bool, len(before))
	for _, now := range after {
		i := slices.IndexFunc(before, func(v Value) bool { return sharesClaim(v, now) })
		if i < 0 || used[i] {
			i = slices.IndexFunc(before, func(v Value) bool { return v.Text == now.Text })
		}
		if i < 0 || used[i] {
			out = append(out, diffValue(name, nil, &now)...)
			continue
		}
		used[i] = true
		out = append(out, diffValue(name, &before[i], &now)...)
	}
	for i, was := range before {
		if !used[i] {
			out = append(out, Change{Heading: name, Kind: string(sitrep.Withdrawn), Before: standingWords(was), Voices: []Voice{}})
		}
	}
	return out
}

// diffValue tells how one thing changed: in what is shown, in who says so, and in
// what stands beside it.
func diffValue(name string, was, now *Value) []Change {
	change := func(kind sitrep.ChangeKind, after Value, voices []Voice) []Change {
		c := Change{Heading: name, Kind: string(kind), After: standingWords(after), Why: after.Why, Voices: voices}
		if was != nil {
			c.Before = standingWords(*was)
		}
		return []Change{c}
	}
	if was == nil {
		return append(change(firstKind(name, now), *now, now.Voices), rivals(nil, now, change)...)
	}
	fresh := newVoices(was, now.Voices)
	var out []Change
	switch {
	case standingWords(*was) != standingWords(*now):
		out = change(changeKind(was, now), *now, orAll(fresh, newVoices(was, allVoices(now))))
	default:
		for _, kind := range []sitrep.ChangeKind{sitrep.Seconded, sitrep.Refuted, sitrep.Corrected} {
			some := slices.DeleteFunc(slices.Clone(fresh), func(v Voice) bool { return sideOf(v) != kind || spoke(was, v) })
			if len(some) > 0 {
				out = append(out, change(kind, *now, some)...)
			}
		}
	}
	return append(out, rivals(was, now, change)...)
}

// spoke tells whether somebody stood behind a value, or beside it, as he does now,
// in whichever report: he says it again, and that confirms nothing.
func spoke(was *Value, v Voice) bool {
	return v.Judged == nil && slices.ContainsFunc(allVoices(was), func(o Voice) bool {
		return o.Denies == v.Denies && o.Who == v.Who && (v.Who != "" && !v.Anonymous || o.Publisher == v.Publisher)
	})
}

// sideOf is what a new voice does to a value that is shown as before.
func sideOf(v Voice) sitrep.ChangeKind {
	switch {
	case v.Judged != nil && v.Judged.Verdict == string(sitrep.Rejected):
		return sitrep.Corrected
	case v.Denies:
		return sitrep.Refuted
	}
	return sitrep.Seconded
}

// rivals are the values that stand beside what is shown and did not before.
func rivals(was, now *Value, change func(sitrep.ChangeKind, Value, []Voice) []Change) []Change {
	var out []Change
	for _, o := range now.Others {
		stood := was != nil && (was.Text == o.Text || slices.ContainsFunc(was.Others, func(b Value) bool {
			return b.Text == o.Text && b.Standing == string(sitrep.Rival)
		}))
		if o.Standing == string(sitrep.Rival) && !stood {
			out = append(out, change(sitrep.Conflict, o, o.Voices)...)
		}
	}
	return out
}

func firstKind(heading string, v *Value) sitrep.ChangeKind {
	switch {
	case slices.ContainsFunc(v.Voices, func(o Voice) bool { return o.Judged != nil }):
		return sitrep.Corrected
	case v.Standing == string(sitrep.OnlyDenied):
		return sitrep.Refuted
	case heading == actorHeading("claimant"):
		return sitrep.ClaimsIt
	}
	return sitrep.FirstTold
}

// changeKind is how what is shown changed: by an analyst, by a figure's going up
// or down, or by another value.
func changeKind(was, now *Value) sitrep.ChangeKind {
	judged := func(v Voice) bool { return v.Judged != nil }
	switch x, y := reach(was), reach(now); {
	case slices.ContainsFunc(newVoices(was, allVoices(now)), judged):
		return sitrep.Corrected
	case now.Standing == string(sitrep.OnlyDenied):
		return sitrep.TakenBack
	case slices.ContainsFunc(now.Others, func(o Value) bool { return o.Text == was.Text && o.Standing == string(sitrep.Rival) }):
		return sitrep.Conflict
	case x == nil || y == nil || *x == *y:
		return sitrep.Superseded
	case *y > *x:
		return sitrep.Raised
	}
	return sitrep.Lowered
}

// reach is what a figure is compared by: its low end, or else its high end; nil
// for what is no figure.
func reach(v *Value) *int {
	if v.Low != nil {
		return v.Low
	}
	return v.High
}

// standingWords is a value's text with how it stands where that is not plain.
func standingWords(v Value) string {
	switch v.Standing {
	case string(sitrep.OnlyDenied), string(sitrep.Overruled), string(sitrep.Dismissed):
		return v.Standing + ": " + v.Text
	}
	return v.Text
}

func allVoices(v *Value) []Voice {
	all := slices.Clone(v.Voices)
	for _, o := range v.Others {
		all = append(all, o.Voices...)
	}
	return all
}

// newVoices are those that did not stand behind a value or beside it, or of which
// an analyst now says something else. That he says nothing any more is not news.
func newVoices(was *Value, voices []Voice) []Voice {
	old := allVoices(was)
	out := []Voice{}
	for _, v := range voices {
		known := func(o Voice) bool {
			if v.Judged == nil {
				o.Judged = nil
			}
			return sameVoice(o, v)
		}
		if !slices.ContainsFunc(old, known) {
			out = append(out, v)
		}
	}
	return out
}

func orAll(some, all []Voice) []Voice {
	if len(some) > 0 {
		return some
	}
	return all
}

func sharesClaim(a, b Value) bool {
	ids := map[string]bool{}
	for _, v := range allVoices(&a) {
		for _, id := range v.Claims {
			ids[v.Report+" "+id] = true
		}
	}
	return slices.ContainsFunc(allVoices(&b), func(v Voice) bool {
		return slices.ContainsFunc(v.Claims, func(id string) bool { return ids[v.Report+" "+id] })
	})
}

// diffUnknowns tells what is newly not known, or known by now.
func diffUnknowns(before, after []Unknown) []Change {
	var out []Change
	for _, now := range after {
		i := slices.IndexFunc(before, func(u Unknown) bool { return u.Kind == now.Kind })
		switch {
		case i < 0:
			out = append(out, Change{Heading: notKnownHeading, Kind: string(sitrep.FirstTold), After: unknownWords(now), Voices: now.Voices})
		case before[i].Standing != now.Standing:
			out = append(out, Change{Heading: notKnownHeading, Kind: string(sitrep.Superseded), Before: unknownWords(before[i]), After: unknownWords(now), Voices: []Voice{}})
		case len(now.Voices) > len(before[i].Voices):
			out = append(out, Change{Heading: notKnownHeading, Kind: string(sitrep.Seconded), Before: unknownWords(now), After: unknownWords(now), Voices: newVoices(&Value{Voices: before[i].Voices}, now.Voices)})
		}
	}
	return out
}

// unknownWords is what is not known, with how that stands where it is not plain.
func unknownWords(u Unknown) string {
	if u.Standing == string(sitrep.Overtaken) {
		return u.Standing + ": " + u.Text
	}
	return u.Text
}

const notKnownHeading = "Not known"

// diffReports tells which reports stand behind the record that did not, and the
// other way round.
func diffReports(before, after []Report) []Change {
	var out []Change
	has := func(list []Report, r Report) bool {
		return slices.ContainsFunc(list, func(o Report) bool { return o.ID == r.ID && o.Version == r.Version })
	}
	for _, r := range after {
		if !has(before, r) {
			out = append(out, Change{Heading: "Reports", Kind: string(sitrep.FirstTold), After: reportLine(r), Voices: []Voice{}})
		}
	}
	for _, r := range before {
		if !has(after, r) {
			out = append(out, Change{Heading: "Reports", Kind: string(sitrep.Withdrawn), Before: reportLine(r), Voices: []Voice{}})
		}
	}
	return out
}

// reportLine names a report in a line.
func reportLine(r Report) string {
	line := ""
	for _, s := range []string{r.Publisher, r.Title, r.ID} {
		if s != "" && line != "" {
			line += " · "
		}
		line += s
	}
	return line
}
