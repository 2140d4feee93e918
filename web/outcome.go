package web

import (
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"sitrep"
)

// outcome is what became of what was added at a time.
type outcome struct {
	Counts counts
	Added  []added
	More   int    // reports that are not listed
	Failed string // why it ended before all was read

	who string
}

// mostListedAdded is how many of what was added a page lists.
const mostListedAdded = 500

// take notes what became of a report.
func (o *outcome) take(a added) {
	o.Counts.count(&a)
	if len(o.Added) == mostListedAdded {
		o.More++
		return
	}
	o.Added = append(o.Added, a)
}

// outcomes are the last ones, each to be looked at again by who added. It is safe for
// use by many goroutines at once.
type outcomes struct {
	mu   sync.Mutex
	all  map[int64]*outcome
	keys []int64 // the oldest first
}

// mostOutcomes are kept.
const mostOutcomes = 32

// keep gives the key of an outcome: its time in microseconds, or what is next to that.
func (l *outcomes) keep(o *outcome, at time.Time) int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := at.UnixMicro()
	if n := len(l.keys); n > 0 {
		key = max(key, l.keys[n-1]+1)
	}
	if l.all == nil {
		l.all = map[int64]*outcome{}
	}
	l.all[key], l.keys = o, append(l.keys, key)
	if len(l.keys) > mostOutcomes {
		delete(l.all, l.keys[0])
		l.keys = l.keys[1:]
	}
	return key
}

// of is an outcome of somebody's; nil where it is not known any more.
func (l *outcomes) of(who string, key int64) *outcome {
	l.mu.Lock()
	defer l.mu.Unlock()
	if o := l.all[key]; o != nil && o.who == who {
		return o
	}
	return nil
}

// outcome shows what became of what was added.
func (s *Server) outcome(w http.ResponseWriter, r *http.Request) error {
	key, err := strconv.ParseInt(r.PathValue("key"), 10, 64)
	p := s.addPage(r)
	if err == nil {
		p.Outcome = s.outcomes.of(s.who(r), key)
	}
	if p.Outcome == nil {
		return fmt.Errorf("%w: what became of what you add is shown for a while only; the incidents have what was kept", sitrep.ErrNotFound)
	}
	return s.render(w, r, "add", p)
}
