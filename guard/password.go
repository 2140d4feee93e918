package guard

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"sitrep"
)

// Bounds of passwords, by NIST SP 800-63B: length counts, and not what they are made
// of.
const (
	shortest = 12      // characters
	longest  = 1 << 10 // bytes
)

// NewPassword gives the hash of a password that an account is to have. One that is
// too short, too long or easily guessed is an ErrInvalid.
func NewPassword(password, account string) (hash string, err error) {
	if err := checkPassword(password, account); err != nil {
		return "", err
	}
	return usualCost.hash(password), nil
}

func checkPassword(password, account string) error {
	switch folded := strings.ToLower(password); {
	case !utf8.ValidString(password):
		return fmt.Errorf("%w: the password is no text", sitrep.ErrInvalid)
	case len(password) > longest:
		return fmt.Errorf("%w: the password is longer than %d bytes", sitrep.ErrInvalid, longest)
	case utf8.RuneCountInString(password) < shortest:
		return fmt.Errorf("%w: the password is too short: take %d characters or more; a few words in a row are good", sitrep.ErrInvalid, shortest)
	case different(folded) < 5, slices.Contains(common, folded),
		account != "" && utf8.RuneCountInString(strings.ReplaceAll(folded, account, "")) < shortest/2:
		return fmt.Errorf("%w: the password is easily guessed: take a few words in a row that do not belong together", sitrep.ErrInvalid)
	}
	return nil
}

// different counts the characters that are not the same.
func different(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// common are passwords of the length that is asked for which everybody tries first.
var common = []string{
	"123456789012", "1234567890123", "1234567890ab", "abcdefghijkl", "abcdefghijklm", "abcd1234abcd", "abc123abc123", "admin1234567",
	"administrator", "changeme1234", "changemenow1", "correct horse battery staple", "correcthorsebatterystaple", "iloveyou1234",
	"letmein12345", "opensesame12", "passw0rd1234", "password!123", "password1234", "password12345", "password123456", "passwordpassword",
	"qwerty123456", "qwertyqwerty", "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyuiopasdf", "sitrep123456", "sitrepsitrep",
	"welcome12345", "zaq12wsxcde3", "1q2w3e4r5t6y", "1qaz2wsx3edc", "987654321098", "098765432109",
}

// cost is what a hash takes: passes over so many KiB by so many threads.
type cost struct {
	passes, memory uint32
	threads        uint8
}

// usualCost is the second of the two that RFC 9106 recommends, on one processor.
var usualCost = cost{passes: 3, memory: 64 << 10, threads: 1}

const (
	saltBytes = 16
	hashBytes = 32
)

// hash gives a password's hash in PHC's form.
func (c cost) hash(password string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails, as its comment promises
	h := c.digest(password, salt)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(h))
}

// digest takes a password the same however its letters were typed.
func (c cost) digest(password string, salt []byte) []byte {
	return argon2.IDKey(norm.NFKC.Bytes([]byte(password)), salt, c.passes, c.memory, c.threads, hashBytes)
}

// matches tells whether a password is the one of a hash; one that cannot be read is
// that of none.
func matches(hash, password string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return false
	}
	var c cost
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads); n != 3 || err != nil {
		return false
	}
	if c.memory > 1<<20 || c.passes == 0 || c.passes > 100 || c.threads == 0 {
		return false // damage must not take the machine's memory
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	return err == nil && len(want) == hashBytes && subtle.ConstantTimeCompare(c.digest(password, salt), want) == 1
}

// hasher bounds how many hashes are made at once: each takes much memory.
type hasher struct {
	cost  cost
	none  string        // the hash of a password that nobody has
	turns chan struct{} // those who make one
	queue chan struct{} // and those who wait for it
}

func newHasher(c cost) *hasher {
	return &hasher{cost: c, none: c.hash(secret()), turns: make(chan struct{}, 2), queue: make(chan struct{}, 32)}
}

// do calls f when it is its turn.
func (h *hasher) do(ctx context.Context, f func()) error {
	select {
	case h.queue <- struct{}{}:
	default:
		return &Refusal{Status: http.StatusServiceUnavailable, Words: "Too many people are signing in just now. Try again in a minute.", Wait: minute}
	}
	defer func() { <-h.queue }()
	select {
	case h.turns <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-h.turns }()
	f()
	return nil
}

// matches tells whether a password is that of a hash. An empty hash is that of none,
// which takes as long to find out.
func (h *hasher) matches(ctx context.Context, hash, password string) (bool, error) {
	ok := hash != "" && len(password) <= longest
	if !ok {
		hash, password = h.none, password[:min(len(password), longest)]
	}
	same := false
	err := h.do(ctx, func() { same = matches(hash, password) })
	return ok && same, err
}

// secret is 32 random bytes, in letters that cookies and headers take.
func secret() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails, as its comment promises
	return base64.RawURLEncoding.EncodeToString(b)
}
