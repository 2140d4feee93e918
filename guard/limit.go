package guard

import (
	"hash/maphash"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

const minute = time.Minute

// attempts bound how often signing in is tried: by one address, by one address for
// one name, and for one name whoever tries. The last is what keeps a password from
// being guessed by many machines, as NIST SP 800-63B asks for.
type attempts struct {
	address, pair, name *limiter
	told                *limiter // refusals that the audit is told of
}

func newAttempts() attempts {
	return attempts{
		address: newLimiter(50, 15*minute),
		pair:    newLimiter(10, 15*minute),
		name:    newLimiter(100, 60*minute),
		told:    newLimiter(200, 60*minute),
	}
}

// take counts an attempt, and refuses it where there were too many. done must be
// called with whether it succeeded: then it does not count.
func (a attempts) take(from netip.Addr, name string, now time.Time) (done func(succeeded bool), err error) {
	if from.Is6() {
		from = netip.PrefixFrom(from, 64).Masked().Addr() // of one house
	}
	counts := []struct {
		l   *limiter
		key string
	}{{a.address, from.String()}, {a.pair, from.String() + " " + name}, {a.name, name}}
	for i, c := range counts {
		if wait := c.l.take(c.key, now); wait > 0 {
			for _, taken := range counts[:i] {
				taken.l.give(taken.key)
			}
			return nil, &Refusal{Status: http.StatusTooManyRequests, Words: "That was tried too often. Wait " + inMinutes(wait) + ", then try again.", Wait: wait}
		}
	}
	return func(succeeded bool) {
		for _, c := range counts {
			if succeeded {
				c.l.give(c.key)
			}
		}
	}, nil
}

func inMinutes(d time.Duration) string {
	if d <= minute {
		return "a minute"
	}
	return strconv.Itoa(int((d+minute-1)/minute)) + " minutes"
}

// limiter counts what happens for each of any number of keys in a table of fixed
// size. Two keys may share a row: nobody outside can tell which, and it does no
// more than to refuse too early.
type limiter struct {
	most   int32
	within time.Duration
	seed   maphash.Seed

	mu   sync.Mutex
	rows []count
}

// count is how often since when.
type count struct {
	since int64 // seconds since 1970
	n     int32
}

// rowsOfLimiter is how many rows a limiter has: 256 KiB.
const rowsOfLimiter = 1 << 14

func newLimiter(most int32, within time.Duration) *limiter {
	return &limiter{most: most, within: within, seed: maphash.MakeSeed(), rows: make([]count, rowsOfLimiter)}
}

func (l *limiter) row(key string) *count { return &l.rows[maphash.String(l.seed, key)%rowsOfLimiter] }

// take counts one more; where there were too many it counts nothing and tells how
// long to wait.
func (l *limiter) take(key string, now time.Time) (wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.row(key)
	since := time.Unix(c.since, 0)
	if end := since.Add(l.within); !now.Before(end) || now.Before(since.Add(-minute)) {
		*c = count{since: now.Unix()}
	}
	if c.n >= l.most {
		return time.Unix(c.since, 0).Add(l.within).Sub(now)
	}
	c.n++
	return 0
}

// give takes back what take has counted.
func (l *limiter) give(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c := l.row(key); c.n > 0 {
		c.n--
	}
}
