package guard

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"sitrep"
)

// Refusal is why somebody is not let in, or may not do something, in words for them.
type Refusal struct { //nolint:errname // guard.Refusal says what it is
	Status int
	Words  string
	Wait   time.Duration // after which to try again; 0 where that does not help
}

// Error is the words.
func (r *Refusal) Error() string { return r.Words }

func refusal(status int, words string) *Refusal { return &Refusal{Status: status, Words: words} }

// RefusalOf gives the refusal that an error is. What is wrong with what was asked for
// is told in the error's words, and all other errors are a fault of ours, of which
// the words tell nothing.
func RefusalOf(err error) *Refusal {
	var r *Refusal
	switch {
	case errors.As(err, &r):
		return r
	case errors.Is(err, sitrep.ErrInvalid):
		return refusal(http.StatusUnprocessableEntity, sentence(err, sitrep.ErrInvalid))
	case errors.Is(err, sitrep.ErrConflict):
		return refusal(http.StatusConflict, sentence(err, sitrep.ErrConflict))
	case errors.Is(err, sitrep.ErrNotFound):
		return refusal(http.StatusNotFound, sentence(err, sitrep.ErrNotFound))
	}
	return refusal(http.StatusInternalServerError, "Something is wrong here, and it is not your fault. Try again; if it stays so, tell who runs this.")
}

// sentence is an error without its sort.
func sentence(err, sort error) string {
	words := strings.TrimPrefix(err.Error(), fmt.Sprintf("%v: ", sort))
	return strings.ToUpper(words[:min(1, len(words))]) + words[min(1, len(words)):] + "."
}
