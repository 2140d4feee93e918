package sitrep

import (
	"crypto/sha256"
	"encoding/hex"
)

// Report is one news report as it came, and its text. A changed article is a
// new version of the report: same ID, other text.
type Report struct {
	ID            string // given by the input, or made from its address or its text
	Title         string // empty where the report has none
	Text          string // valid UTF-8; what every span counts in
	Source        string // publisher, as the input names it; may be empty
	URL           string
	Language      string   // BCP 47; "und" where not worked out
	Published     Moment   // zero where neither metadata nor text tell
	PublishedFrom string   // "metadata", "text", or "" where unknown
	Raw           []byte   // the bytes it came as
	Media         string   // their media type: "text/plain", "text/html", "application/json"
	Origin        string   // file and line it was read from, for messages
	Notes         []string // what was mended or guessed when its bytes were read; nil for nothing
}

// TextHash is the SHA-256 of the text, in hexadecimal.
func (r *Report) TextHash() string { return Hash([]byte(r.Text)) }

// Words gives the part of the report that a quote counts in.
func (r *Report) Words(p Part) string {
	if p == InTitle {
		return r.Title
	}
	return r.Text
}

// Holds tells whether the quote's words stand in the report where it says.
func (r *Report) Holds(q Quote) bool {
	text := r.Words(q.Part)
	return !q.Span.Empty() && q.Span.Within(len(text)) && q.Span.Of(text) == q.Exact
}

// Hash is the SHA-256 of some bytes, in hexadecimal.
func Hash(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
