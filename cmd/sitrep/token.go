package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/guard"
	"sitrep/store"
)

// tokenCmd has charge of tokens.
type tokenCmd struct {
	Create tokenCreateCmd `cmd:"" help:"Make a token, and print it once."`
	List   tokenListCmd   `cmd:"" help:"List tokens."`
	Revoke tokenRevokeCmd `cmd:"" help:"Make a token hold no more."`
}

// Help is shown by token --help.
func (tokenCmd) Help() string {
	return `A token lets a program ask the workbench in an account's name: it sends the header
"Authorization: Bearer TOKEN". It may do no more than its role, and never more than its
account. Only a digest of it is kept: nobody can print it again.

Examples:
  sitrep token create "nightly import" --account anna --role editor --expires 90d
  sitrep token list
  sitrep token revoke t-4ktw2r7c`
}

// tokenCreateCmd makes a token.
type tokenCreateCmd struct {
	hand

	Name    string `arg:"" help:"What the token is for."`
	Account string `required:"" placeholder:"NAME" help:"In whose name it is."`
	Role    string `enum:"reader,analyst,editor,admin" required:"" placeholder:"ROLE" help:"The most that it may do (${enum})."`
	Expires string `placeholder:"WHEN" default:"90d" help:"When it runs out: so many days, such as 90d, or a day, at its end."`
}

// Run makes the token, prints it, and says what it is.
func (c *tokenCreateCmd) Run(ctx context.Context, g *Globals) error {
	expires, err := runsOut(c.Expires, g.Now())
	if err != nil {
		return err
	}
	return c.change(ctx, g, false, func(st *store.Store, by sitrep.By) (string, error) {
		t, words, err := guard.NewToken(ctx, st, by, sitrep.Token{Account: c.Account, Name: c.Name, Role: sitrep.Role(c.Role), Expires: expires})
		if err == nil {
			_, err = fmt.Fprintf(g.Stderr, "Token %s of %s, as %s, until %s. It is printed this once.\n",
				t.ID, plain(t.Account), t.Role, t.Expires.UTC().Format("2006-01-02 15:04Z"))
		}
		return words, err
	})
}

// runsOut reads when a token runs out.
func runsOut(s string, now time.Time) (time.Time, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		if n, err := strconv.Atoi(days); err == nil && n > 0 && n < 100_000 {
			return now.AddDate(0, 0, n), nil
		}
	}
	t, err := store.ParseTime(s)
	if err != nil {
		return t, usagef("--expires %q: give days, such as 90d, or a day, such as 2026-12-31", s)
	}
	return t, nil
}

// tokenRevokeCmd makes a token hold no more.
type tokenRevokeCmd struct {
	hand

	ID string `arg:"" help:"The token's id; sitrep token list shows them."`
}

// Run revokes the token.
func (c *tokenRevokeCmd) Run(ctx context.Context, g *Globals) error {
	return c.change(ctx, g, false, func(st *store.Store, by sitrep.By) (string, error) {
		return "token " + c.ID + " holds no more", st.RevokeToken(ctx, by, "", c.ID)
	})
}

// tokenListCmd lists tokens.
type tokenListCmd struct {
	Format string `short:"f" enum:"text,jsonl" default:"text" help:"How to print (${enum})."`
}

// Run prints the tokens, those too that hold no more.
func (c *tokenListCmd) Run(ctx context.Context, g *Globals) error {
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // was only read from
	all, err := st.Tokens(ctx, "")
	if err != nil {
		return err
	}
	if c.Format == "jsonl" {
		lines := make([]tokenJSON, 0, len(all))
		for _, t := range all {
			lines = append(lines, tokenJSON{t.ID, t.Account, t.Name, t.Role, iso(t.Created), iso(t.Expires), iso(t.Used), iso(t.Revoked)})
		}
		return printLines(g.Stdout, lines)
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(g.Stderr, "There is no token.")
		return err
	}
	now := g.Now()
	return writeRows(g.Stdout, []column[sitrep.Token]{
		{head: "ID", of: func(t sitrep.Token) string { return t.ID }},
		{head: "ACCOUNT", least: 8, of: func(t sitrep.Token) string { return t.Account }},
		{head: "ROLE", of: func(t sitrep.Token) string { return string(t.Role) }},
		{head: "HOLDS", of: func(t sitrep.Token) string { return holds(&t, now) }},
		{head: "USED", of: func(t sitrep.Token) string { return dayOf(t.Used) }},
		{head: "FOR", least: 12, of: func(t sitrep.Token) string { return t.Name }},
	}, all, columns(g.Stdout))
}

// tokenJSON is a token as programs get it.
type tokenJSON struct {
	ID      string      `json:"id"`
	Account string      `json:"account"`
	Name    string      `json:"name"`
	Role    sitrep.Role `json:"role"`
	Created string      `json:"created"`
	Expires string      `json:"expires"`
	Used    string      `json:"used,omitempty"`
	Revoked string      `json:"revoked,omitempty"`
}

// holds tells until when a token holds, or why it does not.
func holds(t *sitrep.Token, now time.Time) string {
	switch {
	case !t.Revoked.IsZero():
		return "revoked"
	case !now.Before(t.Expires):
		return "ran out"
	}
	return "until " + dayOf(t.Expires)
}

// dayOf and iso are a moment's day, and the moment; empty for the zero time.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
