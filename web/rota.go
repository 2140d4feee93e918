package web

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// rota knows who is reviewing just now, and what. It is safe for use by many goroutines
// at once.
type rota struct {
	mu  sync.Mutex
	all map[string]atWork
}

// atWork is somebody who reviews an incident.
type atWork struct {
	Who, Incident string
	at            time.Time
}

// present is how long somebody is taken to look at what he opened.
const present = 5 * time.Minute

// sits notes what somebody looks at, and forgets who has gone.
func (d *rota) sits(who, incident string, at time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.all == nil {
		d.all = map[string]atWork{}
	}
	for name, w := range d.all {
		if at.Sub(w.at) > present {
			delete(d.all, name)
		}
	}
	d.all[who] = atWork{who, incident, at}
}

// others gives who else is at it, by name.
func (d *rota) others(who string, now time.Time) (all []atWork) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for name, w := range d.all {
		if name != who && now.Sub(w.at) <= present {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b atWork) int { return strings.Compare(a.Who, b.Who) })
	return all
}
