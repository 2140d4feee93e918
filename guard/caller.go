package guard

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"sitrep"
	"sitrep/store"
)

// Caller is whose request it is.
type Caller struct {
	Account sitrep.Account
	Role    sitrep.Role  // what may be done now: of a token it may be less than the account's
	Token   string       // its id; empty for a browser
	session store.Digest // zero for none
}

// From gives whose request it is; false for nobody's.
func From(ctx context.Context) (Caller, bool) {
	v, ok := ctx.Value(key{}).(*visit)
	if !ok || v.caller == nil {
		return Caller{}, false
	}
	return *v.caller, true
}

// Need refuses what only a role may do; nil where the caller may.
func (c *Caller) Need(role sitrep.Role) error {
	if c.Role.Includes(role) {
		return nil
	}
	return refusal(http.StatusForbidden, fmt.Sprintf("This is for the role %s; yours is %s.", role, c.Role))
}

// By says who makes a request, from where and when, for the audit and for decisions.
func (g *Guard) By(r *http.Request) sitrep.By {
	by := sitrep.By{Who: nobody, From: g.address(r).String(), At: g.o.Now()}
	if c, ok := From(r.Context()); ok {
		by.Who = c.Account.Name
		if c.Token != "" {
			by.From += " by token " + c.Token
		}
	}
	return by
}

// nobody is who the audit names where nobody is signed in. It is no account's name.
const nobody = "(nobody)"

// caller finds whose request it is; nil for nobody's. A token that does not hold is
// an error, a session that has ended is none.
func (g *Guard) caller(r *http.Request) (*Caller, error) {
	if g.Local() {
		return &Caller{Account: sitrep.Account{Name: g.o.Local, Role: sitrep.Editor}, Role: sitrep.Editor}, nil
	}
	if words := r.Header.Get("Authorization"); words != "" {
		return g.byToken(r.Context(), words)
	}
	return g.bySession(r)
}

// tokenPrefix begins tokens, so that programs that look for secrets in what is
// published can tell them.
const tokenPrefix = "sitrep_"

func (g *Guard) byToken(ctx context.Context, words string) (*Caller, error) {
	no := refusal(http.StatusUnauthorized, "The token does not hold: it is unknown, has run out or was revoked.")
	scheme, token, _ := strings.Cut(words, " ")
	if !strings.EqualFold(scheme, "Bearer") || !strings.HasPrefix(token, tokenPrefix) || len(token) > 100 {
		return nil, no
	}
	d := digestOf(token)
	t, a, err := g.o.Store.TokenOf(ctx, d)
	switch now := g.o.Now(); {
	case errors.Is(err, sitrep.ErrNotFound):
		return nil, no
	case err != nil:
		return nil, err
	case a.Disabled || !t.Revoked.IsZero() || !now.Before(t.Expires):
		return nil, no
	default:
		g.sawAt(ctx, d, t.Used, now)
	}
	role := t.Role
	if !a.Role.Includes(role) {
		role = a.Role // it was more when the token was made
	}
	return &Caller{Account: a, Role: role, Token: t.ID}, nil
}

func (g *Guard) bySession(r *http.Request) (*Caller, error) {
	d, ok := g.shown(r)
	if !ok {
		return nil, nil
	}
	s, a, err := g.o.Store.Session(r.Context(), d)
	now := g.o.Now()
	switch {
	case errors.Is(err, sitrep.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case a.Disabled || !now.Before(s.Expires) || now.Sub(s.Seen) > g.o.Idle:
		return nil, nil
	}
	g.sawAt(r.Context(), d, s.Seen, now)
	return &Caller{Account: a, Role: a.Role, session: d}, nil
}

func digestOf(secret string) store.Digest { return sha256.Sum256([]byte(secret)) }

// NewToken makes a token of an account and gives it back with the words that let a
// program in, which nobody can find out again.
func NewToken(ctx context.Context, st *store.Store, by sitrep.By, t sitrep.Token) (sitrep.Token, string, error) {
	words := tokenPrefix + secret()
	t, err := st.AddToken(ctx, by, t, digestOf(words))
	return t, words, err
}

// reachedAt tells whether the host that a request names is one the program is reached
// at. Where nobody signs in it must be this machine: another name that leads here is
// one that a page of another site has bent to this address.
func (g *Guard) reachedAt(host string) bool {
	if g.host != "" {
		return strings.EqualFold(host, g.host)
	}
	return !g.Local() || IsLoopback(host)
}

// IsLoopback tells whether a host, with a port or without, is this machine by its name.
func IsLoopback(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Zone() == "" && ip.Unmap().IsLoopback()
}

// isHere tells whether a request is of this machine, and no proxy says that it has it
// from somewhere else.
func (g *Guard) isHere(r *http.Request) bool {
	for _, told := range []string{"Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via"} {
		if r.Header.Get(told) != "" {
			return false
		}
	}
	return g.address(r).IsLoopback()
}

// address is where a request is from, as far as proxies that are trusted tell; the
// zero Addr where nobody knows.
func (g *Guard) address(r *http.Request) netip.Addr {
	at, _ := netip.ParseAddrPort(r.RemoteAddr)
	ip := at.Addr().Unmap().WithZone("")
	told := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(told) - 1; i >= 0 && g.isProxy(ip); i-- {
		before, err := netip.ParseAddr(strings.TrimSpace(told[i]))
		if err != nil {
			break
		}
		ip = before.Unmap().WithZone("")
	}
	return ip
}

func (g *Guard) isProxy(ip netip.Addr) bool {
	for _, p := range g.o.Proxies {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}
