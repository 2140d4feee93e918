package guard

import (
	"context"
	"errors"
	"net/http"

	"sitrep"
	"sitrep/store"
)

var errWrong = refusal(http.StatusUnauthorized, "That name and that password do not belong together.")

// SignIn signs a browser in by name and password. A Refusal says why it does not,
// and never whether there is such an account.
func (g *Guard) SignIn(w http.ResponseWriter, r *http.Request, name, password string) error {
	account, err := g.check(r, name, password)
	if err != nil {
		return err
	}
	return g.start(w, r, account.Name)
}

// check finds an account by name and password. It does the same work for a name that
// nobody has.
func (g *Guard) check(r *http.Request, name, password string) (sitrep.Account, error) {
	now := g.o.Now()
	folded, err := sitrep.CheckName(name)
	if err != nil {
		folded = "" // nobody's
	}
	done, err := g.attempts.take(g.address(r), folded, now)
	if err != nil {
		return sitrep.Account{}, err
	}
	account, hash, err := g.o.Store.Account(r.Context(), folded)
	known := err == nil
	if err != nil && !errors.Is(err, sitrep.ErrNotFound) && !errors.Is(err, sitrep.ErrInvalid) {
		return account, err
	}
	if account.Disabled {
		hash = ""
	}
	same, err := g.hasher.matches(r.Context(), hash, password)
	if err != nil {
		return account, err
	}
	done(same)
	if same {
		return account, nil
	}
	on := "a name that nobody has" // it may be a password, typed in the wrong field
	if known {
		on = account.Name
	}
	return sitrep.Account{}, errors.Join(g.tell(r, "refuse to sign in", on), errWrong)
}

// tell records in the audit what somebody whom nobody knows has tried, as long as
// that is not too often.
func (g *Guard) tell(r *http.Request, what, on string) error {
	by := g.By(r)
	if g.attempts.told.take("", by.At) > 0 {
		return nil
	}
	return g.o.Store.Audit(r.Context(), sitrep.AuditEntry{By: by, What: what, On: on})
}

// start begins a session, with a new secret, and ends the one that the browser has.
func (g *Guard) start(w http.ResponseWriter, r *http.Request, account string) error {
	by := g.By(r)
	by.Who = account
	if old, ok := g.shown(r); ok {
		if err := g.o.Store.EndSession(r.Context(), by, old); err != nil {
			return err
		}
	}
	words := secret()
	s := store.Session{Digest: digestOf(words), Agent: cutTo(r.UserAgent(), 200), Created: by.At, Seen: by.At, Expires: by.At.Add(g.o.Longest)}
	if err := g.o.Store.StartSession(r.Context(), by, account, s); err != nil {
		return err
	}
	http.SetCookie(w, g.cookie(sessionCookie, words, g.o.Longest))
	return nil
}

// SignOut signs the browser out.
func (g *Guard) SignOut(w http.ResponseWriter, r *http.Request) error {
	http.SetCookie(w, g.cookie(sessionCookie, "", -1))
	d, ok := g.shown(r)
	if !ok {
		return nil
	}
	return g.o.Store.EndSession(r.Context(), g.By(r), d)
}

// SignOutEverywhere ends all sessions of the caller's account, this one too.
func (g *Guard) SignOutEverywhere(w http.ResponseWriter, r *http.Request) error {
	c, ok := From(r.Context())
	if !ok {
		return nil
	}
	http.SetCookie(w, g.cookie(sessionCookie, "", -1))
	return g.o.Store.EndSessions(r.Context(), g.By(r), c.Account.Name)
}

// ChangePassword gives the caller's account another password, for which the one that
// it has must be given. All its sessions end; this browser begins a new one.
func (g *Guard) ChangePassword(w http.ResponseWriter, r *http.Request, old, password string) error {
	c, ok := From(r.Context())
	if !ok || c.session == (store.Digest{}) {
		return refusal(http.StatusForbidden, "Sign in with a browser to change your password.")
	}
	if _, err := g.check(r, c.Account.Name, old); err != nil {
		if errors.Is(err, errWrong) {
			return refusal(http.StatusUnprocessableEntity, "That is not the password that you have now.")
		}
		return err
	}
	if err := g.SetPassword(r, c.Account.Name, password); err != nil {
		return err
	}
	return g.start(w, r, c.Account.Name)
}

// SetPassword gives an account a password, in the caller's name, and ends all its
// sessions.
func (g *Guard) SetPassword(r *http.Request, account, password string) error {
	hash, err := g.hash(r.Context(), password, account)
	if err != nil {
		return err
	}
	return g.o.Store.SetPassword(r.Context(), g.By(r), account, hash)
}

// AddAccount makes an account with a password, in the caller's name.
func (g *Guard) AddAccount(r *http.Request, a sitrep.Account, password string) error {
	hash, err := g.hash(r.Context(), password, a.Name)
	if err != nil {
		return err
	}
	return g.o.Store.AddAccount(r.Context(), g.By(r), a, hash)
}

func (g *Guard) hash(ctx context.Context, password, account string) (hash string, err error) {
	if err := checkPassword(password, account); err != nil {
		return "", err
	}
	err = g.hasher.do(ctx, func() { hash = g.hasher.cost.hash(password) })
	return hash, err
}
