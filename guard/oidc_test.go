package guard

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"sitrep"
)

// idp is a provider of OpenID Connect.
type idp struct {
	*httptest.Server

	t   *testing.T
	key *rsa.PrivateKey

	mu    sync.Mutex
	given map[string]asked // by code
	// say alters what it says of somebody.
	say func(claims map[string]any)
	// sign is the key that it signs with, where it is another one than it publishes.
	sign *rsa.PrivateKey
}

// asked is what a browser was sent to the provider with.
type asked struct{ nonce, challenge, redirect string }

func newKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

const clientSecret = "s3cr3t of the client"

func newProvider(t *testing.T) *idp {
	p := &idp{t: t, key: newKey(t), given: map[string]asked{}}
	mux := http.NewServeMux()
	send := func(w http.ResponseWriter, v any) {
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(v); err != nil {
			t.Error(err)
		}
	}
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		send(w, map[string]any{
			"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
			"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"},
			"id_token_signing_alg_values_supported": []string{"RS256"},
		})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		send(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: p.key.Public(), KeyID: "1", Algorithm: "RS256", Use: "sig"}}})
	})
	mux.HandleFunc("POST /token", func(w http.ResponseWriter, r *http.Request) {
		id, secret, _ := r.BasicAuth()
		secret, _ = url.QueryUnescape(secret)
		p.mu.Lock()
		defer p.mu.Unlock()
		a, ok := p.given[r.FormValue("code")]
		delete(p.given, r.FormValue("code")) // each code once
		sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		if !ok || id != "sitrep" || secret != clientSecret || r.FormValue("redirect_uri") != a.redirect ||
			base64.RawURLEncoding.EncodeToString(sum[:]) != a.challenge {
			w.WriteHeader(http.StatusBadRequest)
			send(w, map[string]string{"error": "invalid_grant"})
			return
		}
		send(w, map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": p.token(a.nonce)})
	})
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

// token signs what the provider says of somebody.
func (p *idp) token(nonce string) string {
	claims := map[string]any{
		"iss": p.URL, "sub": "u-17", "aud": "sitrep", "nonce": nonce, "iat": noon.Unix(), "exp": noon.Add(time.Hour).Unix(),
		"preferred_username": "Dora", "name": "Dora D.", "groups": []string{"staff", "desk"},
	}
	if p.say != nil {
		p.say(claims)
	}
	key := p.key
	if p.sign != nil {
		key = p.sign
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "1"))
	if err != nil {
		p.t.Error(err)
		return ""
	}
	raw, err := jwt.Signed(signer).Claims(claims).Serialize()
	if err != nil {
		p.t.Error(err)
	}
	return raw
}

// visit is a browser's coming to the provider, which sends it back with a code.
func (p *idp) visit(address string) (back string) {
	p.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		p.t.Fatal(err)
	}
	q := u.Query()
	if !strings.HasPrefix(address, p.URL+"/authorize?") || q.Get("client_id") != "sitrep" || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" ||
		len(q.Get("state")) < 40 || len(q.Get("nonce")) < 40 || !strings.Contains(q.Get("scope"), "openid") {
		p.t.Fatalf("sent to the provider with %s", address)
	}
	code := secret()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.given[code] = asked{q.Get("nonce"), q.Get("code_challenge"), q.Get("redirect_uri")}
	return CallbackPath + "?" + url.Values{"code": {code}, "state": {q.Get("state")}, "iss": {p.URL}}.Encode()
}

const reachedAt = "sitrep.example"

// vouching is a site with a provider.
func vouching(t *testing.T) (*site, *idp) {
	p := newProvider(t)
	return open(t, Options{Origin: "http://" + reachedAt, OIDC: &OIDC{
		Issuer: p.URL, Client: "sitrep", Secret: clientSecret, Name: "The house",
		Roles: map[string]sitrep.Role{"staff": sitrep.Reader, "desk": sitrep.Editor, "heads": sitrep.Admin},
	}}), p
}

// leave sends a browser to the provider, and gives how it comes back.
func leave(b *browser, p *idp, next string) string {
	b.s.t.Helper()
	got := b.want(303, "", "GET "+ProviderPath+"?next="+url.QueryEscape(next), "Host", reachedAt)
	return p.visit(got.header.Get("Location"))
}

func TestProvider(t *testing.T) {
	s, p := vouching(t)
	b := s.browser()
	back := leave(b, p, "/incidents/x?q=1")
	got := b.want(200, "done", "GET "+back, "Host", reachedAt)
	if next := got.header.Get("Next"); next != "/incidents/x?q=1" {
		t.Errorf("sent to %q", next)
	}
	b.want(200, "dora as editor", "GET /", "Host", reachedAt)
	dora, _, err := s.store.Account(t.Context(), "dora")
	want := sitrep.Account{Name: "dora", Display: "Dora D.", Role: sitrep.Editor, Issuer: p.URL, Subject: "u-17", Created: noon}
	if dora != want || err != nil {
		t.Errorf("Account = %+v, %v, want %+v", dora, err, want)
	}
	// Each way back leads in once.
	b.want(400, "not begun", "GET "+back, "Host", reachedAt)
	s.browser().want(401, "", signIn("dora", good), "Host", reachedAt)

	// The provider's word of a role holds at the next sign-in, and a name that was
	// changed there does not make another account.
	p.say = func(c map[string]any) { c["groups"], c["preferred_username"] = "staff", "theodora" }
	b.want(200, "done", "GET "+leave(b, p, ""), "Host", reachedAt)
	b.want(200, "dora as reader", "GET /", "Host", reachedAt)

	if err := s.store.Disable(t.Context(), command, "dora"); err != nil {
		t.Fatal(err)
	}
	b.want(401, "", "GET /", "Host", reachedAt)
	b.want(403, "disabled", "GET "+leave(b, p, ""), "Host", reachedAt)
	b.want(401, "", "GET /", "Host", reachedAt)
}

// What does not hold lets nobody in.
func TestProviderRefuses(t *testing.T) {
	s, p := vouching(t)
	stranger := newKey(t)
	for _, test := range []struct {
		name   string
		say    func(map[string]any)
		sign   *rsa.PrivateKey
		back   func(b *browser, back string) string
		status int
	}{
		{name: "another trip's state", back: func(b *browser, back string) string { return leave(s.browser(), p, "") }, status: 400},
		{name: "no state", back: func(_ *browser, back string) string { return CallbackPath + "?code=x" }, status: 400},
		{name: "another issuer in the address", back: func(_ *browser, back string) string {
			return strings.Replace(back, "iss="+url.QueryEscape(p.URL), "iss=https%3A%2F%2Fevil.example", 1)
		}, status: 400},
		{name: "a code that was not given", back: func(_ *browser, back string) string { return strings.Replace(back, "code=", "code=x", 1) }, status: 403},
		{name: "another trip's code", back: func(_ *browser, back string) string {
			u, _ := url.Parse(leave(s.browser(), p, ""))
			v, _ := url.Parse(back)
			q := v.Query()
			q.Set("code", u.Query().Get("code"))
			return CallbackPath + "?" + q.Encode()
		}, status: 403},
		{name: "the provider says no", back: func(_ *browser, back string) string { return back + "&error=access_denied" }, status: 403},
		{name: "no cookie", back: func(b *browser, back string) string { b.Jar = s.browser().Jar; return back }, status: 400},
		{name: "another nonce", say: func(c map[string]any) { c["nonce"] = "x" }, status: 403},
		{name: "no nonce", say: func(c map[string]any) { delete(c, "nonce") }, status: 403},
		{name: "for another program", say: func(c map[string]any) { c["aud"] = "other" }, status: 403},
		{name: "of another provider", say: func(c map[string]any) { c["iss"] = "https://evil.example" }, status: 403},
		{name: "run out", say: func(c map[string]any) { c["exp"] = noon.Add(-time.Minute).Unix() }, status: 403},
		{name: "signed by another", sign: stranger, status: 403},
		{name: "no role", say: func(c map[string]any) { c["groups"] = []string{"guests"} }, status: 403},
		{name: "no groups", say: func(c map[string]any) { delete(c, "groups") }, status: 403},
		{name: "a name that somebody else has", say: func(c map[string]any) { c["preferred_username"] = "admin" }, status: 409},
	} {
		s.pass(2 * time.Minute) // so that none is one too many
		p.say, p.sign = test.say, test.sign
		b := s.browser()
		back := leave(b, p, "")
		if test.back != nil {
			back = test.back(b, back)
		}
		got := b.ask("GET "+back, "Host", reachedAt)
		if got.status != test.status {
			t.Errorf("%s: %d %q, want %d", test.name, got.status, got.words, test.status)
		}
		b.want(401, "", "GET /", "Host", reachedAt)
	}
	all, err := s.store.Accounts(t.Context())
	if len(all) != 5 || err != nil {
		t.Errorf("accounts: %v, %v, want the five that there were", all, err)
	}
}

func TestProviderIsAway(t *testing.T) {
	s, p := vouching(t)
	p.Close()
	s.browser().want(502, "does not answer", "GET "+ProviderPath, "Host", reachedAt)
	s = open(t, Options{})
	s.browser().want(404, "Nobody vouches", "GET "+ProviderPath)
	if _, err := New(Options{OIDC: &OIDC{Issuer: p.URL}}); !errors.Is(err, sitrep.ErrInvalid) {
		t.Errorf("New without an origin: %v", err)
	}
}

func TestClaims(t *testing.T) {
	p := provider{OIDC: OIDC{Roles: map[string]sitrep.Role{"a": sitrep.Analyst, "b": sitrep.Admin, "c": "root"}}}
	for _, test := range []struct {
		claim, claims string
		name          string
		role          sitrep.Role
	}{
		{"", `{"groups": ["a"], "preferred_username": "Dora"}`, "dora", sitrep.Analyst},
		{"", `{"groups": ["a", "b", 5, null], "email": "d@x.example"}`, "d@x.example", sitrep.Admin},
		{"", `{"groups": ["b", "a"], "preferred_username": "дора", "email": "d@x.example"}`, "d@x.example", sitrep.Admin},
		{"", `{"groups": "a", "preferred_username": 5}`, "oidc-36a9e7f1c95b", sitrep.Analyst},
		{"realm_access.roles", `{"realm_access": {"roles": ["b"]}, "preferred_username": "d"}`, "d", sitrep.Admin},
		{"https://x.example/roles", `{"https://x.example/roles": ["a"], "preferred_username": "d"}`, "d", sitrep.Analyst},
		{"x.y", `{"x": ["a"], "preferred_username": "d"}`, "d", ""},
		{"", `{"groups": ["c"], "preferred_username": "d"}`, "d", ""},
		{"", `{"groups": {"a": true}, "preferred_username": "d"}`, "d", ""},
	} {
		var claims map[string]any
		if err := json.Unmarshal([]byte(test.claims), &claims); err != nil {
			t.Fatal(err)
		}
		p.Claim = test.claim
		a, err := p.account(claims)
		if a.Name != test.name || a.Role != test.role || (err == nil) != (test.role != "") {
			t.Errorf("%s by %q = %q as %q, %v, want %q as %q", test.claims, test.claim, a.Name, a.Role, err, test.name, test.role)
		}
	}
}
