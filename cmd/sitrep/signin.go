package main

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strings"

	"sitrep"
	"sitrep/guard"
	"sitrep/store"
)

// signInFlags say who may reach the workbench, and how they sign in.
type signInFlags struct {
	URL     string   `name:"url" placeholder:"URL" group:"Sign-in" help:"Where browsers reach the workbench, such as https://sitrep.example.org."`
	TLSCert string   `name:"tls-cert" placeholder:"FILE" type:"path" group:"Sign-in" help:"The certificate to serve with by TLS, and those that vouch for it."`
	TLSKey  string   `name:"tls-key" placeholder:"FILE" type:"path" group:"Sign-in" help:"Its key."`
	Proxy   []string `placeholder:"PREFIX" group:"Sign-in" help:"Addresses of proxies that take TLS off and tell where requests are from, such as 10.0.0.2 or 10.0.0.0/8."`

	OIDCIssuer string            `name:"oidc-issuer" placeholder:"URL" group:"Sign-in" help:"A provider of OpenID Connect who vouches for people."`
	OIDCName   string            `name:"oidc-name" placeholder:"NAME" group:"Sign-in" help:"What the page for signing in calls it."`
	OIDCClient string            `name:"oidc-client" placeholder:"ID" group:"Sign-in" help:"What it knows this program by."`
	OIDCSecret string            `name:"oidc-secret-file" placeholder:"FILE" type:"path" group:"Sign-in" help:"A file whose first line is the secret that it knows this program by."`
	OIDCClaim  string            `name:"oidc-claim" placeholder:"NAME" default:"groups" group:"Sign-in" help:"What it says of people that gives them a role; a.b is b within a (${default})."`
	OIDCScope  []string          `name:"oidc-scope" placeholder:"NAME" group:"Sign-in" help:"What to ask it for beside openid, profile and email."`
	OIDCRole   map[string]string `name:"oidc-role" placeholder:"VALUE=ROLE" mapsep:"none" group:"Sign-in" help:"The role of who has a value of that claim; may be given several times."`
}

// signInHelp is what serve --help tells of it.
const signInHelp = `
On this machine alone, and without accounts, nobody signs in: whoever is here is the
user who started it. Once there is an account, or a provider vouches for people, all
sign in; to listen where other machines reach it there must be one, and TLS.

  sitrep user add anna --role admin
  sitrep serve --listen :8443 --url https://desk.example:8443 --tls-cert c.pem --tls-key k.pem
  sitrep serve --url https://desk.example --proxy 127.0.0.1    behind a proxy with TLS
  sitrep serve --url https://desk.example --proxy 127.0.0.1 --oidc-issuer https://id.example \
    --oidc-client sitrep --oidc-secret-file secret.txt --oidc-role desk=editor --oidc-role heads=admin`

// guard gives how people sign in, and the name of who needs not; empty where all do.
func (f *signInFlags) guard(ctx context.Context, st *store.Store, at net.Addr) (o guard.Options, local string, err error) {
	if o, err = f.options(); err != nil {
		return o, "", err
	}
	accounts, err := st.Accounts(ctx)
	if err != nil {
		return o, "", err
	}
	here := guard.IsLoopback(at.String())
	switch {
	case len(accounts) == 0 && o.OIDC == nil && here && f.URL == "":
		if local = userName(); local == "" {
			local = "analyst"
		}
		return o, local, nil
	case len(accounts) == 0 && o.OIDC == nil:
		return o, "", usagef("others would reach the workbench, and there is no account yet; make one with: sitrep user add NAME --role admin")
	case here || f.TLSCert != "" || len(o.Proxies) > 0 && strings.HasPrefix(o.Origin, "https://"):
		return o, "", nil
	}
	return o, "", usagef("passwords would be sent for everybody to read; give --tls-cert and --tls-key, or --proxy and --url https://... where a proxy has TLS")
}

// options reads the flags.
func (f *signInFlags) options() (o guard.Options, err error) {
	o.Origin = strings.TrimSuffix(f.URL, "/")
	if (f.TLSCert == "") != (f.TLSKey == "") {
		return o, usagef("give --tls-cert and --tls-key together")
	}
	if f.TLSCert != "" && !strings.HasPrefix(o.Origin, "https://") {
		return o, usagef("say where browsers reach the workbench by TLS: --url https://...")
	}
	for _, s := range f.Proxy {
		p, err := prefixOf(s)
		if err != nil {
			return o, usagef("--proxy %q: give an address, such as 10.0.0.2, or a prefix, such as 10.0.0.0/8", s)
		}
		o.Proxies = append(o.Proxies, p)
	}
	if f.OIDCIssuer == "" {
		return o, nil
	}
	o.OIDC, err = f.provider()
	return o, err
}

// prefixOf reads addresses: one, or a prefix of many.
func prefixOf(s string) (netip.Prefix, error) {
	if p, err := netip.ParsePrefix(s); err == nil {
		return p, nil
	}
	ip, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Prefix{}, err
	}
	return ip.Prefix(ip.BitLen())
}

// provider reads the flags that have to do with one.
func (f *signInFlags) provider() (*guard.OIDC, error) {
	switch {
	case f.URL == "":
		return nil, usagef("the provider sends people back to the workbench: say where browsers reach it, with --url")
	case f.OIDCClient == "":
		return nil, usagef("say what the provider knows this program by: --oidc-client ID")
	case len(f.OIDCRole) == 0:
		return nil, usagef("say who gets which role: --oidc-role VALUE=ROLE")
	}
	p := &guard.OIDC{
		Issuer: f.OIDCIssuer, Client: f.OIDCClient, Name: f.OIDCName, Claim: f.OIDCClaim, Scopes: f.OIDCScope, Roles: map[string]sitrep.Role{},
	}
	for value, name := range f.OIDCRole {
		role, err := sitrep.ParseRole(name)
		if err != nil {
			return nil, usagef("--oidc-role %s=%s: %w", value, name, err)
		}
		p.Roles[value] = role
	}
	if f.OIDCSecret == "" {
		return p, nil
	}
	file, err := os.Open(f.OIDCSecret)
	if err != nil {
		return nil, fmt.Errorf("the secret of the provider: %w", err)
	}
	defer file.Close() // was only read from
	p.Secret, err = firstLine(file)
	return p, err
}
