package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/store"
	"sitrep/view"
)

// reportPage is one version of a report with all that was read from it.
type reportPage struct {
	layout
	file

	Heading []run
	Text    []run
	Kinds   []kind
	Told    []telling // of incidents
	Said    []*entry  // statements
	Notes   string    // of the reading; empty for nothing to say

	Part, Parts  int // which of how many the text is shown in; from 1
	Before, Next string
	Versions     []store.Version
	More         bool // versions are left out
}

// file is a report as it came.
type file struct {
	Report  *sitrep.Report
	Version int
	Latest  int // the newest version
	Taken   string
	Size    string
	Hash    string
	Source  sitrep.Source
}

// telling is an incident as the report tells it.
type telling struct {
	Incident, Title, Address string
	Moved                    bool
	Link                     store.Linked
	Claims                   []*entry
}

// entry is a claim or a statement in the list beside the text.
type entry struct {
	ID     string
	Kind   kind
	Does   string  // of a statement: what the speaker does
	Values []value // of claims that rest on the same words in the same voice
	To     string  // the marked words that it begins with; empty where they stand in another part
	Quotes []string
	Voice  *entry // the statement that a claim is made in; nil for the report's own voice
	Who    string
	Tags   []string
	Judged *sitrep.Judgement
	Listed bool // it is in the list

	spans []sitrep.Quote
}

// value is one field's, of a claim.
type value struct{ Name, Text string }

// like tells whether another claim can stand in one entry with this one: it rests on
// the same words in the same voice.
func (e *entry) like(o *entry) bool {
	return e.Kind == o.Kind && e.Voice == o.Voice && e.Judged == nil && o.Judged == nil && slices.Equal(e.spans, o.spans) && slices.Equal(e.Tags, o.Tags)
}

// Most versions that are listed, and bytes of a text that are shown at once.
const (
	mostVersions = 50
	partSize     = 50_000
)

// report shows one with what was read from it; or plainly, with the words marked
// that are asked for.
func (s *Server) report(w http.ResponseWriter, r *http.Request) error {
	p := reportPage{layout: s.layout(r, "")}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	k, all, err := s.version(r, at)
	if err != nil {
		return err
	}
	p.Title = cmp.Or(k.Report.Title, k.Report.ID)
	if p.Query.Get("mark") != "" {
		return s.words(w, r, k)
	}
	rd, err := s.o.Store.Reading(r.Context(), k.Report.ID, k.Version, at)
	if err != nil {
		return err
	}
	p.file = fileOf(k, rd.Source)
	p.Latest = all[0].Number
	if p.More = len(all) > mostVersions; p.More {
		all = all[:mostVersions]
	}
	p.Versions = all
	if err := p.choosePart(); err != nil {
		return err
	}
	p.fill(rd)
	return s.render(w, r, "report", &p)
}

// version finds the version of a report that is asked for, and the list of them. By
// itself it is the newest there was.
func (s *Server) version(r *http.Request, at store.AsOf) (*store.Kept, []store.Version, error) {
	version, err := versionOf(r.URL.Query().Get("v"))
	if err != nil {
		return nil, nil, err
	}
	id := r.PathValue("id")
	all, err := s.o.Store.Versions(r.Context(), id, at, mostVersions+1)
	if err != nil {
		return nil, nil, err
	}
	version = cmp.Or(version, all[0].Number)
	if version > all[0].Number {
		return nil, nil, fmt.Errorf("%w: report %q has no version %d; the newest is %d", sitrep.ErrNotFound, id, version, all[0].Number)
	}
	k, err := s.o.Store.Report(r.Context(), id, version)
	return k, all, err
}

// versionOf reads a version's number; 0 is the latest.
func versionOf(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%w: %q is no version of a report; they are numbered from 1", sitrep.ErrInvalid, s)
	}
	return n, nil
}

func fileOf(k *store.Kept, source sitrep.Source) file {
	return file{
		Report: k.Report, Version: k.Version, Taken: minuteOf(k.Recorded),
		Size: plural(len(k.Report.Raw), "byte"), Hash: sitrep.Hash(k.Report.Raw), Source: source,
	}
}

// RawAddress is where the report is to be had as it came; TextAddress its text alone.
func (f *file) RawAddress() string { return f.address("/raw") }

// TextAddress is where its text is to be had alone.
func (f *file) TextAddress() string { return f.address("/text") }

func (f *file) address(below string) string {
	return reportPath(f.Report.ID) + below + "?v=" + strconv.Itoa(f.Version)
}

// VersionAddress is that of another version's page.
func (p *reportPage) VersionAddress(number int) string {
	return p.Query.At(reportPath(p.Report.ID), "v", strconv.Itoa(number))
}

// CompareAddress is where a version is compared with the one before it.
func (p *reportPage) CompareAddress(number int) string {
	return p.Query.At(reportPath(p.Report.ID)+"/compare", "from", strconv.Itoa(number-1), "to", strconv.Itoa(number))
}

// choosePart finds which part of a long text is asked for.
func (p *reportPage) choosePart() error {
	p.Parts = len(partsOf(p.Report.Text))
	p.Part = 1
	if asked := p.Query.Get("part"); asked != "" {
		n, err := strconv.Atoi(asked)
		if err != nil || n < 1 || n > p.Parts {
			return fmt.Errorf("%w: the report has no part %q; there are %d", sitrep.ErrNotFound, asked, p.Parts)
		}
		p.Part = n
	}
	if p.Part > 1 {
		p.Before = p.Query.With("part", strconv.Itoa(p.Part-1))
	}
	if p.Part < p.Parts {
		p.Next = p.Query.With("part", strconv.Itoa(p.Part+1))
	}
	return nil
}

// partsOf cuts a long text at ends of its lines, or where there are none at the
// beginnings of characters: the parts' ends, the last that of the text.
func partsOf(text string) (ends []int) {
	from := 0
	for len(text)-from > partSize {
		to := runeAt(text, from+partSize)
		if i := strings.LastIndexByte(text[from:to], '\n'); i > partSize/2 {
			to = from + i + 1
		}
		ends = append(ends, to)
		from = to
	}
	return append(ends, len(text))
}

// fill marks the words of what was read, and lists it beside them. What has no words
// in this part is not listed.
func (p *reportPage) fill(rd *store.Read) {
	m := newMarking(p.Report, p.Part)
	hidden := strings.Fields(p.Query.Get("hide"))
	spoken := map[string]*entry{}
	for i := range rd.Statements {
		st := &rd.Statements[i].Statement
		e := statementEntry(st)
		if e.Listed = m.add(e, st.Content); e.Listed {
			p.Said = append(p.Said, e)
		}
		m.add(&entry{ID: e.ID, Kind: kinds[voiceKind]}, slices.Concat(st.Source, st.Cue))
		spoken[st.ID] = e
	}
	at := map[string]int{}
	for _, t := range rd.Tellings {
		if _, known := at[t.Incident]; known {
			continue
		}
		at[t.Incident] = len(p.Told)
		p.Told = append(p.Told, telling{
			Incident: t.Incident, Title: cmp.Or(t.Title, "Incident "+t.Incident), Address: "/incidents/" + t.Incident + p.Query.Kept(),
			Moved: t.Link.Incident != t.Incident, Link: t.Link,
		})
	}
	for i := range rd.Claims {
		c := &rd.Claims[i]
		if j, ok := at[c.Claim.Incident]; ok {
			p.Told[j].add(claimEntry(c, spoken), m)
		}
	}
	p.Heading, p.Text = m.cut()
	for _, e := range p.Said {
		e.To = m.start(e.ID)
	}
	for i := range p.Told {
		for _, e := range p.Told[i].Claims {
			e.To = m.start(e.ID)
		}
		slices.SortStableFunc(p.Told[i].Claims, func(a, b *entry) int { return cmp.Compare(a.Kind.at, b.Kind.at) })
	}
	for _, k := range kinds {
		k.Count = m.counts[k.Class]
		k.On = !slices.Contains(hidden, k.Class)
		p.Kinds = append(p.Kinds, k)
	}
	if !rd.Retired.IsZero() {
		p.Notes = "Nothing here counts any more: another version or another reading took its place."
	}
}

// add lists a claim, if any of its words stand in the part that is shown.
func (t *telling) add(e *entry, m *marking) {
	if i := slices.IndexFunc(t.Claims, e.like); i >= 0 {
		if have := &t.Claims[i].Values; !slices.Contains(*have, e.Values[0]) { // one was killed and wounded in one word
			*have = append(*have, e.Values[0])
		}
		return
	}
	if m.add(e, e.spans) {
		t.Claims = append(t.Claims, e)
	}
}

// local is an id of a claim or a statement without its report's before it.
func local(id string) string { return id[strings.LastIndexByte(id, '#')+1:] }

func statementEntry(s *sitrep.Statement) *entry {
	e := &entry{
		ID: local(s.ID), Kind: kinds[saidKind], Does: label(string(s.Stance)), Who: view.Who(s.Speaker), Quotes: view.Exact(s.Content),
	}
	if s.Speaker.Name+s.Speaker.Organization == "" || s.Speaker.Anonymous {
		e.Who = cmp.Or(strings.Join(view.Exact(s.Source), " "), e.Who)
		e.Tags = append(e.Tags, "not named")
	}
	e.Tags = append(e.Tags, tagsOf("", s.Certainty, s.Polarity)...)
	if s.Incident == "" {
		e.Tags = append(e.Tags, "of no incident")
	}
	if s.Via != "" {
		e.Tags = append(e.Tags, s.Via)
	}
	return e
}

func claimEntry(c *sitrep.Sourced, spoken map[string]*entry) *entry {
	e := &entry{
		ID: local(c.Claim.ID), Kind: kindOf(c.Claim.Value.Field()), Values: []value{{view.HeadingOf(c.Claim.Value), view.Words(c.Claim.Value)}},
		spans: c.Claim.Quotes, Quotes: view.Exact(c.Claim.Quotes), Tags: tagsOf(c.Claim.Stance, c.Claim.Certainty, c.Claim.Polarity), Judged: c.Judged,
	}
	if c.Statement != nil {
		e.Voice = spoken[c.Statement.ID]
		if e.Voice == nil { // it is about another incident
			e.Voice = statementEntry(c.Statement)
		}
	}
	return e
}

// tagsOf are what is out of the ordinary about how something is said.
func tagsOf(stance sitrep.Stance, certainty sitrep.Certainty, polarity sitrep.Polarity) (tags []string) {
	if stance != "" && stance != sitrep.States {
		tags = append(tags, label(string(stance)))
	}
	if certainty != sitrep.Certain {
		tags = append(tags, string(certainty))
	}
	if polarity == sitrep.Negative {
		tags = append(tags, "says it is not so")
	}
	return tags
}
