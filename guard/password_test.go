package guard

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"sitrep"
)

func TestNewPassword(t *testing.T) {
	for password, want := range map[string]string{
		"three blue kettles":       "",
		"aB3$aB3$xY7!":             "",
		"съешь ещё булок":          "",
		strings.Repeat("ab c", 99): "easily guessed",
		"short":                    "too short",
		"elevenchars":              "too short",
		"ééééééééééé":              "too short", // characters, not bytes
		"":                         "too short",
		strings.Repeat("three blue kettles ", 60): "longer than 1024",
		"aaaaaaaaaaaaaaaa":                        "easily guessed",
		"Password1234":                            "easily guessed",
		"anna-anna-anna":                          "easily guessed",
		"three blue kettles\xff":                  "no text",
	} {
		err := checkPassword(password, "anna")
		if want == "" && err != nil || want != "" && (!errors.Is(err, sitrep.ErrInvalid) || !strings.Contains(err.Error(), want)) {
			t.Errorf("checkPassword(%.30q) = %v, want %q", password, err, want)
		}
	}
}

func TestMatches(t *testing.T) {
	hash, err := NewPassword("drei blaue Kessel für Ömer", "anna")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=3,p=1$") {
		t.Fatalf("NewPassword = %q, %v", hash, err)
	}
	if other, _ := NewPassword("drei blaue Kessel für Ömer", "anna"); other == hash {
		t.Error("two hashes of one password are the same")
	}
	for password, want := range map[string]bool{
		"drei blaue Kessel für Ömer":         true,
		"drei blaue Kessel fu\u0308r Ömer":   true, // as another keyboard types it
		"drei blaue Kessel für Omer":         false,
		"drei blaue kessel für Ömer":         false,
		"":                                   false,
		"drei blaue Kessel für Ömer\x00more": false,
	} {
		if got := matches(hash, password); got != want {
			t.Errorf("matches(%q) = %v, want %v", password, got, want)
		}
	}
	parts := strings.Split(hash, "$")
	for _, broken := range []string{
		"", "x", "$$$$$", "$argon2i$" + strings.Join(parts[2:], "$"), strings.Replace(hash, "v=19", "v=16", 1), strings.Replace(hash, "t=3", "t=0", 1),
		strings.Replace(hash, "m=65536", "m=4294967295", 1), strings.Replace(hash, "t=3", "t=4294967295", 1), strings.Replace(hash, "p=1", "p=0", 1),
		hash[:len(hash)-1], strings.Join(parts[:5], "$") + "$", strings.Replace(hash, "p=1", "p=1000", 1),
	} {
		if matches(broken, "drei blaue Kessel für Ömer") {
			t.Errorf("%q matches", broken)
		}
	}
}

// A name that nobody has, an account that is disabled and one without a password take
// as long to refuse as a wrong password does: the hash is made.
func TestSameWorkForUnknownNames(t *testing.T) {
	s := open(t, Options{})
	s.hasher = newHasher(cost{passes: 2, memory: 16 << 10, threads: 1})
	slow := s.hasher.cost.hash(good)
	if err := s.store.SetPassword(t.Context(), command, "reader", slow); err != nil {
		t.Fatal(err)
	}
	if err := s.store.AddAccount(t.Context(), command, sitrep.Account{Name: "vouched", Role: sitrep.Reader, Issuer: "https://id.example", Subject: "1"}, ""); err != nil {
		t.Fatal(err)
	}
	b := s.browser()
	names := []string{"reader", "nobody", "gone", "vouched", "no name at all"}
	fastest := map[string]time.Duration{}
	for range 9 {
		for _, name := range names {
			began := time.Now()
			b.want(http.StatusUnauthorized, "", signIn(name, other))
			if took := time.Since(began); fastest[name] == 0 || took < fastest[name] {
				fastest[name] = took
			}
		}
	}
	known := fastest["reader"]
	for _, name := range names {
		if took := fastest[name]; took < known/2 || took > known*2 {
			t.Errorf("refusing %q takes %v, a wrong password %v", name, took, known)
		}
	}
}

// No more than a few hashes are made at once, and not everybody waits.
func TestHasherIsBounded(t *testing.T) {
	h := newHasher(cheap)
	stop, began := make(chan struct{}), make(chan struct{})
	defer close(stop)
	for range cap(h.turns) {
		go func() {
			_ = h.do(t.Context(), func() { began <- struct{}{}; <-stop })
		}()
		<-began
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.matches(ctx, "", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("who waits and goes away gets %v", err)
	}
	for range cap(h.queue) - cap(h.turns) {
		h.queue <- struct{}{}
	}
	var why *Refusal
	if _, err := h.matches(t.Context(), "", ""); !errors.As(err, &why) || why.Status != http.StatusServiceUnavailable {
		t.Errorf("one too many gets %v", err)
	}
}
