package guard

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/store"
)

// Paths that the pages for signing in are at. They are open to everybody.
const (
	SignInPath   = "/signin"
	ProviderPath = "/signin/oidc"          // to the provider
	CallbackPath = "/signin/oidc/callback" // and back from it
)

// Options say how a guard works. Store and Now are needed.
type Options struct {
	Store *store.Store
	Now   func() time.Time

	// Local is the name of the operating system's user. Where it is not empty nobody
	// signs in: whoever reaches the program is that user, as an editor, and is
	// answered at loopback addresses and names only. For listening there alone.
	Local string

	// Origin is where browsers reach the program, such as "https://sitrep.example.org";
	// empty where nobody knows. With https, cookies go by TLS alone; other hosts are refused.
	Origin string

	Open    []string       // paths that everybody may get beside those for signing in: their stylesheet
	Proxies []netip.Prefix // whose word in X-Forwarded-For is taken for where a request is from
	Idle    time.Duration  // after which a session that is not used ends; 0 is two hours
	Longest time.Duration  // after which every session ends; 0 is a day
	OIDC    *OIDC          // nil for none

	// Refuse tells that a request is refused, with the status and the reason in words;
	// nil tells it in plain text.
	Refuse func(w http.ResponseWriter, r *http.Request, status int, words string)
}

// Guard lets in who may. Many goroutines may use it at once.
type Guard struct {
	o        Options
	host     string // of Origin; empty where nobody knows
	secure   bool
	cross    *http.CrossOriginProtection
	hasher   *hasher
	attempts attempts
	seen     lastSeen
	provider provider
}

// New makes a guard. An origin that is none is an ErrInvalid.
func New(o Options) (*Guard, error) { return newGuard(o, usualCost) }

func newGuard(o Options, c cost) (*Guard, error) {
	g := &Guard{o: o, cross: http.NewCrossOriginProtection(), hasher: newHasher(c), attempts: newAttempts()}
	if o.Idle == 0 {
		g.o.Idle = 2 * time.Hour
	}
	if o.Longest == 0 {
		g.o.Longest = 24 * time.Hour
	}
	if o.Refuse == nil {
		g.o.Refuse = func(w http.ResponseWriter, _ *http.Request, status int, words string) { http.Error(w, words, status) }
	}
	if o.Origin != "" {
		u, err := url.Parse(o.Origin)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.User != nil || u.Fragment != "" {
			return nil, fmt.Errorf("%w: %q is not where browsers reach a program; give it like https://sitrep.example.org", sitrep.ErrInvalid, o.Origin)
		}
		g.host, g.secure = u.Host, u.Scheme == "https"
		if err := g.cross.AddTrustedOrigin(o.Origin); err != nil {
			return nil, fmt.Errorf("%w: %q: %w", sitrep.ErrInvalid, o.Origin, err)
		}
	}
	if o.OIDC != nil {
		if o.Origin == "" {
			return nil, fmt.Errorf("%w: a provider sends people back to the program: say where it is reached", sitrep.ErrInvalid)
		}
		g.provider.OIDC = *o.OIDC
	}
	return g, nil
}

// Close waits until what is being written is written.
func (g *Guard) Close() { g.seen.writing.Wait() }

// Local tells whether nobody signs in.
func (g *Guard) Local() bool { return g.o.Local != "" }

// Handler lets requests through to next that are somebody's, with their Caller, and
// those that everybody may make. Browsers that nobody has signed in at are sent to
// sign in.
func (g *Guard) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !g.reachedAt(r.Host) {
			g.o.Refuse(w, r, http.StatusMisdirectedRequest, "The program is not reached by that name.")
			return
		}
		if g.Local() && !g.isHere(r) {
			g.o.Refuse(w, r, http.StatusForbidden, "Only this machine reaches the program, without a proxy, until there are accounts.")
			return
		}
		if err := g.cross.Check(r); err != nil {
			g.o.Refuse(w, r, http.StatusForbidden, "The request comes from another site.")
			return
		}
		c, err := g.caller(r)
		if err != nil {
			g.refuse(w, r, err)
			return
		}
		if c == nil && !g.open(r) {
			g.turnAway(w, r)
			return
		}
		if !g.Local() {
			w.Header().Set("Cache-Control", "no-store") // but where next says otherwise
		}
		if c == nil {
			r.Body = http.MaxBytesReader(w, r.Body, mostOfNobody)
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, &visit{guard: g, caller: c})))
	})
}

// mostOfNobody bounds what is taken from people whom nobody knows, in bytes: a form
// with a name and a password.
const mostOfNobody = 16 << 10

// key is what a visit has in the context.
type key struct{}

// visit is a request that was let through.
type visit struct {
	guard  *Guard
	caller *Caller // nil for nobody
}

// open tells whether everybody may make a request.
func (g *Guard) open(r *http.Request) bool {
	switch r.URL.Path {
	case SignInPath, ProviderPath, CallbackPath:
		return true
	}
	return isSafe(r.Method) && slices.Contains(g.o.Open, r.URL.Path)
}

func isSafe(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodOptions
}

// turnAway sends a browser to sign in, and tells programs that they must.
func (g *Guard) turnAway(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet && r.Header.Get("Authorization") == "" && strings.Contains(r.Header.Get("Accept"), "text/html") {
		to := SignInPath
		if next := Next(r.URL.RequestURI()); next != "/" {
			to += "?next=" + url.QueryEscape(next)
		}
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, to, http.StatusSeeOther)
		return
	}
	g.refuse(w, r, refusal(http.StatusUnauthorized, "Sign in, or send a token that holds."))
}

// refuse tells why a request is refused; what is no Refusal is a fault of ours.
func (g *Guard) refuse(w http.ResponseWriter, r *http.Request, err error) {
	why := RefusalOf(err)
	if why.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="sitrep"`)
	}
	if why.Wait > 0 {
		w.Header().Set("Retry-After", fmt.Sprint(int(why.Wait/time.Second)+1))
	}
	w.Header().Set("Cache-Control", "no-store")
	g.o.Refuse(w, r, why.Status, why.Words)
}

// Next is a path of this program that a browser may be sent to after it has signed
// in: the one that is given where it is one, else "/".
func Next(path string) string {
	u, err := url.Parse(path)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || len(path) > 2000 || !strings.HasPrefix(path, "/") ||
		strings.HasPrefix(path, "//") || strings.HasPrefix(u.Path, SignInPath) || strings.ContainsFunc(path, unfitForPath) {
		return "/"
	}
	return path
}

// unfitForPath tells whether a browser may take a character for something else:
// a backslash for a slash, a control character for nothing.
func unfitForPath(r rune) bool { return r == '\\' || r < ' ' || r == 0x7f }

// Need lets requests through to next whose caller has a role that includes role.
// What changes something is recorded in the audit before it is done, unless next
// records it itself.
func Need(role sitrep.Role, next http.Handler) http.Handler {
	_, records := next.(recorded)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, ok := r.Context().Value(key{}).(*visit)
		switch {
		case !ok: // not behind Handler: nobody is let in by mistake
			http.Error(w, "Nobody guards this page.", http.StatusInternalServerError)
			return
		case v.caller == nil:
			v.guard.turnAway(w, r)
			return
		}
		if err := v.caller.Need(role); err != nil {
			v.guard.refuse(w, r, err)
			return
		}
		if !isSafe(r.Method) && !records {
			e := sitrep.AuditEntry{By: v.guard.By(r), What: "ask: " + r.Method, On: cutTo(r.URL.Path, 200)}
			if err := v.guard.o.Store.Audit(r.Context(), e); err != nil {
				v.guard.refuse(w, r, err)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// Recorded marks a handler that records in the audit what it does, as all that is
// done to accounts, sessions and tokens is.
func Recorded(next http.Handler) http.Handler { return recorded{next} }

type recorded struct{ http.Handler }

// cutTo shortens words from outside to so many bytes, and makes them valid UTF-8.
func cutTo(s string, n int) string {
	return strings.ToValidUTF8(s[:min(n, len(s))], "�")
}
