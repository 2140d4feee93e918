package guard

import (
	"context"
	"sync"
	"time"

	"sitrep/store"
)

// lastSeen gathers when sessions and tokens were used last. They are written down
// for many at once: the store has one writer, and reports to take in.
type lastSeen struct {
	writing sync.WaitGroup

	mu    sync.Mutex
	at    map[store.Digest]time.Time // that is not written yet
	tried time.Time                  // to write
	busy  bool
}

const (
	seenWithin = 5 * time.Minute  // that is written is true to this
	seenEach   = 10 * time.Second // writing is tried no more often
)

// sawAt has it written down when a session or token was used, where what is written
// is too old.
func (g *Guard) sawAt(ctx context.Context, d store.Digest, written, now time.Time) {
	if now.Sub(written) < seenWithin {
		return
	}
	l := &g.seen
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.at == nil {
		l.at = map[store.Digest]time.Time{}
	}
	l.at[d] = now
	if l.busy || now.Sub(l.tried) < seenEach {
		return
	}
	at := l.at
	l.at, l.tried, l.busy = nil, now, true
	l.writing.Go(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), minute)
		defer cancel()
		_ = g.o.Store.Seen(ctx, at) // tried again at the next request: it is still too old
		l.mu.Lock()
		defer l.mu.Unlock()
		l.busy = false
	})
}
