package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"runtime"
	"strconv"
	"time"

	"sitrep"
	"sitrep/annotate"
	"sitrep/doc"
	"sitrep/flow"
	"sitrep/ingest"
	"sitrep/store"
)

// Bounds of adding, so that the pages of others do not wait for it.
const (
	mostAdding  = 2               // uploads that are read at once; others wait for their turn
	mostText    = 256 << 10       // bytes of one report's text
	mostReading = 2 * time.Minute // for one report
	mostShown   = 64 << 10        // bytes of a text that is shown with its marks
)

// adder reads what is added.
type adder struct {
	keeper flow.Keeper
	turns  chan struct{} // uploads that are read
}

func newAdder(k *flow.Keeper) *adder {
	a := &adder{*k, make(chan struct{}, mostAdding)}
	a.keeper.Bounds = flow.Bounds{
		Text: mostText, Time: mostReading,
		Turns: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)-1)), // one processor is for those who read pages
	}
	return a
}

// turn waits until an upload may be read; waiting is called where others are before
// it. The turn is to be given back.
func (a *adder) turn(ctx context.Context, waiting func()) error {
	select {
	case a.turns <- struct{}{}:
		return nil
	default:
	}
	waiting()
	select {
	case a.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (a *adder) giveBack() { <-a.turns }

// addPage is the form, with what became of what was sent.
type addPage struct {
	layout

	Most   int64 // bytes that may be sent at a time
	Pasted pasted
	Sheet  template.HTML // the pasted text with its marks, empty where it was not read
	Tells  string        // in a line, what was read from it

	Outcome *outcome // of what was added; nil for nothing
}

// Fits is how much may be sent at a time, in words.
func (p addPage) Fits() string { return megabytes(p.Most) }

// addForm shows the form.
func (s *Server) addForm(w http.ResponseWriter, r *http.Request) error {
	if s.adder == nil {
		return fmt.Errorf("%w: nothing can be added here", sitrep.ErrNotFound)
	}
	return s.render(w, r, "add", s.addPage(r))
}

func (s *Server) addPage(r *http.Request) addPage {
	p := addPage{layout: s.layout(r, "Add reports"), Most: s.o.Upload}
	p.At = "/add"
	return p
}

// add keeps what was sent. A program that accepts lines gets one for each report once
// it is on the disk; others are sent to a page at the end, which adds nothing when it is
// loaded again.
func (s *Server) add(w http.ResponseWriter, r *http.Request) error {
	u, err := s.take(w, r)
	if err != nil {
		return err
	}
	defer u.close()
	if u.empty() {
		return fmt.Errorf("%w: nothing was sent; paste a text or choose files", sitrep.ErrInvalid)
	}
	if r.Header.Get("Accept") == linesType {
		return s.addLines(w, r, u)
	}
	o := &outcome{who: s.who(r)}
	err = s.keep(r, u, func() {}, o.take)
	if errors.Is(err, context.Canceled) {
		return err
	}
	if err != nil {
		s.failed(r, err)
		o.Failed = storeFailed
	}
	unbounded(w)
	http.Redirect(w, r, "/add/"+strconv.FormatInt(s.outcomes.keep(o, s.o.Now()), 10), http.StatusSeeOther)
	return nil
}

const storeFailed = "The store failed. What is listed is kept; the log of the program has more."

// take takes a form in, where anything can be added.
func (s *Server) take(w http.ResponseWriter, r *http.Request) (*upload, error) {
	if s.adder == nil {
		return nil, fmt.Errorf("%w: nothing can be added here", sitrep.ErrNotFound)
	}
	return s.receive(w, r)
}

// keep reads all that was sent, when its turn comes, and calls done with what became
// of each report once it is on the disk.
func (s *Server) keep(r *http.Request, u *upload, waiting func(), done func(added)) error {
	ctx := r.Context()
	if err := s.adder.turn(ctx, waiting); err != nil {
		return err
	}
	defer s.adder.giveBack()
	return s.adder.keeper.Add(ctx, u.inputs(), func(k flow.Kept) { done(s.addedOf(r, &k)) })
}

// preview shows what is read from a text, and keeps nothing.
func (s *Server) preview(w http.ResponseWriter, r *http.Request) error {
	u, err := s.take(w, r)
	if err != nil {
		return err
	}
	defer u.close()
	p := s.addPage(r)
	p.Pasted = u.Pasted
	switch n := len(u.Pasted.Text); {
	case n == 0:
		return fmt.Errorf("%w: there is no text to read; paste one", sitrep.ErrInvalid)
	case n > mostShown:
		return fmt.Errorf("%w: the text is longer than the %d KB that are shown; it can be kept all the same", sitrep.ErrInvalid, mostShown>>10)
	}
	d, reading, err := s.try(r.Context(), u)
	if err != nil {
		return err
	}
	d.Vectors = doc.Vectors{}
	var b bytes.Buffer
	if err := annotate.Columns(&b, annotate.Sheet{Doc: d, Reading: reading}); err != nil {
		return err
	}
	p.Sheet = template.HTML(b.String()) //nolint:gosec // a template of annotate made it
	p.Tells = tells(reading)
	unbounded(w)
	return s.render(w, r, "add", p)
}

// try reads the first report of what was sent.
func (s *Server) try(ctx context.Context, u *upload) (*doc.Doc, *sitrep.Reading, error) {
	for in, err := range u.inputs() {
		if err != nil {
			return nil, nil, err
		}
		return s.adder.keeper.Try(ctx, in)
	}
	return nil, nil, &ingest.Error{Origin: "pasted text", Why: "holds no report"}
}

// tells counts what was read.
func tells(r *sitrep.Reading) string {
	return plural(len(r.Incidents), "incident") + ", " + plural(len(r.Claims), "claim") + ", " + plural(len(r.Statements), "statement")
}

// unbounded lets an answer that took long to make be sent all the same.
func unbounded(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{}) // where there is none, nothing is to be put off
}

// counts tells how many reports became what.
type counts struct{ New, Changed, Known, Refused int }

func (c *counts) count(a *added) {
	switch a.State {
	case string(store.New):
		c.New++
	case string(store.Changed):
		c.Changed++
	case string(store.Known):
		c.Known++
	default:
		c.Refused++
	}
}

// String is the counts in a line, those that are not 0.
func (c counts) String() string {
	text := ""
	for _, part := range []struct {
		n    int
		word string
	}{{c.New, "new"}, {c.Changed, "changed"}, {c.Known, "known already"}, {c.Refused, "refused"}} {
		if part.n > 0 {
			text += ", " + number(part.n) + " " + part.word
		}
	}
	if text == "" {
		return "nothing"
	}
	return text[2:]
}
