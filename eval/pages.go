package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
)

// errSlow tells that a page took longer than it may.
var errSlow = errors.New("a page is slower than -limit; see above")

// visits is how often each kind of page is asked for.
const visits = 60

// workbench asks a workbench for its pages, as many readers at once as there are to
// be, and prints how long it took to answer. Without an address it starts one.
func workbench(ctx context.Context, o options) error {
	if o.store == "" {
		return errors.New("say which store with -store FILE")
	}
	st, err := flow.OpenStore(ctx, o.store, false)
	if err != nil {
		return err
	}
	v := &visit{url: strings.TrimSuffix(o.url, "/"), d: dice(5), reader: &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: o.clients},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	err = v.learn(ctx, st)
	if err := errors.Join(err, st.Close()); err != nil {
		return err
	}
	if v.url == "" {
		stop, err := v.serve(ctx, o)
		if err != nil {
			return err
		}
		defer stop()
	}
	if err := v.sections(ctx); err != nil {
		return err
	}
	if err := v.ask(ctx, o.clients); err != nil {
		return err
	}
	out := v.String(o.clients)
	fmt.Print(out)
	if o.update {
		if err := os.WriteFile(filepath.Join(o.root, "eval", "workbench.txt"), []byte(out), 0o644); err != nil {
			return err
		}
	}
	if o.limit > 0 && slices.ContainsFunc(v.measured, func(m question) bool { return m.at(0.95) > o.limit }) {
		return errSlow
	}
	return nil
}

// visit asks for pages, with what a reader of the store could ask for.
type visit struct {
	url    string
	d      dice
	reader *http.Client

	incidents, reports int
	countries, types   []string
	months             []string // "2026-03"
	publishers, words  []string
	known              []then
	cursors            []string
	menu               []string // addresses of sections
	measured           []question
}

// then is an incident with moments at which something was known of it.
type then struct {
	id                  string
	recorded, published string
	report, marked      string   // the address of a report of it, and with words marked
	at                  *float64 // nil where no point is known
	lon                 float64
}

// learn finds out what can be asked for.
func (v *visit) learn(ctx context.Context, st *store.Store) error {
	c, err := st.Counts(ctx, store.Filter{})
	if err != nil {
		return err
	}
	if v.reports, err = st.Count(ctx); err != nil {
		return err
	}
	v.incidents, v.countries, v.types = c.Total, values(c.Countries), values(c.Types)
	publishers, err := st.Publishers(ctx, "", 200)
	if err != nil {
		return err
	}
	for i := range publishers {
		v.publishers = append(v.publishers, publishers[i].Name)
	}
	periods := values(c.Periods)
	for range 40 {
		if len(periods) == 0 {
			break
		}
		until := v.one(periods)
		until += "-12-28"[min(len("-12-28"), len(until)-len("2026")):]
		listed, err := st.Incidents(ctx, store.Filter{Until: until, Limit: 5})
		if err != nil {
			return err
		}
		for i := range listed {
			if err := v.meet(ctx, st, &listed[i]); err != nil {
				return err
			}
		}
	}
	if len(v.known) == 0 || len(v.words) == 0 || len(v.publishers) == 0 {
		return errors.New("the store has too little to ask for; add reports")
	}
	return nil
}

// values are those of counts that are known.
func values(counts []store.Count) (all []string) {
	for _, c := range counts {
		if c.Value != "" {
			all = append(all, c.Value)
		}
	}
	return all
}

// meet remembers an incident.
func (v *visit) meet(ctx context.Context, st *store.Store, in *store.Listed) error {
	rec, err := st.Incident(ctx, in.ID, store.AsOf{})
	if err != nil || len(rec.Sources) == 0 || len(rec.Links) == 0 {
		return err
	}
	s := rec.Sources[v.d.below(len(rec.Sources))]
	t := then{id: in.ID, report: "/reports/" + url.PathEscape(s.ID) + "?v=" + strconv.Itoa(s.Version)}
	t.recorded = rec.Links[v.d.below(len(rec.Links))].Recorded.UTC().Format(time.RFC3339Nano)
	t.published = store.CameOut(&s).UTC().Format(time.RFC3339)
	if in.Where != nil && in.Where.Value.Lat != nil && in.Where.Value.Lon != nil {
		t.at, t.lon = in.Where.Value.Lat, *in.Where.Value.Lon
	}
	if in.When != nil {
		v.months = append(v.months, in.When.Value.Start[:min(len("2026-03"), len(in.When.Value.Start))])
	}
	k, err := st.Report(ctx, s.ID, s.Version)
	if err != nil {
		return err
	}
	for _, w := range strings.Fields(k.Report.Text) {
		if w = strings.Trim(w, ".,;:!?\"'()"); len(w) > 4 {
			v.words = append(v.words, w)
			at := strings.Index(k.Report.Text, w)
			t.marked = t.report + "&mark=t" + strconv.Itoa(at) + "-" + strconv.Itoa(at+len(w))
		}
	}
	v.known, v.cursors = append(v.known, t), append(v.cursors, in.Cursor)
	return nil
}

func (v *visit) one(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[v.d.below(len(all))]
}

func (v *visit) met() then { return v.known[v.d.below(len(v.known))] }

// box is a piece of the map so many degrees wide, about an incident that has a point.
func (v *visit) box(wide float64) string {
	south, west := -wide/2, -wide/2
	for range 20 {
		if t := v.met(); t.at != nil {
			south, west = *t.at-wide/2, t.lon-wide/2
			break
		}
	}
	south, west = max(-90, min(south, 90-wide)), max(-180, min(west, 180-wide))
	return fmt.Sprintf("%.3f,%.3f,%.3f,%.3f", south, west, south+wide, west+wide)
}

// month is the first and the last day of one.
func (v *visit) month() []string {
	m := v.one(v.months)
	t, err := time.Parse("2006-01", m)
	if err != nil {
		return []string{"since", m + "-01-01", "until", m + "-12-31"} // a year
	}
	return []string{"since", m + "-01", "until", t.AddDate(0, 1, -1).Format(time.DateOnly)}
}

func (v *visit) then(clock store.Clock) []string {
	t := v.met()
	return []string{"as_of", map[store.Clock]string{store.Recorded: t.recorded, store.Published: t.published}[clock], "clock", string(clock)}
}

// address is a path with a query of names and values.
func address(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// kind is a kind of page, and how to make up the address of one.
type kind struct {
	name string
	make func() string
}

// kinds are all kinds of pages.
func (v *visit) kinds() []kind {
	list := func(pairs func() []string) func() string { return func() string { return address("/", pairs()...) } }
	drawn := func(pairs func() []string) func() string {
		return func() string { return address("/map.json", pairs()...) }
	}
	past := func(clock store.Clock) func() string {
		return func() string {
			t := v.met()
			at := t.recorded
			if clock == store.Published {
				at = t.published
			}
			return address("/incidents/"+t.id, "as_of", at, "clock", string(clock))
		}
	}
	country := func() []string { return []string{"country", v.one(v.countries)} }
	all := []kind{
		{"list, newest", list(func() []string { return nil })},
		{"list, after a row", list(func() []string { return []string{"after", v.one(v.cursors)} })},
		{"list, a country", list(country)},
		{"list, a type", list(func() []string { return []string{"type", v.one(v.types)} })},
		{"list, country and type", list(func() []string { return append(country(), "type", v.one(v.types)) })},
		{"list, a month", list(v.month)},
		{"list, a box of 2 degrees", list(func() []string { return []string{"box", v.box(2)} })},
		{"list, a box of 40 degrees", list(func() []string { return []string{"box", v.box(40)} })},
		{"list, killed", list(func() []string { return []string{"killed", strconv.Itoa(1 + v.d.few(100))} })},
		{"list, a publisher", list(func() []string { return []string{"publisher", v.one(v.publishers)} })},
		{"list, not reviewed", list(func() []string { return []string{"reviewed", store.No} })},
		{"list, contested", list(func() []string { return []string{"status", string(sitrep.Contested)} })},
		{"list, as recorded by then", list(func() []string { return v.then(store.Recorded) })},
		{"list, as published by then", list(func() []string { return v.then(store.Published) })},
		{"list, country as recorded by then", list(func() []string { return append(v.then(store.Recorded), country()...) })},
		{"search, a word", list(func() []string { return []string{"q", v.one(v.words)} })},
		{"search, two words", list(func() []string { return []string{"q", v.one(v.words) + " " + v.one(v.words)} })},
		{"search, a word as published by then", list(func() []string { return append(v.then(store.Published), "q", v.one(v.words)) })},
		{"map, newest", drawn(func() []string { return nil })},
		{"map, a country", drawn(country)},
		{"map, a box of 10 degrees", drawn(func() []string { return []string{"box", v.box(10)} })},
		{"map, as recorded by then", drawn(func() []string { return v.then(store.Recorded) })},
		{"incident", func() string { return "/incidents/" + v.met().id }},
		{"incident, by another rule", func() string { return address("/incidents/"+v.met().id, "rule", "official") }},
		{"incident, as recorded by then", past(store.Recorded)},
		{"incident, as published by then", past(store.Published)},
		{"report", func() string { return v.met().report }},
		{"report, words marked", func() string { t := v.met(); return t.marked }},
	}
	for _, m := range v.menu {
		all = append(all, kind{"section " + m, func() string { return m }})
	}
	return all
}

var (
	navigation = regexp.MustCompile(`(?s)<nav aria-label="Sections">(.*?)</nav>`)
	sectionAt  = regexp.MustCompile(`href="(/[^"?]+)`)
)

// sections finds the sections of the menu beside the list.
func (v *visit) sections(ctx context.Context) error {
	body, err := v.get(ctx, "/")
	if err != nil {
		return err
	}
	nav := navigation.FindSubmatch(body)
	if nav == nil {
		return fmt.Errorf("%s/ has no menu; is it a workbench?", v.url)
	}
	for _, m := range sectionAt.FindAllSubmatch(nav[1], -1) {
		v.menu = append(v.menu, string(m[1]))
	}
	return nil
}

func (v *visit) get(ctx context.Context, path string) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, v.url+path, nil)
	if err != nil {
		return nil, err
	}
	answer, err := v.reader.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("GET %s = %s; a workbench that asks to sign in cannot be timed", path, answer.Status)
	}
	return body, err
}

// ask asks for every kind of page in turn, in an order that mixes them.
func (v *visit) ask(ctx context.Context, clients int) error {
	type request struct {
		kind int
		path string
	}
	var all []request
	kinds := v.kinds()
	for i, k := range kinds {
		v.measured = append(v.measured, question{name: k.name})
		for range visits {
			all = append(all, request{i, k.make()})
		}
	}
	for i := range all {
		j := i + v.d.below(len(all)-i)
		all[i], all[j] = all[j], all[i]
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var readers sync.WaitGroup
	var mu sync.Mutex
	for range clients {
		readers.Go(func() {
			for {
				mu.Lock()
				if len(all) == 0 || ctx.Err() != nil {
					mu.Unlock()
					return
				}
				r := all[0]
				all = all[1:]
				mu.Unlock()
				start := time.Now()
				body, err := v.get(ctx, r.path)
				took := time.Since(start)
				if err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				m := &v.measured[r.kind]
				m.times, m.found = append(m.times, took), m.found+len(body)
				mu.Unlock()
			}
		})
	}
	readers.Wait()
	for i := range v.measured {
		slices.Sort(v.measured[i].times)
		v.measured[i].found /= 1000
	}
	return context.Cause(ctx)
}

// serve starts a workbench on the store, in a process of its own, until stop is called.
func (v *visit) serve(ctx context.Context, o options) (stop func(), err error) {
	dir, err := os.MkdirTemp("", "sitrep-workbench-")
	if err != nil {
		return nil, err
	}
	program := filepath.Join(dir, "sitrep")
	if err := build(ctx, o.root, program); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	cmd := exec.CommandContext(ctx, program, "--store", o.store, "serve", "--listen", "localhost:0")
	says, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	stop = func() {
		_ = cmd.Process.Signal(os.Interrupt) // what it was asked is measured already
		_ = cmd.Wait()
		_ = os.RemoveAll(dir)
	}
	lines := bufio.NewScanner(says)
	if lines.Scan() {
		if m := regexp.MustCompile(`http://\S+`).FindString(lines.Text()); m != "" {
			v.url = strings.TrimSuffix(m, "/")
			go func() { _, _ = io.Copy(os.Stderr, says) }()
			return stop, nil
		}
	}
	stop()
	return nil, fmt.Errorf("the workbench does not start: %s", lines.Text())
}

// String is all that was measured.
func (v *visit) String(clients int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Pages of the workbench, as a browser gets them. Written by: make bench WORKBENCH=FILE UPDATE=1\n")
	fmt.Fprintf(&b, "%-22s %s\n%-22s %d, %d\n%-22s %d\n", "machine", processorName(), "incidents, reports", v.incidents, v.reports, "at once", clients)
	fmt.Fprintf(&b, "\n%-46s %8s %8s %8s   %s\n", fmt.Sprintf("milliseconds, %d times each", visits), "median", "95th", "longest", "KB")
	for i := range v.measured {
		b.WriteString(v.measured[i].String() + "\n")
	}
	return b.String()
}
