package sitrep

import "errors"

// Errors that callers tell apart with errors.Is. Their messages may be shown
// to the user; all others are internal.
var (
	ErrNotFound = errors.New("not found")
	ErrInvalid  = errors.New("invalid")
	ErrConflict = errors.New("conflict")
)
