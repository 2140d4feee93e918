package main

import (
	"context"
	"fmt"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/guard"
	"sitrep/store"
)

// userCmd has charge of accounts.
type userCmd struct {
	Add      userAddCmd      `cmd:"" help:"Make an account."`
	List     userListCmd     `cmd:"" help:"List accounts."`
	Role     userRoleCmd     `cmd:"" help:"Give an account another role."`
	Password userPasswordCmd `cmd:"" help:"Give an account another password, and sign it out everywhere."`
	Disable  userDisableCmd  `cmd:"" help:"Keep an account from being used, and sign it out everywhere."`
	Enable   userEnableCmd   `cmd:"" help:"Let a disabled account in again."`
}

// Help is shown by user --help.
func (userCmd) Help() string {
	return `Accounts are for the workbench: once there is one, sitrep serve lets in nobody else. A
reader looks at everything; an analyst also judges claims, merges and splits; an editor
also adds reports and grades publishers; an admin also has charge of accounts. Each
change is in sitrep audit.

Examples:
  sitrep user add anna --role admin
  sitrep user role ben editor
  sitrep user list`
}

// hand is who changes accounts and tokens from the command line.
type hand struct {
	Who string `help:"Who does it, for the audit." placeholder:"NAME" env:"SITREP_WHO" default:"${user}"`
}

// change opens the store, calls f with who does it, and prints what was done.
func (h hand) change(ctx context.Context, g *Globals, create bool, f func(*store.Store, sitrep.By) (done string, err error)) error {
	by := sitrep.By{Who: h.Who, From: "command line", At: g.Now()}
	if by.Who == "" {
		return usagef("say who does it: --who NAME, or set SITREP_WHO")
	}
	st, err := flow.OpenStore(ctx, g.Store, create)
	if err != nil {
		return err
	}
	defer st.Close() // what was changed is on the disk
	done, err := f(st, by)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(g.Stdout, plain(done))
	return err
}

// userAddCmd makes an account.
type userAddCmd struct {
	hand
	passwordFlag

	Name    string `arg:"" help:"The name to sign in with: letters a to z, digits and . _ @ + -"`
	Role    string `enum:"reader,analyst,editor,admin" required:"" placeholder:"ROLE" help:"What the account may do (${enum})."`
	Display string `placeholder:"NAME" help:"What people call who it is."`
}

// Help is shown by user add --help.
func (userAddCmd) Help() string {
	return `The password is asked for twice at a terminal; else it is the first line of standard
input, or of --password-file. It must have 12 characters or more, of any kind.

Examples:
  sitrep user add anna --role admin
  sitrep user add ben --role analyst --display "Ben B." --password-file ben.txt`
}

// Run makes the account.
func (c *userAddCmd) Run(ctx context.Context, g *Globals) error {
	name, err := sitrep.CheckName(c.Name)
	if err != nil {
		return err
	}
	hash, err := c.hash(ctx, g, name)
	if err != nil {
		return err
	}
	return c.change(ctx, g, true, func(st *store.Store, by sitrep.By) (string, error) {
		err := st.AddAccount(ctx, by, sitrep.Account{Name: name, Display: c.Display, Role: sitrep.Role(c.Role)}, hash)
		return fmt.Sprintf("%s may sign in as %s", name, c.Role), err
	})
}

// hash reads a new password and gives its hash.
func (p passwordFlag) hash(ctx context.Context, g *Globals, account string) (string, error) {
	password, err := p.read(ctx, g)
	if err != nil {
		return "", err
	}
	return guard.NewPassword(password, account)
}

// userRoleCmd gives an account another role.
type userRoleCmd struct {
	hand

	Name string `arg:"" help:"The account."`
	Role string `arg:"" enum:"reader,analyst,editor,admin" help:"What it may do from now on (${enum})."`
}

// Run sets the role.
func (c *userRoleCmd) Run(ctx context.Context, g *Globals) error {
	return c.change(ctx, g, false, func(st *store.Store, by sitrep.By) (string, error) {
		return fmt.Sprintf("%s is %s now", c.Name, c.Role), st.SetRole(ctx, by, c.Name, sitrep.Role(c.Role))
	})
}

// userPasswordCmd gives an account another password.
type userPasswordCmd struct {
	hand
	passwordFlag

	Name string `arg:"" help:"The account."`
}

// Run sets the password.
func (c *userPasswordCmd) Run(ctx context.Context, g *Globals) error {
	name, err := sitrep.CheckName(c.Name)
	if err != nil {
		return err
	}
	hash, err := c.hash(ctx, g, name)
	if err != nil {
		return err
	}
	return c.change(ctx, g, false, func(st *store.Store, by sitrep.By) (string, error) {
		return name + " has another password, and is signed out everywhere", st.SetPassword(ctx, by, name, hash)
	})
}

// namedUser is an account to change.
type namedUser struct {
	hand

	Name string `arg:"" help:"The account."`
}

// allow changes whether the account may be used, and prints its name with what it is then.
func (c namedUser) allow(ctx context.Context, g *Globals, set func(*store.Store, context.Context, sitrep.By, string) error, then string) error {
	return c.change(ctx, g, false, func(st *store.Store, by sitrep.By) (string, error) {
		return c.Name + then, set(st, ctx, by, c.Name)
	})
}

// userDisableCmd keeps an account from being used.
type userDisableCmd struct{ namedUser }

// Run disables the account.
func (c *userDisableCmd) Run(ctx context.Context, g *Globals) error {
	return c.allow(ctx, g, (*store.Store).Disable, " is disabled")
}

// userEnableCmd lets an account in again.
type userEnableCmd struct{ namedUser }

// Run enables the account.
func (c *userEnableCmd) Run(ctx context.Context, g *Globals) error {
	return c.allow(ctx, g, (*store.Store).Enable, " may sign in again")
}

// userListCmd lists accounts.
type userListCmd struct {
	Format string `short:"f" enum:"text,jsonl" default:"text" help:"How to print (${enum})."`
}

// Run prints the accounts.
func (c *userListCmd) Run(ctx context.Context, g *Globals) error {
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // was only read from
	all, err := st.Accounts(ctx)
	if err != nil {
		return err
	}
	if c.Format == "jsonl" {
		lines := make([]accountJSON, 0, len(all))
		for _, a := range all {
			lines = append(lines, accountJSON{a.Name, a.Display, a.Role, a.Password, a.Issuer, a.Subject, a.Disabled, a.Created.Format(time.RFC3339)})
		}
		return printLines(g.Stdout, lines)
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(g.Stderr, "There is no account. Make one with: sitrep user add NAME --role admin")
		return err
	}
	return writeRows(g.Stdout, accountColumns, all, columns(g.Stdout))
}

// accountJSON is an account as programs get it.
type accountJSON struct {
	Name     string      `json:"name"`
	Display  string      `json:"display,omitempty"`
	Role     sitrep.Role `json:"role"`
	Password bool        `json:"password"`
	Issuer   string      `json:"issuer,omitempty"`
	Subject  string      `json:"subject,omitempty"`
	Disabled bool        `json:"disabled"`
	Created  string      `json:"created"`
}

var accountColumns = []column[sitrep.Account]{
	{head: "NAME", least: 12, of: func(a sitrep.Account) string { return a.Name }},
	{head: "ROLE", of: func(a sitrep.Account) string { return string(a.Role) }},
	{head: "SIGNS IN", of: signsIn},
	{head: "SINCE", of: func(a sitrep.Account) string { return a.Created.Format(time.DateOnly) }},
	{head: "CALLED", least: 12, of: func(a sitrep.Account) string { return a.Display }},
}

// signsIn tells how somebody gets in.
func signsIn(a sitrep.Account) string {
	switch {
	case a.Disabled:
		return "disabled"
	case a.Issuer != "":
		return "by " + a.Issuer
	case a.Password:
		return "by password"
	}
	return "no way"
}
