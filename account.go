package sitrep

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Role says what an account may do. Each role may do all that those before it may.
type Role string

// Roles, the least first.
const (
	Reader  Role = "reader"  // looks at everything
	Analyst Role = "analyst" // decides: judges claims, merges, splits
	Editor  Role = "editor"  // adds reports, grades publishers
	Admin   Role = "admin"   // has charge of accounts
)

// Roles are all roles, the least first.
func Roles() []Role { return []Role{Reader, Analyst, Editor, Admin} }

// ParseRole reads a role; others are an ErrInvalid.
func ParseRole(s string) (Role, error) {
	if r := Role(s); slices.Contains(Roles(), r) {
		return r, nil
	}
	return "", fmt.Errorf("%w: %q is no role; give reader, analyst, editor or admin", ErrInvalid, s)
}

// Includes tells whether the role may do what another may. What is no role may do
// nothing, and nobody may do what is for no role.
func (r Role) Includes(other Role) bool {
	all := Roles()
	return slices.Contains(all, other) && slices.Index(all, r) >= slices.Index(all, other)
}

// Account is somebody who may sign in.
type Account struct {
	Name     string // as CheckName wants it
	Display  string // what people call them; empty where the name does
	Role     Role
	Password bool   // there is one
	Issuer   string // the OpenID Connect provider that vouches for them; empty for none
	Subject  string // who they are to the provider
	Disabled bool
	Created  time.Time
}

// longestName bounds names of accounts, in bytes.
const longestName = 64

var accountName = regexp.MustCompile(`^[a-z0-9]([a-z0-9._@+-]*[a-z0-9])?$`)

// CheckName gives the name of an account as it is kept, in lower case; what is
// none is an ErrInvalid.
func CheckName(s string) (string, error) {
	name := strings.ToLower(strings.TrimSpace(s))
	if len(name) > longestName || !accountName.MatchString(name) {
		return "", fmt.Errorf("%w: that is no name for an account: give up to %d letters a to z, digits and . _ @ + -, a letter or digit first and last",
			ErrInvalid, longestName)
	}
	return name, nil
}

// By says who does something, from where and when.
type By struct {
	Who  string // name of an account, or of the operating system's user
	From string // a network address, or "command line"
	At   time.Time
}

// AuditEntry is something that was done to what is kept, or to who may reach it.
type AuditEntry struct {
	By
	What string
	On   string // account, path, ...
}

// Token is a program's way in, in an account's name.
type Token struct {
	ID      string
	Account string
	Name    string // what it is for
	Role    Role   // the most that it may do; never more than its account
	Created time.Time
	Expires time.Time
	Used    time.Time // within some minutes; zero for never
	Revoked time.Time // zero while it holds
}
