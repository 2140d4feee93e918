package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

// root is who makes accounts in tests, so many minutes after noon.
func root(minutes int) sitrep.By {
	return sitrep.By{Who: "root", From: "command line", At: noon.Add(time.Duration(minutes) * time.Minute)}
}

func digest(s string) Digest { return sha256.Sum256([]byte(s)) }

// fullOfAccounts fills the tables of accounts.
func fullOfAccounts(t *testing.T, s *Store) {
	t.Helper()
	ctx := t.Context()
	anna := sitrep.Account{Name: "anna", Display: "Anna B.", Role: sitrep.Admin}
	ben := sitrep.Account{Name: "ben", Role: sitrep.Reader, Issuer: "https://id.example", Subject: "17"}
	in := func(secret string, at int) Session {
		return Session{Digest: digest(secret), Agent: "Browser", Created: root(at).At, Seen: root(at).At, Expires: root(at + 60).At}
	}
	_, tokenErr := func() (sitrep.Token, error) {
		if err := s.AddAccount(ctx, root(0), anna, "$argon2id$"); err != nil {
			return sitrep.Token{}, err
		}
		return s.AddToken(ctx, root(1), sitrep.Token{Account: "anna", Name: "imports", Role: sitrep.Editor, Expires: root(90).At}, digest("token"))
	}()
	_, vouchErr := s.Vouched(ctx, root(2), ben)
	revoked, revokeErr := s.AddToken(ctx, root(3), sitrep.Token{Account: "ben", Name: "maps", Role: sitrep.Reader, Expires: root(90).At}, digest("other"))
	for _, err := range []error{
		tokenErr, vouchErr, revokeErr,
		s.RevokeToken(ctx, root(4), "", revoked.ID),
		s.StartSession(ctx, root(5), "anna", in("one", 5)),
		s.StartSession(ctx, root(6), "ben", in("two", 6)),
		s.Seen(ctx, map[Digest]time.Time{digest("one"): root(9).At, digest("token"): root(9).At}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestAccounts(t *testing.T) {
	s := fresh(t)
	fullOfAccounts(t, s)
	ctx := t.Context()
	got, err := s.Accounts(ctx)
	want := []sitrep.Account{
		{Name: "anna", Display: "Anna B.", Role: sitrep.Admin, Password: true, Created: root(0).At},
		{Name: "ben", Role: sitrep.Reader, Issuer: "https://id.example", Subject: "17", Created: root(2).At},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("Accounts (-want +got), %v:\n%s", err, diff)
	}
	carl := sitrep.Account{Name: "Carl", Role: sitrep.Editor}
	tests := []struct {
		name string
		do   func() error
		want error
	}{
		{"a new one", func() error { return s.AddAccount(ctx, root(10), carl, "x") }, nil},
		{"a name that is taken, in other case", func() error { return s.AddAccount(ctx, root(10), carl, "x") }, sitrep.ErrConflict},
		{"no role", func() error { return s.AddAccount(ctx, root(10), sitrep.Account{Name: "dora", Role: "root"}, "x") }, sitrep.ErrInvalid},
		{"no name", func() error {
			return s.AddAccount(ctx, root(10), sitrep.Account{Name: "a b", Role: sitrep.Reader}, "x")
		}, sitrep.ErrInvalid},
		{"the last admin's role", func() error { return s.SetRole(ctx, root(11), "anna", sitrep.Editor) }, sitrep.ErrConflict},
		{"the last admin's account", func() error { return s.Disable(ctx, root(11), "anna") }, sitrep.ErrConflict},
		{"another admin", func() error { return s.SetRole(ctx, root(12), "carl", sitrep.Admin) }, nil},
		{"not the last admin's role", func() error { return s.SetRole(ctx, root(13), "anna", sitrep.Reader) }, nil},
		{"the admin who is last now", func() error { return s.Disable(ctx, root(14), "carl") }, sitrep.ErrConflict},
		{"a role that the provider gives", func() error { return s.SetRole(ctx, root(15), "ben", sitrep.Admin) }, sitrep.ErrConflict},
		{"a password beside the provider's", func() error { return s.SetPassword(ctx, root(15), "ben", "x") }, sitrep.ErrConflict},
		{"nobody's role", func() error { return s.SetRole(ctx, root(15), "nobody", sitrep.Reader) }, sitrep.ErrNotFound},
		{"nobody's password", func() error { return s.SetPassword(ctx, root(15), "nobody", "x") }, sitrep.ErrNotFound},
		{"another's token", func() error { return s.RevokeToken(ctx, root(16), "ben", tokenID(t, s, "imports")) }, sitrep.ErrNotFound},
		{"a token twice", func() error { return s.RevokeToken(ctx, root(16), "", tokenID(t, s, "maps")) }, sitrep.ErrConflict},
		{"a token above the account", func() error {
			_, err := s.AddToken(ctx, root(17), sitrep.Token{Account: "anna", Name: "x", Role: sitrep.Admin, Expires: root(90).At}, digest("x"))
			return err
		}, sitrep.ErrInvalid},
		{"a token of the past", func() error {
			_, err := s.AddToken(ctx, root(17), sitrep.Token{Account: "anna", Name: "x", Role: sitrep.Reader, Expires: root(17).At}, digest("x"))
			return err
		}, sitrep.ErrInvalid},
		{"disabled", func() error { return s.Disable(ctx, root(18), "ben") }, nil},
		{"no session for one that is disabled", func() error { return s.StartSession(ctx, root(19), "ben", Session{Digest: digest("y")}) }, sitrep.ErrConflict},
		{"one whose provider names it as another is named", func() error {
			_, err := s.Vouched(ctx, root(20), sitrep.Account{Name: "carl", Role: sitrep.Admin, Issuer: "https://id.example", Subject: "18"})
			return err
		}, sitrep.ErrConflict},
		{"one that nobody vouches for", func() error {
			_, err := s.Vouched(ctx, root(20), sitrep.Account{Name: "eve", Role: sitrep.Admin})
			return err
		}, sitrep.ErrInvalid},
	}
	for _, test := range tests {
		before := auditOf(t, s)
		if err := test.do(); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
		if added := len(auditOf(t, s)) - len(before); (test.want == nil) != (added == 1) {
			t.Errorf("%s: the audit has %d entries of it", test.name, added)
		}
	}
	sound(t, s)
}

// A provider's word of a role and a name holds at each sign-in, and what is disabled
// here stays so.
func TestVouched(t *testing.T) {
	s := fresh(t)
	fullOfAccounts(t, s)
	if err := s.Disable(t.Context(), root(9), "ben"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Vouched(t.Context(), root(10), sitrep.Account{
		Name: "benjamin", Display: "Ben", Role: sitrep.Analyst, Issuer: "https://id.example", Subject: "17",
	})
	want := sitrep.Account{
		Name: "ben", Display: "Ben", Role: sitrep.Analyst, Issuer: "https://id.example", Subject: "17", Disabled: true, Created: root(2).At,
	}
	if got != want || err != nil {
		t.Errorf("Vouched = %v, %v, want %v", got, err, want)
	}
	if kept, _, err := s.Account(t.Context(), "ben"); kept != want || err != nil {
		t.Errorf("Account = %v, %v, want %v", kept, err, want)
	}
	sound(t, s)
}

// Whatever changes how one is let in ends the sessions that there are.
func TestSessionsEnd(t *testing.T) {
	for name, end := range map[string]func(context.Context, *Store) error{
		"signed out":     func(ctx context.Context, s *Store) error { return s.EndSession(ctx, root(9), digest("one")) },
		"everywhere":     func(ctx context.Context, s *Store) error { return s.EndSessions(ctx, root(9), "anna") },
		"a new password": func(ctx context.Context, s *Store) error { return s.SetPassword(ctx, root(9), "anna", "x") },
		"disabled": func(ctx context.Context, s *Store) error {
			if err := s.AddAccount(ctx, root(9), sitrep.Account{Name: "other", Role: sitrep.Admin}, ""); err != nil {
				return err
			}
			return s.Disable(ctx, root(9), "anna")
		},
		"run out": func(ctx context.Context, s *Store) error {
			return s.StartSession(ctx, root(65), "ben", Session{Digest: digest("three"), Expires: root(99).At})
		},
	} {
		s := fresh(t)
		fullOfAccounts(t, s)
		if _, a, err := s.Session(t.Context(), digest("one")); err != nil || a.Name != "anna" {
			t.Fatalf("Session = %v, %v", a, err)
		}
		if err := end(t.Context(), s); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, err := s.Session(t.Context(), digest("one")); !errors.Is(err, sitrep.ErrNotFound) {
			t.Errorf("%s: the session is there: %v", name, err)
		}
		if _, _, err := s.Session(t.Context(), digest("two")); err != nil {
			t.Errorf("%s: another's session: %v", name, err)
		}
		sound(t, s)
	}
}

func TestSessionsSeen(t *testing.T) {
	s := fresh(t)
	fullOfAccounts(t, s)
	if se, _, err := s.Session(t.Context(), digest("one")); !se.Seen.Equal(root(9).At) || err != nil {
		t.Errorf("seen at %v, %v", se.Seen, err)
	}
	if tk, _, err := s.TokenOf(t.Context(), digest("token")); !tk.Used.Equal(root(9).At) || err != nil {
		t.Errorf("used at %v, %v", tk.Used, err)
	}
	if err := s.Seen(t.Context(), map[Digest]time.Time{digest("of none"): noon}); err != nil {
		t.Errorf("Seen of nothing: %v", err)
	}
	sound(t, s)
}

// The audit is not altered, none of it goes missing, and it says who did what.
func TestAudit(t *testing.T) {
	s := fresh(t)
	fullOfAccounts(t, s)
	var lines []string
	for _, e := range auditOf(t, s) {
		lines = append(lines, fmt.Sprintf("%s %s %s: %s, %s", e.At.Format("15:04"), e.Who, e.From, e.What, e.On))
	}
	got := strings.Join(lines, "\n")
	for _, want := range []string{
		"12:00 root command line: add account as admin, anna", "12:02 root command line: add account as reader, ben",
		": revoke token t-", "12:06 root command line: sign in, ben",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the audit does not say %q:\n%s", want, got)
		}
	}
	since, err := s.AuditSince(t.Context(), root(6).At)
	if len(since) != 1 || err != nil {
		t.Errorf("AuditSince = %v, %v, want the last one", since, err)
	}
	for _, query := range []string{"DELETE FROM audit WHERE key = 3", "UPDATE audit SET who = 'nobody'"} {
		if _, err := s.write.Exec(query); err == nil || !strings.Contains(err.Error(), "only added to") {
			t.Errorf("%s: %v", query, err)
		}
	}
	if err := s.Audit(t.Context(), sitrep.AuditEntry{By: sitrep.By{Who: "anna"}, What: "x"}); !errors.Is(err, sitrep.ErrInvalid) {
		t.Errorf("an entry without a time: %v", err)
	}
	if _, err := s.write.Exec("DROP TRIGGER audit_keeps; DELETE FROM audit WHERE key = 3"); err != nil {
		t.Fatal(err)
	}
	var found []string
	if err := s.Verify(t.Context(), func(p Problem) { found = append(found, p.String()) }); err != nil || len(found) != 1 || !strings.Contains(found[0], "audit") {
		t.Errorf("Verify of an audit with a gap = %q, %v", found, err)
	}
}

func auditOf(t *testing.T, s *Store) []sitrep.AuditEntry {
	t.Helper()
	all, err := s.AuditSince(t.Context(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func tokenID(t *testing.T, s *Store, name string) string {
	t.Helper()
	all, err := s.Tokens(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, tk := range all {
		if tk.Name == name {
			return tk.ID
		}
	}
	t.Fatalf("no token %s", name)
	return ""
}
