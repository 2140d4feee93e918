package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/store"
	"sitrep/weigh"
)

// query is what an address asks for: the filter of lists, the moment and the rule.
// Every view has an address of its own, so that it can be sent to somebody.
type query struct{ url.Values }

// kept are the parts of an address that go with a reader from page to page.
var kept = []string{"as_of", "clock", "rule"}

func queryOf(r *http.Request) query { return query{r.URL.Query()} }

// Get gives a part without the spaces around it.
func (q query) Get(name string) string { return strings.TrimSpace(q.Values.Get(name)) }

// With is the address of the same view with other values of some parts, each a name
// and a value; an empty value leaves the part out. It begins with the question mark.
func (q query) With(pairs ...string) string {
	v := url.Values{}
	for k, all := range q.Values {
		if k != "after" && len(all) > 0 && strings.TrimSpace(all[0]) != "" {
			v.Set(k, strings.TrimSpace(all[0]))
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Del(pairs[i])
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return "?" + v.Encode()
}

// Kept is what goes with the reader to another page: the moment and the rule. It is
// empty, or begins with the question mark.
func (q query) Kept() string { return q.At("") }

// At is the address of another page with some parts of its own, names and values in
// turn, and with what goes with the reader.
func (q query) At(page string, pairs ...string) string {
	v := url.Values{}
	for k, value := range q.Going() {
		v.Set(k, value)
	}
	for i := 1; i < len(pairs); i += 2 {
		if pairs[i] != "" {
			v.Set(pairs[i-1], pairs[i])
		}
	}
	if len(v) == 0 {
		return page
	}
	return page + "?" + v.Encode()
}

// Going are the parts that go with the reader, for forms; no clock without a moment.
func (q query) Going() map[string]string {
	going := map[string]string{}
	for _, k := range kept {
		if value := q.Get(k); value != "" && (k != "clock" || q.Get("as_of") != "") {
			going[k] = value
		}
	}
	return going
}

// often and seldom are the parts of an address that leave incidents out of a list: those
// that are always in sight, and those that stand under "More".
var (
	often  = []string{"q", "since", "until", "place", "country", "type"}
	seldom = []string{"actor", "killed", "status", "publisher", "reviewed", "box"}
)

// Filtered tells whether a list leaves anything out.
func (q query) Filtered() bool { return q.any(often...) || q.any(seldom...) }

// More tells whether anything is asked for that is rarely asked for.
func (q query) More() bool { return q.any(seldom...) || q.any("as_of") }

// any tells whether one of some parts is there.
func (q query) any(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return q.Get(name) != "" })
}

// moment is the time to look at; the zero AsOf is now.
func (q query) moment() (store.AsOf, error) {
	if q.Get("as_of") == "" {
		return store.AsOf{}, nil
	}
	t, err := store.ParseTime(q.Get("as_of"))
	if err != nil {
		return store.AsOf{}, err
	}
	clock, err := store.ParseClock(q.Get("clock"))
	return store.AsOf{Time: t, Clock: clock}, err
}

// rule is the one to weigh by.
func (q query) rule() (weigh.Rule, error) {
	if q.Get("rule") == "" {
		return weigh.Latest, nil
	}
	return weigh.ParseRule(q.Get("rule"))
}

// rules are those that there are to weigh by.
func rules() []weigh.Rule {
	return []weigh.Rule{weigh.Latest, weigh.Official, weigh.LowHigh, weigh.Graded}
}

// filter is what a list is asked for.
func (q query) filter() (store.Filter, error) {
	at, err := q.moment()
	if err != nil {
		return store.Filter{}, err
	}
	if c := q.Get("country"); len(c) > 2 {
		return store.Filter{}, fmt.Errorf("%w: %q is no country's code; give two letters as ISO 3166-1 has them: IQ", sitrep.ErrInvalid, c)
	}
	f := store.Filter{
		Since: q.Get("since"), Until: q.Get("until"), Place: q.Get("place"), Country: q.Get("country"), Type: sitrep.Type(q.Get("type")),
		Text: q.Get("q"), Status: sitrep.Status(q.Get("status")), Publisher: q.Get("publisher"), Reviewed: q.Get("reviewed"),
		After: q.Get("after"), AsOf: at,
	}
	if name := strings.ReplaceAll(q.Get("actor"), `"`, " "); name != "" {
		f.Text = strings.TrimSpace(f.Text + ` "` + name + `"`) // reports that name him
	}
	if n := q.Get("killed"); n != "" {
		if f.Killed, err = strconv.Atoi(n); err != nil || f.Killed < 0 {
			return store.Filter{}, fmt.Errorf("%w: %q is no number of dead; give 0 or more", sitrep.ErrInvalid, n)
		}
	}
	f.Box, err = boxOf(q.Get("box"))
	return f, err
}

// boxOf reads a piece of the map: south, west, north and east in degrees.
func boxOf(s string) (*store.Box, error) {
	if s == "" {
		return nil, nil //nolint:nilnil // no box is asked for, and nothing is wrong
	}
	var edges [4]float64
	parts := strings.Split(s, ",")
	for i, p := range parts {
		n, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || len(parts) != len(edges) {
			return nil, fmt.Errorf("%w: %q is no piece of the map; give south,west,north,east in degrees: 29,38,38,49", sitrep.ErrInvalid, s)
		}
		edges[i] = n
	}
	return &store.Box{South: edges[0], West: edges[1], North: edges[2], East: edges[3]}, nil
}
