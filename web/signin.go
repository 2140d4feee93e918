package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"sitrep"
	"sitrep/guard"
	"sitrep/store"
)

// everybody is the role of pages that are shown without signing in. Which those are
// is told to the guard: from all others it keeps people off before they are asked for.
const everybody sitrep.Role = ""

// accountRoutes are the addresses of signing in and of accounts.
func (s *Server) accountRoutes() []route {
	return []route{
		{"GET " + guard.SignInPath, everybody, s.handle(s.signInPage)},
		{"POST " + guard.SignInPath, everybody, s.handle(s.signIn)},
		{"GET " + guard.ProviderPath, everybody, s.handle(s.toProvider)},
		{"GET " + guard.CallbackPath, everybody, s.handle(s.fromProvider)},
		{"POST /signout", sitrep.Reader, s.accounts(s.signOut)},
		{"GET /account", sitrep.Reader, s.accounts(s.accountPage)},
		{"POST /account/password", sitrep.Reader, s.accounts(s.changePassword)},
		{"POST /account/signout", sitrep.Reader, s.accounts(s.signOutEverywhere)},
		{"POST /account/tokens", sitrep.Reader, s.accounts(s.createToken)},
		{"POST /account/tokens/{id}/revoke", sitrep.Reader, s.accounts(s.revokeToken)},
		{"GET /users", sitrep.Admin, s.accounts(s.usersPage)},
		{"POST /users", sitrep.Admin, s.accounts(s.addUser)},
		{"POST /users/{name}/{change}", sitrep.Admin, s.accounts(s.changeUser)},
	}
}

// newGuard makes the guard of the server.
func (s *Server) newGuard(o guard.Options) error {
	style, err := s.files.address("app.css")
	if err != nil {
		return err
	}
	o.Store, o.Now, o.Local, o.Open, o.Refuse = s.o.Store, s.o.Now, s.o.Who, []string{style}, s.refuse
	s.guard, err = guard.New(o)
	return err
}

// guarded is the handler of a route, for those whom it is for.
func (r route) guarded() http.Handler {
	if r.role == everybody {
		return r.handler
	}
	return guard.Need(r.role, r.handler)
}

// refuse tells that a request is refused: on a page who is known here, in a line who
// is not.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int, words string) {
	if _, ok := guard.From(r.Context()); !ok {
		http.Error(w, words, status)
		return
	}
	if err := s.renderStatus(w, r, status, "error", errorPage{layout: s.layout(r, http.StatusText(status)), Text: words}); err != nil {
		s.failed(r, err)
	}
}

// accounts makes a handler of a page of accounts, which records itself what it
// changes. Tokens do not get there: one could make itself another that may do more.
func (s *Server) accounts(p page) http.Handler {
	return guard.Recorded(s.handle(func(w http.ResponseWriter, r *http.Request) error {
		c, _ := guard.From(r.Context())
		if c.Token != "" {
			s.refuse(w, r, http.StatusForbidden, "Accounts are changed with a browser, and not with a token.")
			return nil
		}
		r.Body = http.MaxBytesReader(w, r.Body, mostOfForm)
		return p(w, r)
	}))
}

// mostOfForm bounds what a form of these pages may send, in bytes.
const mostOfForm = 16 << 10

// trouble tells what is wrong with what a form asked for: the status to answer with
// and words for the page. A fault of ours is told to the log as well.
func (s *Server) trouble(w http.ResponseWriter, r *http.Request, err error) (status int, words string) {
	why := guard.RefusalOf(err)
	if why.Status == http.StatusInternalServerError && !errors.Is(err, context.Canceled) {
		s.failed(r, err)
	}
	if why.Wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(why.Wait/time.Second)+1))
	}
	return why.Status, why.Words
}

// signInForm is the page for signing in.
type signInForm struct {
	Name     string
	Next     string
	Provider string // what to call who vouches for people; empty for nobody
	ToThem   string // its address here
	Error    string
}

func (s *Server) signInPage(w http.ResponseWriter, r *http.Request) error {
	if _, ok := guard.From(r.Context()); ok {
		goOn(w, r, r.FormValue("next"))
		return nil
	}
	return s.showSignIn(w, r, nil)
}

// showSignIn shows the form, with what went wrong unless that is nil.
func (s *Server) showSignIn(w http.ResponseWriter, r *http.Request, err error) error {
	next := guard.Next(r.FormValue("next"))
	p := signInForm{Name: r.PostFormValue("name"), Next: next, Provider: s.guard.Provider(), ToThem: guard.ProviderPath + "?" + url.Values{"next": {next}}.Encode()}
	status := http.StatusOK
	if err != nil {
		status, p.Error = s.trouble(w, r, err)
	}
	return s.renderStatus(w, r, status, "signin", p)
}

func (s *Server) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: what the form sends cannot be read, or is too long", sitrep.ErrInvalid)
	}
	if err := s.guard.SignIn(w, r, r.PostFormValue("name"), r.PostFormValue("password")); err != nil {
		return s.showSignIn(w, r, err)
	}
	goOn(w, r, r.PostFormValue("next"))
	return nil
}

func (s *Server) toProvider(w http.ResponseWriter, r *http.Request) error {
	if err := s.guard.ToProvider(w, r, r.FormValue("next")); err != nil {
		return s.showSignIn(w, r, err)
	}
	return nil
}

func (s *Server) fromProvider(w http.ResponseWriter, r *http.Request) error {
	next, err := s.guard.FromProvider(w, r)
	if err != nil {
		return s.showSignIn(w, r, err)
	}
	goOn(w, r, next)
	return nil
}

// goOn sends who has signed in to where they wanted to go.
func goOn(w http.ResponseWriter, r *http.Request, next string) {
	http.Redirect(w, r, guard.Next(next), http.StatusSeeOther) //nolint:gosec // Next gives paths of this program alone
}

func (s *Server) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.guard.SignOut(w, r); err != nil {
		return err
	}
	http.Redirect(w, r, guard.SignInPath, http.StatusSeeOther)
	return nil
}

func (s *Server) signOutEverywhere(w http.ResponseWriter, r *http.Request) error {
	if err := s.guard.SignOutEverywhere(w, r); err != nil {
		return err
	}
	http.Redirect(w, r, guard.SignInPath, http.StatusSeeOther)
	return nil
}

// ownPage is what somebody sees of their own account.
type ownPage struct {
	layout

	Account  sitrep.Account
	Local    bool // nobody signs in
	Admin    bool
	Roles    []sitrep.Role // that a token of it may have
	Sessions []store.Session
	Tokens   []tokenRow
	New      string // a token that was just made, to be shown this once
	Done     string
	Error    string
}

// tokenRow is a line of the list of tokens.
type tokenRow struct {
	sitrep.Token

	Holds bool
}

func (s *Server) accountPage(w http.ResponseWriter, r *http.Request) error {
	return s.showAccount(w, r, ownPage{}, nil)
}

// showAccount shows the account of who asks, with what was done or went wrong.
func (s *Server) showAccount(w http.ResponseWriter, r *http.Request, p ownPage, failed error) error {
	c, _ := guard.From(r.Context())
	p.layout, p.Account, p.Local, p.Admin = s.layout(r, "Your account"), c.Account, s.guard.Local(), c.Role.Includes(sitrep.Admin)
	p.At = "/account"
	status := http.StatusOK
	if failed != nil {
		status, p.Error = s.trouble(w, r, failed)
	}
	for _, role := range sitrep.Roles() {
		if c.Role.Includes(role) {
			p.Roles = append(p.Roles, role)
		}
	}
	if !p.Local {
		now := s.o.Now()
		var err error
		if p.Sessions, err = s.o.Store.Sessions(r.Context(), c.Account.Name, now); err != nil {
			return err
		}
		tokens, err := s.o.Store.Tokens(r.Context(), c.Account.Name)
		if err != nil {
			return err
		}
		for _, t := range tokens {
			p.Tokens = append(p.Tokens, tokenRow{t, t.Revoked.IsZero() && now.Before(t.Expires)})
		}
	}
	return s.renderStatus(w, r, status, "account", p)
}

func (s *Server) changePassword(w http.ResponseWriter, r *http.Request) error {
	password := r.PostFormValue("new")
	if password != r.PostFormValue("again") {
		return s.showAccount(w, r, ownPage{}, fmt.Errorf("%w: the two new passwords are not the same", sitrep.ErrInvalid))
	}
	if err := s.guard.ChangePassword(w, r, r.PostFormValue("old"), password); err != nil {
		return s.showAccount(w, r, ownPage{}, err)
	}
	return s.showAccount(w, r, ownPage{Done: "Your password is another one now. You are signed out everywhere else."}, nil)
}

// longestToken bounds how long a token made on a page may hold, in days.
const longestToken = 366

func (s *Server) createToken(w http.ResponseWriter, r *http.Request) error {
	days, err := strconv.Atoi(strings.TrimSpace(r.PostFormValue("days")))
	if err != nil || days < 1 || days > longestToken {
		return s.showAccount(w, r, ownPage{}, fmt.Errorf("%w: a token holds from 1 to %d days", sitrep.ErrInvalid, longestToken))
	}
	by := s.guard.By(r)
	t, words, err := guard.NewToken(r.Context(), s.o.Store, by, sitrep.Token{
		Account: s.who(r), Name: strings.TrimSpace(r.PostFormValue("name")), Role: sitrep.Role(r.PostFormValue("role")), Expires: by.At.AddDate(0, 0, days),
	})
	if err != nil {
		return s.showAccount(w, r, ownPage{}, err)
	}
	return s.showAccount(w, r, ownPage{New: words, Done: "Token " + t.ID + " is made. Copy it now: it is shown this once."}, nil)
}

func (s *Server) revokeToken(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	if err := s.o.Store.RevokeToken(r.Context(), s.guard.By(r), s.who(r), id); err != nil {
		return s.showAccount(w, r, ownPage{}, err)
	}
	return s.showAccount(w, r, ownPage{Done: "Token " + id + " holds no more."}, nil)
}

// isoText is a moment as templates tell it.
func isoText(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// usersPage is what an admin sees of all accounts.
type usersPage struct {
	layout

	Accounts []sitrep.Account
	Roles    []sitrep.Role
	Done     string
	Error    string
}

func (s *Server) usersPage(w http.ResponseWriter, r *http.Request) error {
	return s.showUsers(w, r, "", nil)
}

// showUsers shows all accounts, with what was done, or what went wrong unless that is
// nil.
func (s *Server) showUsers(w http.ResponseWriter, r *http.Request, done string, failed error) error {
	p := usersPage{layout: s.layout(r, "Users"), Roles: sitrep.Roles()}
	p.At = "/users"
	status := http.StatusOK
	if failed != nil {
		status, p.Error = s.trouble(w, r, failed)
	} else {
		p.Done = done
	}
	var err error
	if p.Accounts, err = s.o.Store.Accounts(r.Context()); err != nil {
		return err
	}
	return s.renderStatus(w, r, status, "users", p)
}

func (s *Server) addUser(w http.ResponseWriter, r *http.Request) error {
	name, err := sitrep.CheckName(r.PostFormValue("name"))
	if err == nil {
		err = s.guard.AddAccount(r, sitrep.Account{
			Name: name, Display: strings.TrimSpace(r.PostFormValue("display")), Role: sitrep.Role(r.PostFormValue("role")),
		}, r.PostFormValue("password"))
	}
	return s.showUsers(w, r, name+" may sign in.", err)
}

// changeUser changes the account that the address names.
func (s *Server) changeUser(w http.ResponseWriter, r *http.Request) error {
	name, by := r.PathValue("name"), s.guard.By(r)
	var done string
	var err error
	switch r.PathValue("change") {
	case "role":
		role := sitrep.Role(r.PostFormValue("role"))
		done, err = name+" is "+string(role)+" now.", s.o.Store.SetRole(r.Context(), by, name, role)
	case "password":
		done, err = name+" has another password, and is signed out everywhere.", s.guard.SetPassword(r, name, r.PostFormValue("password"))
	case "disable":
		done, err = name+" is disabled.", s.o.Store.Disable(r.Context(), by, name)
	case "enable":
		done, err = name+" may sign in again.", s.o.Store.Enable(r.Context(), by, name)
	default:
		return fmt.Errorf("%w: there is no page %s", sitrep.ErrNotFound, r.URL.Path)
	}
	return s.showUsers(w, r, done, err)
}
