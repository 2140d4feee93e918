package guard

import (
	"net/http"
	"time"

	"sitrep/store"
)

// Names of cookies, to which a prefix is put where they go by TLS.
const (
	sessionCookie = "sitrep"
	oidcCookie    = "sitrep-oidc"
)

// nameOf is a cookie's name. With the prefix browsers take it only by TLS and from
// this very host.
func (g *Guard) nameOf(cookie string) string {
	if g.secure {
		return "__Host-" + cookie
	}
	return cookie
}

// cookie makes a cookie that scripts do not see; one that lasts a time below zero
// is taken away.
func (g *Guard) cookie(name, value string, lasts time.Duration) *http.Cookie {
	age := int(lasts / time.Second)
	if lasts < 0 {
		age = -1
	}
	return &http.Cookie{ //nolint:gosec // by TLS wherever there is TLS
		Name: g.nameOf(name), Value: value, Path: "/", MaxAge: age,
		Secure: g.secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	}
}

// shown is the digest of the session that a browser shows; false for none.
func (g *Guard) shown(r *http.Request) (store.Digest, bool) {
	c, err := r.Cookie(g.nameOf(sessionCookie))
	if err != nil || len(c.Value) > 100 || c.Value == "" {
		return store.Digest{}, false
	}
	return digestOf(c.Value), true
}
