package guard

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"sitrep"
)

// OIDC is a provider of OpenID Connect, who vouches for people.
type OIDC struct {
	Issuer string // its address, as it gives it itself
	Client string // what it knows this program by
	Secret string // and what shows that it is this program; empty where it wants none
	Name   string // what the page for signing in calls it; empty for its address

	Claim  string                 // that names what somebody is; "a.b" is b within a; empty is "groups"
	Roles  map[string]sitrep.Role // the role of each value of the claim; the highest counts
	Scopes []string               // to ask for beside openid, profile and email
}

// provider is an OIDC that is asked, once, what it can do.
type provider struct {
	OIDC

	mu    sync.Mutex
	found *oidc.Provider
}

// client asks providers; a slow one must not hold up a browser for long.
var client = &http.Client{Timeout: 15 * time.Second}

// Provider is what the page for signing in calls the provider; empty where there is
// none.
func (g *Guard) Provider() string {
	if g.provider.Name == "" {
		return g.provider.Issuer
	}
	return g.provider.Name
}

// find asks the provider what it can do, unless it has told already.
func (p *provider) find(ctx context.Context) (*oidc.Provider, error) {
	if p.Issuer == "" {
		return nil, refusal(http.StatusNotFound, "Nobody vouches for accounts here.")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found != nil {
		return p.found, nil
	}
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, client), p.Issuer)
	if err != nil {
		return nil, refusal(http.StatusBadGateway, "The provider does not answer as it should. Try again later.")
	}
	p.found = found
	return found, nil
}

func (g *Guard) oauth(p *oidc.Provider) oauth2.Config {
	return oauth2.Config{
		ClientID: g.provider.Client, ClientSecret: g.provider.Secret, Endpoint: p.Endpoint(), RedirectURL: g.o.Origin + CallbackPath,
		Scopes: append([]string{oidc.ScopeOpenID, "profile", "email"}, g.provider.Scopes...),
	}
}

// lastsAtProvider is how long somebody may take to sign in there.
const lastsAtProvider = 10 * time.Minute

// trip is what a browser takes along to the provider and back, in a cookie: what the
// provider must answer with, and where to go then.
type trip struct{ state, nonce, verifier, next string }

func (t trip) pack() string {
	return strings.Join([]string{t.state, t.nonce, t.verifier, base64.RawURLEncoding.EncodeToString([]byte(t.next))}, ".")
}

func unpackTrip(s string) (trip, bool) {
	parts := strings.Split(s, ".")
	if len(parts) != 4 || parts[0] == "" || parts[1] == "" || parts[2] == "" {
		return trip{}, false
	}
	next, err := base64.RawURLEncoding.DecodeString(parts[3])
	return trip{parts[0], parts[1], parts[2], Next(string(next))}, err == nil
}

// ToProvider sends a browser to the provider to sign in, from where it comes back to
// CallbackPath, and then to next.
func (g *Guard) ToProvider(w http.ResponseWriter, r *http.Request, next string) error {
	p, err := g.provider.find(r.Context())
	if err != nil {
		return err
	}
	t := trip{state: secret(), nonce: secret(), verifier: oauth2.GenerateVerifier(), next: Next(next)}
	http.SetCookie(w, g.cookie(oidcCookie, t.pack(), lastsAtProvider))
	config := g.oauth(p)
	http.Redirect(w, r, config.AuthCodeURL(t.state, oidc.Nonce(t.nonce), oauth2.S256ChallengeOption(t.verifier)), http.StatusSeeOther)
	return nil
}

// FromProvider signs a browser in that comes back from the provider, and gives where
// to send it.
func (g *Guard) FromProvider(w http.ResponseWriter, r *http.Request) (next string, err error) {
	c, err := r.Cookie(g.nameOf(oidcCookie))
	http.SetCookie(w, g.cookie(oidcCookie, "", -1))
	if err != nil {
		return "", errTrip
	}
	q := r.URL.Query()
	t, ok := unpackTrip(c.Value)
	if !ok || subtle.ConstantTimeCompare([]byte(q.Get("state")), []byte(t.state)) != 1 || q.Has("iss") && q.Get("iss") != g.provider.Issuer {
		return "", errTrip
	}
	if q.Has("error") {
		return "", refusal(http.StatusForbidden, "The provider did not sign you in.")
	}
	done, err := g.attempts.take(g.address(r), CallbackPath, g.o.Now())
	if err != nil {
		return "", err
	}
	account, err := g.vouched(r, t, q.Get("code"))
	done(err == nil)
	if err != nil {
		return "", err
	}
	return t.next, g.start(w, r, account.Name)
}

var errTrip = refusal(http.StatusBadRequest, "Signing in was not begun in this browser, or too long ago. Begin again.")

// vouched gives the account of somebody that the provider has given a code for.
func (g *Guard) vouched(r *http.Request, t trip, code string) (sitrep.Account, error) {
	p, err := g.provider.find(r.Context())
	if err != nil {
		return sitrep.Account{}, err
	}
	claims, err := g.claims(r.Context(), p, t, code)
	if err != nil {
		return sitrep.Account{}, errors.Join(g.tell(r, "refuse to sign in", g.provider.Issuer),
			refusal(http.StatusForbidden, "What the provider says of you does not hold."))
	}
	a, err := g.provider.account(claims)
	if err != nil {
		return a, err
	}
	by := g.By(r)
	by.Who = a.Name
	a, err = g.o.Store.Vouched(r.Context(), by, a)
	switch {
	case errors.Is(err, sitrep.ErrConflict):
		return a, refusal(http.StatusConflict, "Somebody else has the name "+a.Name+" here. Ask an admin.")
	case err == nil && a.Disabled:
		return a, refusal(http.StatusForbidden, "Your account is disabled. Ask an admin.")
	}
	return a, err
}

// claims exchanges the code for what the provider says of somebody, and sees that it
// is the provider's, for this program and for this trip.
func (g *Guard) claims(ctx context.Context, p *oidc.Provider, t trip, code string) (map[string]any, error) {
	ctx = oidc.ClientContext(ctx, client)
	config := g.oauth(p)
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(t.verifier))
	if err != nil {
		return nil, err
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return nil, errors.New("the provider sends no ID token")
	}
	id, err := p.VerifierContext(ctx, &oidc.Config{ClientID: g.provider.Client, Now: g.o.Now}).Verify(ctx, raw)
	if err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(t.nonce)) != 1 {
		return nil, errors.New("the ID token is of another trip")
	}
	claims := map[string]any{}
	if err := id.Claims(&claims); err != nil {
		return nil, err
	}
	claims["iss"], claims["sub"] = id.Issuer, id.Subject
	return claims, nil
}

// account is who somebody is here, by what the provider says.
func (p *provider) account(claims map[string]any) (sitrep.Account, error) {
	text := func(name string) string {
		s, _ := claims[name].(string)
		return s
	}
	a := sitrep.Account{Issuer: text("iss"), Subject: text("sub"), Display: cutTo(text("name"), 200)}
	digest := sha256.Sum256([]byte(a.Issuer + " " + a.Subject))
	for _, name := range []string{text("preferred_username"), text("email"), "oidc-" + hex.EncodeToString(digest[:6])} {
		var err error
		if a.Name, err = sitrep.CheckName(name); err == nil {
			break
		}
	}
	for _, value := range p.values(claims) {
		if role, ok := p.Roles[value]; ok && role.Includes(sitrep.Reader) && !a.Role.Includes(role) {
			a.Role = role
		}
	}
	if a.Role == "" {
		return a, refusal(http.StatusForbidden, fmt.Sprintf("The provider knows you as %s, but gives you no role here. Ask who runs this.", a.Name))
	}
	return a, nil
}

// values are what the claim that names roles has: one, or a list.
func (p *provider) values(claims map[string]any) []string {
	name := p.Claim
	if name == "" {
		name = "groups"
	}
	switch found := within(claims, name).(type) {
	case string:
		return []string{found}
	case []any:
		var all []string
		for _, v := range found {
			if s, ok := v.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// within gives the claim of a name, or for "a.b" b within a; nil for none.
func within(claims map[string]any, name string) any {
	if v, ok := claims[name]; ok {
		return v // addresses have dots, too
	}
	found := any(claims)
	for part := range strings.SplitSeq(name, ".") {
		inner, _ := found.(map[string]any)
		found = inner[part]
	}
	return found
}
