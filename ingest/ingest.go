// Package ingest turns bytes into reports: plain text, saved web pages and JSON
// Lines, from files, folders and standard input, gzip'd or not.
package ingest

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"sitrep"
)

// Bounds of what is taken in; anything larger is refused and named.
const (
	maxFile = 16 << 20 // bytes of a plain text or page
	maxLine = 64 << 20 // bytes of one JSON report
	maxText = 16 << 20 // bytes of the text in one JSON report
)

// Error says which input could not be read, and why. It is a sitrep.ErrInvalid.
type Error struct {
	Origin string // file, or file and line
	Why    string
}

func (e *Error) Error() string { return e.Origin + ": " + e.Why }

// Unwrap makes an Error a sitrep.ErrInvalid.
func (e *Error) Unwrap() error { return sitrep.ErrInvalid }

func bad(origin, format string, a ...any) error {
	return &Error{origin, fmt.Sprintf(format, a...)}
}

// Input is the bytes of one report, not yet read: cheap to get and to pass to
// whoever reads it.
type Input struct {
	Origin string // file, or file and line
	raw    []byte
	kind   kind
}

// kind is what an input's bytes are.
type kind uint8

const (
	plain  kind = iota // a text
	page               // HTML
	record             // one JSON object
)

// Inputs finds the inputs in files and folders, in their order; "-" is stdin.
// A folder is walked in the order of names, hidden files left out. What is no
// input comes as an error of its own, and the rest goes on. One input at a time
// is held in memory.
func Inputs(paths []string, stdin io.Reader) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		for _, path := range paths {
			if !walk(path, stdin, yield) {
				return
			}
		}
	}
}

// Stream finds the inputs in one stream, as Inputs does in a file. The name is for
// messages, and its ending tells what is in the stream where the bytes do not: no file
// of that name is looked for. What unpacks to more than most bytes ends there with an
// error; 0 is no bound.
func Stream(name string, r io.Reader, most int64) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) { open(r, name, strings.ToLower(name), most, yield) }
}

// Reports is Inputs with each input read.
func Reports(paths []string, stdin io.Reader) iter.Seq2[*sitrep.Report, error] {
	return func(yield func(*sitrep.Report, error) bool) {
		for input, err := range Inputs(paths, stdin) {
			var r *sitrep.Report
			if err == nil {
				r, err = input.Report()
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// Report reads the input. An error is an Error; a nil one means that the report
// has an ID and a text that is valid UTF-8 and not blank.
func (in Input) Report() (r *sitrep.Report, err error) {
	defer func() {
		if p := recover(); p != nil { // the page and charset libraries are not ours
			r, err = nil, bad(in.Origin, "cannot be read: %v", p)
		}
	}()
	switch in.kind {
	case record:
		r, err = readRecord(in)
	case page:
		r, err = readPage(in)
	default:
		r, err = readPlain(in)
	}
	if err != nil {
		return nil, bad(in.Origin, "%v", err)
	}
	complete(r, in)
	return r, nil
}

// complete fills in what every report has, whatever it came as.
func complete(r *sitrep.Report, in Input) {
	r.Raw, r.Origin = in.raw, in.Origin
	if r.Language == "" {
		r.Language = languageOf(r.Text)
	}
	switch {
	case r.ID != "":
	case r.URL != "":
		r.ID = r.URL
	default:
		r.ID = "sha256-" + r.TextHash()[:16]
	}
}

// publish notes the date that an input gives for itself, where it can be read.
func publish(r *sitrep.Report, date string) {
	if m, ok := parsePublished(date); ok {
		r.Published, r.PublishedFrom = m, "metadata"
	}
}
