package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
	"sitrep/guard"
	"sitrep/store"
)

// Who may reach the workbench without signing in, and where it may not be opened.
func TestWhoSignsIn(t *testing.T) {
	empty, full := openStore(t), openStore(t)
	by := sitrep.By{Who: "root", From: "command line", At: time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)}
	if err := full.AddAccount(t.Context(), by, sitrep.Account{Name: "anna", Role: sitrep.Admin}, "x"); err != nil {
		t.Fatal(err)
	}
	secure := signInFlags{URL: "https://desk.example"}
	vouched := signInFlags{
		URL: "https://desk.example", OIDCIssuer: "https://id.example", OIDCClient: "x", OIDCRole: map[string]string{"a": "admin"},
	}
	with := func(f signInFlags, change func(*signInFlags)) signInFlags { change(&f); return f }
	proxied := func(f *signInFlags) { f.Proxy = []string{"10.0.0.2"} }
	served := func(f *signInFlags) { f.TLSCert, f.TLSKey = "c.pem", "k.pem" }
	for _, test := range []struct {
		name  string
		flags signInFlags
		st    *store.Store
		at    string
		want  string // of the error; "local" where nobody signs in
	}{
		{"here, without accounts", signInFlags{}, empty, "127.0.0.1:80", "local"},
		{"here, by its other address", signInFlags{}, empty, "[::1]:80", "local"},
		{"here, with accounts", signInFlags{}, full, "127.0.0.1:80", ""},
		{"here for a proxy, without accounts", secure, empty, "127.0.0.1:80", "no account yet"},
		{"here for a proxy", with(secure, proxied), full, "127.0.0.1:80", ""},
		{"everywhere, without accounts", signInFlags{}, empty, "[::]:80", "no account yet"},
		{"everywhere, without accounts but with TLS", with(secure, served), empty, "0.0.0.0:80", "no account yet"},
		{"everywhere, in clear", signInFlags{}, full, "0.0.0.0:80", "for everybody to read"},
		{"one address, in clear", secure, full, "192.168.1.5:80", "for everybody to read"},
		{"behind a proxy that has no TLS", with(signInFlags{URL: "http://desk.example"}, proxied), full, "[::]:80", "for everybody to read"},
		{"behind a proxy", with(secure, proxied), full, "[::]:80", ""},
		{"with TLS", with(secure, served), full, "[::]:80", ""},
		{"with TLS, nobody knows where", with(signInFlags{}, served), full, "[::]:80", "say where browsers reach"},
		{"half of TLS", signInFlags{TLSCert: "c.pem"}, full, "127.0.0.1:80", "together"},
		{"a provider, without accounts", vouched, empty, "127.0.0.1:80", ""},
		{"a provider, everywhere", vouched, empty, "[::]:80", "for everybody to read"},
		{"a provider, and no way back", with(vouched, func(f *signInFlags) { f.URL = "" }), empty, "127.0.0.1:80", "--url"},
		{"a provider that knows us not", with(vouched, func(f *signInFlags) { f.OIDCClient = "" }), empty, "127.0.0.1:80", "--oidc-client"},
		{"a provider that gives nobody a role", with(vouched, func(f *signInFlags) { f.OIDCRole = nil }), empty, "127.0.0.1:80", "--oidc-role"},
		{"a role that is none", with(vouched, func(f *signInFlags) { f.OIDCRole = map[string]string{"a": "root"} }), empty, "127.0.0.1:80", "no role"},
		{"no proxy", with(secure, func(f *signInFlags) { f.Proxy = []string{"x"} }), full, "127.0.0.1:80", "--proxy"},
	} {
		at, err := net.ResolveTCPAddr("tcp", test.at)
		if err != nil {
			t.Fatal(err)
		}
		_, local, err := test.flags.guard(t.Context(), test.st, at)
		switch {
		case test.want == "" && (err != nil || local != ""), test.want == "local" && (err != nil || local == ""):
			t.Errorf("%s: %q, %v, want %q", test.name, local, err, test.want)
		case test.want != "" && test.want != "local" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

func TestProviderFlags(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("s3cr3t\r\nmore\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var c cli
	command, code := parse([]string{
		"serve", "--url", "https://desk.example/", "--oidc-issuer", "https://id.example", "--oidc-client", "sitrep", "--oidc-secret-file", secret,
		"--oidc-claim", "realm_access.roles", "--oidc-role", "desk; night=editor", "--oidc-role", "heads=admin", "--oidc-scope", "roles",
	}, &c)
	if command == nil {
		t.Fatalf("parse ends with %d", code)
	}
	o, err := c.Serve.options()
	if err != nil {
		t.Fatal(err)
	}
	want := guard.Options{Origin: "https://desk.example", OIDC: &guard.OIDC{
		Issuer: "https://id.example", Client: "sitrep", Secret: "s3cr3t", Claim: "realm_access.roles", Scopes: []string{"roles"},
		Roles: map[string]sitrep.Role{"desk; night": sitrep.Editor, "heads": sitrep.Admin},
	}}
	if diff := cmp.Diff(want.OIDC, o.OIDC); diff != "" || o.Origin != want.Origin {
		t.Errorf("options with origin %q (-want +got):\n%s", o.Origin, diff)
	}
}

func openStore(t *testing.T) *store.Store {
	t.Helper()
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "sitrep.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}
