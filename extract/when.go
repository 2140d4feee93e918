package extract

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/doc"
	"sitrep/span"
)

// when claims the time of a happening: of those in its words that are no other's the
// one that hangs on its trigger, else the nearest; of two of which one holds the other
// the shorter.
func (x *extractor) when(h *happening) {
	if x.knownVictim(h) {
		return // the day is that of a death
	}
	var best *doc.Time
	distance, near := 0, nearness(0)
	from, to := x.timesIn(max(h.first, x.d.Telling(x.d.Sentences[h.sentence])), h.end) // the dateline's day is the report's
	for i := from; i < to; i++ {
		t, earlier := x.earlier(i, h)
		if t.Clock {
			t = onDay(t, x.dayOfClock(i))
		}
		if t = x.past(t, h); x.ahead(t, h) {
			continue
		}
		if !t.Anchored() || t.Stamp || t.Type == "SET" || t.Type == "DURATION" || strings.HasPrefix(t.EDTF, "..") || !earlier && x.ofBefore(t, h) || x.ofElse(t, h) {
			continue
		}
		d, n := x.distance(h, t.First, t.End), x.nearness(t, h, earlier)
		if best == nil || n > near || n == near && (holds(best, &t) || d < distance && !holds(&t, best)) {
			best, distance, near = &t, d, n
		}
	}
	if back := x.countedBack(h); back != nil {
		best = back
	} else if t := x.threatenedOn(h); t != nil {
		best = t
	} else if t := x.cameBefore(h); t != nil {
		best = t
	} else if t := x.whenOf(x.deeds[h.lead]); t != nil {
		best = t
	}
	if best == nil {
		best = x.dayBefore(h)
	}
	rule := "when: "
	if best == nil {
		best, rule = x.lately(h), sitrep.DayOfLate+", "
	}
	if best == nil {
		return
	}
	layout := "2006-01-02"
	switch {
	case best.Precision == "hour" || best.Precision == "minute":
		layout, x.day = "2006-01-02T15:04", best.From.Truncate(24*time.Hour)
	case best.Precision == "day" && best.From.Equal(best.To):
		x.day = best.From
	}
	x.claim(h, sitrep.When{
		Start: best.From.Format(layout), End: best.To.Format(layout), EDTF: best.EDTF, Precision: sitrep.Precision(best.Precision),
	}, rule+best.Value, best.Span)
}

// ahead tells whether a time lies ahead of the report, by more than clocks differ on one day or as its words say, so that
// nothing can have come to pass on it.
func (x *extractor) ahead(t doc.Time, h *happening) bool {
	if !x.d.Published.Known() || x.deeds[h.lead].Stage != string(sitrep.CarriedOut) {
		return false
	}
	tomorrow := slices.Contains(x.lows(max(0, t.First-1), t.End), "tomorrow")
	return t.From.Sub(x.d.Published.Day) >= 48*time.Hour || tomorrow && t.From.After(x.d.Published.Day)
}

// past gives a day that is told without its year, or by the name of a weekday alone, and was put ahead of the report by a
// word beside it, in the year or the week before where something came to pass on it.
func (x *extractor) past(t doc.Time, h *happening) doc.Time {
	if t.Type != "DATE" || t.Precision != "day" || t.From.Sub(x.d.Published.Day) < 48*time.Hour || !x.ahead(t, h) || !t.From.Equal(t.To) {
		return t
	}
	by := t.From.AddDate(0, 0, -7)
	words := strings.Join(x.lows(t.First, t.End), " ")
	switch {
	case strings.Contains(words, t.From.Format("2006")):
		return t
	case strings.ContainsAny(words, "0123456789"):
		by = t.From.AddDate(-1, 0, 0)
	}
	if by.After(x.d.Published.Day) {
		return t
	}
	t.From, t.To, t.Value, t.EDTF = by, by, by.Format(time.DateOnly), by.Format(time.DateOnly)
	return t
}

// lately gives the days in which a happening is only told to have been of late, "in the last 24 hours", "a few minutes
// ago"; nil where no words do, or it may be long ago.
func (x *extractor) lately(h *happening) *doc.Time {
	from, to := x.timesIn(h.first, h.end)
	for i := from; i < to; i++ {
		if t := &x.d.Times[i]; x.isLate(*t) && !x.ofElse(*t, h) {
			return t
		}
	}
	return nil
}

// ofLate is how long the time up to a report may be, at most, that tells when something was: "in the past three days".
const ofLate = 3 * 24 * time.Hour

// isLate tells whether a time is such a one.
func (x *extractor) isLate(t doc.Time) bool {
	return t.Type == "DURATION" && t.Anchored() && !t.To.After(x.d.Published.Day) && t.To.Sub(t.From) <= ofLate
}

// dayBefore gives the day told in the sentence that a happening's goes on with, "On Sunday shots were
// heard in Suba. There gunmen had fired at a group"; nil for none.
func (x *extractor) dayBefore(h *happening) *doc.Time {
	s, ok := x.setBefore(h)
	if !ok {
		return nil
	}
	from, to := x.timesIn(s.First, s.End)
	for i := from; i < to; i++ {
		if t := &x.d.Times[i]; t.Type == "DATE" && t.Anchored() && !t.Stamp && !t.Clock && t.Precision == "day" && !x.ofSaying(*t, h) {
			return t
		}
	}
	return nil
}

// placeOfBefore gives the town told in the sentence that a happening's goes on with: "Armed men entered
// the clinic in Suba. They beat the nurse"; nil for none.
func (x *extractor) placeOfBefore(h *happening) *doc.Place {
	s, ok := x.setBefore(h)
	if !ok {
		return nil
	}
	from, to := x.placesIn(s.First, s.End)
	for i := from; i < to; i++ {
		if p := &x.d.Places[i]; p.Precision != "country" && x.locates(*p) && !x.inSource(p.Span) {
			return p
		}
	}
	return nil
}

// setBefore gives the sentence before a happening's where that tells of no happening of its own,
// and this one goes on with it: of the place that "there" stands for, or of who "they" are.
func (x *extractor) setBefore(h *happening) (doc.Sentence, bool) {
	if h.sentence == 0 {
		return doc.Sentence{}, false
	}
	before := x.d.Sentences[h.sentence-1]
	if before.Paragraph != x.d.Sentences[h.sentence].Paragraph {
		return before, false
	}
	first, end := between(x.happenings, h.sentence-1, h.sentence, func(o happening) int { return o.sentence })
	if slices.ContainsFunc(x.happenings[first:end], func(o happening) bool { return o.kept }) {
		return before, false
	}
	there := func(p *doc.Place) bool { return p.Noun && x.d.Tokens[p.First].Low == "there" }
	return before, x.goesOnWith(h) || slices.ContainsFunc(x.placesOf(h), there)
}

// goesOnWith tells whether the pronoun that begins a happening's sentence does it, and stands for
// the subject of the sentence before.
func (x *extractor) goesOnWith(h *happening) bool {
	s := x.d.Sentences[h.sentence]
	from, to := x.mentionsIn(s.First, s.First+1)
	for i := from; i < to; i++ {
		m := x.d.Mentions[i]
		w := x.wordAt(m.Head)
		if verb := x.wordAt(x.deeds[h.lead].First); m.Form != doc.Pronoun || w < 0 || verb < 0 || x.subjectOf(verb) != w {
			continue
		}
		before := x.d.Sentences[h.sentence-1]
		first, end := x.mentionsIn(before.First, before.End)
		return slices.ContainsFunc(x.d.Mentions[first:end], func(o doc.Mention) bool {
			w := x.wordAt(o.Head)
			return o.Entity == m.Entity && w >= 0 && x.d.Words[w].Relation == "nsubj"
		})
	}
	return false
}

// ofElse tells whether a time is that of something else in a happening's sentence.
func (x *extractor) ofElse(t doc.Time, h *happening) bool {
	return x.ofRecord(t) || x.ofSaying(t, h) || x.ofDeath(t, h) || x.ofOther(t.First, t.End, h) || x.ofNoun(t, h) || x.ofDealing(t, h) || x.ofClause(t, h) || x.ofLater(t, h)
}

// ofLater tells whether a time behind a happening is that of what came some time after it: "ten
// years after a bomb killed nine, a court on Monday found".
func (x *extractor) ofLater(t doc.Time, h *happening) bool {
	e, s := x.deeds[h.events[0]], x.d.Sentences[h.sentence]
	verb, governor := x.wordAt(e.First), x.governor(t.First, t.End)
	if t.First < e.End || verb < 0 || governor < 0 || x.hangs(governor, verb) {
		return false
	}
	after := x.lastAfter(max(s.First, e.First-longMention)+1, e.First)
	return after >= 0 && unit(x.low(after-1, s))
}

// ofRecord tells whether a time is only that from which something is counted as the most of
// its kind: "the worst attack since May".
func (x *extractor) ofRecord(t doc.Time) bool {
	s := x.d.Sentences[x.d.Tokens[t.First].Sentence]
	since := t.First - 1
	for since > s.First && since > t.First-4 && x.low(since, s) != "since" {
		since--
	}
	if x.low(since, s) != "since" {
		return false
	}
	first, end := x.d.WordsOf(max(s.First, since-longMention), since)
	return slices.ContainsFunc(x.d.Words[first:end], func(w doc.SyntacticWord) bool { return w.XPOS == "JJS" || w.XPOS == "RBS" })
}

// ofSaying tells whether a time stands beside a cue and outside of what is said:
// "police said Monday".
func (x *extractor) ofSaying(t doc.Time, h *happening) bool {
	if x.own(t.First, t.End, h) {
		return false // "took the blame for the raid of Feb. 12"
	}
	for _, k := range x.spoken[h.sentence] {
		s := x.d.Sayings[x.sayings[k]]
		if afterwards(s.Stance) && x.told(h, s) && !among(t.Span, s.Content) {
			return true
		}
		for _, cue := range s.Cue {
			// The cue may hold the time's first word: "reported early" Friday.
			if t.Start <= cue.End+4 && t.Start >= cue.Start && t.Span.End > cue.End && (s.Said != "" || afterwards(s.Stance)) {
				return true
			}
		}
	}
	if x.ofCue(t, h) {
		return true
	}
	first := t.First - 1
	if s := x.d.Sentences[h.sentence]; x.low(first, s) == "on" || x.low(first, s) == "late" || x.low(first, s) == "early" {
		first--
	}
	switch x.low(first, x.d.Sentences[h.sentence]) {
	case "claimed", "denied", "condemned", "said":
		return true // "the ambush was claimed on Sunday"
	}
	return false
}

// ofCue tells whether a time before a happening hangs on the cue of who speaks of
// it: "the minister this morning condemned the murder".
func (x *extractor) ofCue(t doc.Time, h *happening) bool {
	verb := x.governor(t.First, t.End)
	return verb >= 0 && t.First < x.deeds[h.events[0]].First && !x.reportedly(verb) && slices.ContainsFunc(x.spoken[h.sentence], func(k int) bool {
		s := x.d.Sayings[x.sayings[k]]
		return x.told(h, s) && among(x.d.Words[verb].Span, s.Cue)
	})
}

// reportedly tells whether a verb of saying only says that its subject's deed or fate is what
// is said: "two men were reported killed".
func (x *extractor) reportedly(verb int) bool {
	return x.tree.Child(verb, "nsubj:pass") >= 0 && x.tree.Child(verb, "xcomp") >= 0
}

// ofDeath tells whether a time stands nearest to the word that somebody died, whose
// day is not always the incident's.
func (x *extractor) ofDeath(t doc.Time, h *happening) bool {
	if verb := x.governor(t.First, t.End); verb >= 0 && strings.HasPrefix(x.d.Words[verb].Relation, "acl") && x.triggers(h, x.d.Words[verb].Token) {
		e := x.eventAt(x.d.Words[verb].Token)
		return e != nil && e.Base == "die" // "a judge who was shot on Friday died on Monday"
	}
	var nearest doc.Event
	best := len(x.d.Tokens)
	for _, i := range h.events {
		e := x.deeds[i]
		if n := max(t.First-e.End, e.First-t.End); n < best {
			nearest, best = e, n
		}
	}
	if nearest.Base == "find * dead" {
		return slices.ContainsFunc(h.events, func(i int) bool { return x.deeds[i].Strength == "strong" }) // "who was abducted on Monday was found dead on Friday"
	}
	if nearest.Base != "die" {
		return false
	}
	verb := x.wordAt(nearest.First)
	return verb < 0 || !slices.ContainsFunc(x.tree.Children(verb), func(c int) bool {
		w := x.d.Words[c]
		return x.marks(c, "in", "during") && x.deed(c) || // "died in an ambush"
			w.Relation == "advcl" && slices.ContainsFunc(x.tree.Children(c), func(g int) bool { return x.lowOf(g) == "when" }) // "died when a bomb went off"
	})
}

// afterwards tells whether what is said so is mostly said on a later day than what
// it is said of.
func afterwards(stance string) bool {
	return stance == "denies" || stance == "claims_responsibility"
}

// told tells whether a saying's content holds the lead word of a happening.
func (x *extractor) told(h *happening, s doc.Saying) bool {
	return among(x.deeds[h.lead].Span, s.Content)
}

// among tells whether words lie in one of some spans.
func among(words span.Span, spans []span.Span) bool {
	return slices.ContainsFunc(spans, func(s span.Span) bool { return s.Contains(words) })
}

// earlier gives time i, or the day that it lies a told time after where the words
// go on so, up to the happening: "on Wednesday, a day after gunmen stormed the post".
func (x *extractor) earlier(i int, h *happening) (t doc.Time, ok bool) {
	t = x.d.Times[i]
	if i+1 == len(x.d.Times) || t.Precision != "day" || !t.Anchored() {
		return t, false
	}
	by := x.d.Times[i+1]
	if by.First-t.End > 2 || by.End >= len(x.d.Tokens) || x.d.Tokens[by.End].Low != "after" || x.deeds[h.events[0]].First < by.End {
		return t, false
	}
	n, ok := days(by)
	if !ok {
		return t, false
	}
	t = back(t, n)
	t.End, t.Span.End = by.End, by.Span.End
	return t, true
}

// recently is how far, at most, a day may lie from that of the report for a time of day to be
// one of that day.
const recently = 8 * 24 * time.Hour

// dayOfClock gives the day of a time of day, by its index: that of the time before it of which it is another reading, "at 0115
// this morning (0415 GMT)", or else the day that was last told of something that happened; zero for none.
func (x *extractor) dayOfClock(i int) time.Time {
	t := x.d.Times[i]
	if i > 0 && t.First > 0 && x.d.Tokens[t.First-1].Low == "(" {
		if before := x.d.Times[i-1]; before.End == t.First-1 && !before.Clock && daily(before) {
			return before.From.Truncate(24 * time.Hour)
		}
	}
	return x.day
}

// onDay gives a time of day on a day.
func onDay(t doc.Time, on time.Time) doc.Time {
	if on.IsZero() || t.From.IsZero() || t.From.Sub(on).Abs() > recently {
		return t
	}
	was := t.From.Format(time.DateOnly)
	day := on.Format(time.DateOnly)
	by := on.Sub(t.From.Truncate(24 * time.Hour))
	t.From, t.To = t.From.Add(by), t.To.Add(by)
	t.Value, t.EDTF = strings.Replace(t.Value, was, day, 1), strings.Replace(t.EDTF, was, day, 1)
	return t
}

// days gives how many days a time lasts that is told in days or weeks.
func days(t doc.Time) (n int, ok bool) {
	var unit string
	if _, err := fmt.Sscanf(t.Value, "P%d%s", &n, &unit); err != nil || unit != "D" && unit != "W" {
		return 0, false
	}
	if unit == "W" {
		n *= 7
	}
	return n, true
}

// back gives the day some days before a day.
func back(t doc.Time, n int) doc.Time {
	t.From, t.To = t.From.AddDate(0, 0, -n), t.To.AddDate(0, 0, -n)
	t.Value = t.From.Format(time.DateOnly)
	t.EDTF = t.Value
	return t
}

// whenOf gives the time that "when" ties an event to: "the worst since May, when a bomb
// killed nine"; nil for none.
func (x *extractor) whenOf(e doc.Event) *doc.Time {
	s := x.d.Sentences[e.Sentence]
	for i := e.First - 1; i > s.First; i-- {
		switch x.low(i, s) {
		case "when":
		case ";", ":":
			return nil
		default:
			continue
		}
		from, to := x.timesIn(s.First, i)
		if from == to {
			return nil
		}
		t := x.d.Times[to-1]
		if between := strings.Trim(strings.Join(x.lows(t.End, i), ""), ",\"”"); !t.Anchored() || t.Type == "DURATION" || between != "" {
			return nil
		}
		t.EDTF = strings.TrimSuffix(t.EDTF, "/..")
		return &t
	}
	return nil
}

// countedBack gives the day of a happening that lies some days before what the sentence
// tells of: "two days after gunmen shot a judge, police on Monday arrested a man"; nil where
// no such day is told.
func (x *extractor) countedBack(h *happening) *doc.Time {
	e, s := x.deeds[h.lead], x.d.Sentences[h.sentence]
	main := x.wordAt(e.First)
	for main >= 0 && (x.d.Words[main].UPOS != "VERB" || x.d.Words[main].Token < e.End) {
		main = x.d.Words[main].Head
	}
	from, to := x.timesIn(s.First, s.End)
	if main < 0 || from == to {
		return nil
	}
	for _, by := range x.d.Times[from:to] {
		n, ok := days(by)
		if !ok || by.End >= e.First || e.First-by.End > longMention || x.d.Tokens[by.End].Low != "after" {
			continue
		}
		for _, t := range x.d.Times[from:to] {
			if t.First >= e.End && t.Precision == "day" && t.Anchored() && x.governor(t.First, t.End) == main {
				t = back(t, n)
				return &t
			}
		}
	}
	return nil
}

// threatenedOn gives the day on which a deed that is only threatened was: "on Monday threatened to
// kill the judges"; nil for none.
func (x *extractor) threatenedOn(h *happening) *doc.Time {
	if x.deeds[h.lead].Stage != string(sitrep.Threatened) {
		return nil
	}
	s := x.d.Sentences[h.sentence]
	from, to := x.timesIn(s.First, s.End)
	for i := from; i < to; i++ {
		t := &x.d.Times[i]
		if verb := x.governor(t.First, t.End); verb >= 0 && x.d.Words[verb].Lemma == "threaten" && t.Anchored() && !t.Stamp && daily(*t) {
			return t
		}
	}
	return nil
}

// cameBefore gives when a happening was of which another that is known is told to have come some
// time later, "the ambush came ten weeks after militants stormed a camp": in weeks, within three
// days of it; nil for none.
func (x *extractor) cameBefore(h *happening) *doc.Time {
	for _, e := range x.eventsOf(h.sentence) {
		by := x.later(e, x.deeds[h.lead])
		if by == nil || x.day.IsZero() {
			continue
		}
		n, ok := days(*by)
		if !ok {
			return nil
		}
		t := *by
		t.From, t.To, t.Type, t.Precision = x.day, x.day, "DATE", string(sitrep.ToDay)
		t = back(t, n)
		if strings.HasSuffix(by.Value, "W") {
			t.From, t.To, t.Precision = t.From.AddDate(0, 0, -3), t.To.AddDate(0, 0, 3), string(sitrep.ToWeek)
			t.EDTF = t.From.Format(time.DateOnly) + "/" + t.To.Format(time.DateOnly)
			t.Value = t.EDTF
		}
		return &t
	}
	return nil
}

// ofBefore tells whether a time is that of what came after the happening: "the
// council met on Wednesday, a day after gunmen stormed it".
func (x *extractor) ofBefore(t doc.Time, h *happening) bool {
	for _, i := range h.events {
		e := x.deeds[i]
		after := false
		for j := t.End; j < e.First; j++ {
			after = after || x.d.Tokens[j].Low == "after" && unit(x.d.Tokens[j-1].Low)
		}
		if !after {
			return false
		}
	}
	return true
}

// ofOther tells whether tokens tell the time or place of another deed, of which the
// happening only says with whom or with what it was done: "the trial opened on
// Wednesday of men accused of killing a judge".
func (x *extractor) ofOther(first, end int, h *happening) bool {
	verb := x.governor(first, end)
	if verb < 0 || lies(x.lowOf(verb)) {
		return false
	}
	for _, i := range h.events {
		if e := x.deeds[i]; !x.below(e, verb) && !x.branched(e, verb) {
			return false
		}
	}
	return true
}

// lies tells whether a word only says where something is: "the hotel, located in".
func lies(low string) bool {
	switch low {
	case "located", "situated", "lies", "stands":
		return true
	}
	return false
}

// branched tells whether neither of an event's noun and a verb hangs on the other:
// "in a statement released on Monday he condemned the murder".
func (x *extractor) branched(e doc.Event, verb int) bool {
	first, end := x.d.WordsOf(e.First, e.End)
	return e.Noun && first < end && !x.hangs(first, verb) && !x.hangs(verb, first)
}

// hangs tells whether a word hangs on another, at however many removes, or is it.
func (x *extractor) hangs(word, on int) bool {
	for word >= 0 && word != on {
		word = x.d.Words[word].Head
	}
	return word >= 0
}

// nearness is how near a time is to a happening by what the sentence says.
type nearness int

const (
	until  nearness = iota // "after" stands between a time and what happened before it
	beside                 // nothing speaks for it or against it
	within                 // it hangs on a word of the happening
)

// nearness tells how near a time is to a happening; earlier, that it was counted
// back to the happening.
func (x *extractor) nearness(t doc.Time, h *happening, earlier bool) nearness {
	if x.own(t.First, t.End, h) {
		return within
	}
	for j := t.End; j < x.deeds[h.events[0]].First && !earlier; j++ {
		if low := x.d.Tokens[j].Low; low == "after" || low == "following" {
			return until
		}
	}
	return beside
}

// own tells whether tokens hang on a word of a happening, with no other verb between
// them.
func (x *extractor) own(from, to int, h *happening) bool {
	if x.possesses(to, h) {
		return true
	}
	first, end := x.d.WordsOf(from, to)
	for w := first; w < end; w++ {
		for at := x.d.Words[w].Head; at >= 0; at = x.d.Words[at].Head {
			if at >= first && at < end {
				continue
			}
			if x.triggers(h, x.d.Words[at].Token) {
				return true
			}
			if x.d.Words[at].UPOS == "VERB" {
				break
			}
		}
	}
	return false
}

// possesses tells whether the word that ends before a token has a happening's noun for its
// own, whatever the tree makes of it: "Monday's deadly bombing".
func (x *extractor) possesses(end int, h *happening) bool {
	if end >= len(x.d.Tokens) || !possessive(x.d.Tokens[end].Low) {
		return false
	}
	for j := end + 1; j < min(end+4, len(x.d.Tokens)) && x.d.Tokens[j].Kind == doc.Word; j++ {
		if x.triggers(h, j) {
			return true
		}
	}
	return false
}

// ofNoun tells whether a time only says which of several things another noun stands
// for: "the 9 May races", "today's meeting".
func (x *extractor) ofNoun(t doc.Time, h *happening) bool {
	first, end := x.d.WordsOf(t.First, t.End)
	if before := x.low(t.First-1, x.d.Sentences[h.sentence]); before == "in" || before == "on" {
		return false // "in May gunmen killed two"
	}
	for w := first; w < end; w++ {
		head := x.d.Words[w].Head
		if head < end || x.d.Words[head].UPOS != "NOUN" && x.d.Words[head].UPOS != "PROPN" {
			continue
		}
		if token := x.d.Words[head].Token; x.timeAt(token) || x.triggers(h, token) {
			return false
		}
		switch x.d.Words[w].Relation {
		case "compound", "nmod:unmarked", "nmod:poss", "nmod:desc", "nummod", "amod", "nmod", "nmod:tmod":
			return true
		}
	}
	return false
}

// triggers tells whether a token is part of a word that tells of a happening.
func (x *extractor) triggers(h *happening, token int) bool {
	return slices.ContainsFunc(h.events, func(i int) bool { return x.deeds[i].First <= token && token < x.deeds[i].End })
}

// timeAt tells whether a token is part of a time.
func (x *extractor) timeAt(token int) bool {
	return holding(x.d.Times, token, func(t *doc.Time) (int, int) { return t.First, t.End }) >= 0
}

// ofDealing tells whether a time before a known happening is of what is done about it:
// "referred today to the murder".
func (x *extractor) ofDealing(t doc.Time, h *happening) bool {
	verb := x.governor(t.First, t.End)
	if verb < 0 || !daily(t) || x.own(t.First, t.End, h) {
		return false
	}
	for _, i := range h.events {
		e := x.deeds[i]
		first, end := x.d.WordsOf(e.First, e.End)
		if !e.Noun || !e.Definite || first == end || t.First > e.First || !x.hangs(first, verb) || x.d.Words[first].Head == verb && strings.HasPrefix(x.d.Words[first].Relation, "nsubj") {
			return false
		}
	}
	return true
}

// ofClause tells whether a time is of a clause about somebody or something in a happening: one
// longer than days, "an attack by the group, which was founded in 1960", or a day of what a body
// did, "the group that laid down its arms on 9 March".
func (x *extractor) ofClause(t doc.Time, h *happening) bool {
	verb := x.governor(t.First, t.End)
	if verb < 0 || !strings.HasPrefix(x.d.Words[verb].Relation, "acl") || x.d.Words[verb].Head < 0 || daily(t) && !x.bodyDid(verb) {
		return false
	}
	return !x.triggers(h, x.d.Words[verb].Token) && !x.triggers(h, x.d.Words[x.d.Words[verb].Head].Token)
}

// bodyDid tells whether a verb about a noun tells what a body of people did.
func (x *extractor) bodyDid(verb int) bool {
	if x.d.Words[verb].Relation != "acl:relcl" || x.tree.Child(verb, "nsubj:pass") >= 0 || x.tree.Child(verb, "obj") < 0 {
		return false
	}
	m := x.mentionAt(x.d.Words[verb].Head)
	return m != nil && m.Type == "Organisation" && !x.deed(verb)
}

// daily tells whether a time is no longer than a day.
func daily(t doc.Time) bool {
	return t.Precision == "day" || t.Precision == "hour" || t.Precision == "minute"
}

// governor gives the verb that some tokens hang on; -1 for none.
func (x *extractor) governor(from, to int) int {
	first, end := x.d.WordsOf(from, to)
	for i := first; i < end; i++ {
		if w := x.d.Words[i]; w.Head >= 0 && (w.Head < first || w.Head >= end) && x.d.Words[w.Head].UPOS == "VERB" {
			return w.Head
		}
	}
	return -1
}

// below tells whether an event's word stands in a clause about a noun that hangs
// on a verb.
func (x *extractor) below(e doc.Event, verb int) bool {
	first, end := x.d.WordsOf(e.First, e.End)
	if first == end {
		return false
	}
	about := false
	for w := first; w >= 0 && w != verb; w = x.d.Words[w].Head {
		about = about || strings.HasPrefix(x.d.Words[w].Relation, "acl")
		if next := x.d.Words[w].Head; next == verb {
			return about
		}
	}
	return false
}

// unit tells whether a word is one for a length of time in days.
func unit(low string) bool {
	switch low {
	case "day", "days", "week", "weeks", "month", "months", "year", "years":
		return true
	}
	return false
}

// holds tells whether one time is the longer and holds another: a month and a day
// of it.
func holds(a, b *doc.Time) bool {
	return !b.From.Before(a.From) && !b.To.After(a.To) && (b.From.After(a.From) || b.To.Before(a.To))
}
